import type { ClauseWording } from '../../../partnerships/domain/text-input.js';
import { latestRevision } from '../../../partnerships/domain/procedure.js';
import { namesOf } from '../../../partnerships/web/case-names.js';
import { oneOf, type RawForm } from '../../../platform/web/forms/raw-form.js';
import { given, type Sayable, words, type Words } from '../../../platform/web/words.js';
import type { ReviewedDraft } from '../../application/drafting/review-draft.query.js';
import { houseWords } from '../../application/drafting/save-clause.handler.js';
import type {
  Chosen,
  FactConflict,
  MergeChoice,
  MergeConflict,
  MergedText,
} from '../../domain/drafting/merge-texts.js';
import { clauseNamesOf } from '../clause-name.js';
import { textAddresses } from '../text-addresses.js';
import { namedLanguage, type NamedLanguage } from '../wording/language-words.js';
import { factLabel, factWords } from './fact-rows.js';

/** Both versions of what both sides changed. */
export interface ConflictView {
  readonly name: string;
  readonly title: Words;
  readonly language: NamedLanguage | null;
  readonly mine: ClauseWording | null;
  readonly theirs: ClauseWording | null;
  readonly facts: { readonly mine: Sayable; readonly theirs: Sayable } | null;
  readonly chosen: Chosen | null;
  readonly error: Words | null;
}

export interface CatchUpPage {
  readonly reference: string;
  readonly lead: Words;
  readonly community: string;
  readonly conflicts: readonly ConflictView[];
  readonly version: number;
  readonly latest: number;
  readonly action: string;
  readonly compareHref: string | null;
  readonly backHref: string;
  readonly mistakes: readonly { readonly text: Words; readonly href: string }[];
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'agreements/catch-up': CatchUpPage;
  }
}

/** The field in which the answer to a conflict is sent. */
export const choiceName = (conflict: MergeConflict | FactConflict): string =>
  'fact' in conflict ? `choice.fact.${conflict.fact}` : `choice.clause.${conflict.clause}.${conflict.language}`;

const answers: readonly Chosen[] = ['mine', 'theirs', 'both'];
export const chosenIn = (raw: RawForm, conflict: MergeConflict | FactConflict): Chosen | null =>
  answers.find((answer) => answer === oneOf(raw, choiceName(conflict))) ?? null;

export const choicesIn =
  (raw: RawForm): MergeChoice =>
  (conflict) =>
    chosenIn(raw, conflict) ?? 'mine';

interface Shown {
  readonly reviewed: ReviewedDraft;
  readonly merged: MergedText;
  readonly raw: RawForm;
  /** Whether answers were asked for already. */
  readonly sent: boolean;
  readonly changed?: boolean;
}

export function catchUpPage({ reviewed, merged, raw, sent, changed = false }: Shown, language: string): CatchUpPage {
  const { view, draft, latest } = reviewed;
  const { reference, procedure } = view.partnership;
  const names = namesOf(view.facts);
  const addresses = textAddresses(reference);
  const proposedBy = latestRevision(procedure)?.proposedBy ?? 'initiator';
  const conflicts = [...merged.facts, ...merged.clauses].map((conflict) =>
    conflictView(conflict, { reviewed, merged, raw, sent, language }),
  );
  return {
    reference,
    lead: words('agreements:draft.behind', { community: given(names[proposedBy]), number: latest }),
    community: names[proposedBy],
    conflicts,
    version: draft.version,
    latest,
    action: addresses.catchUp,
    compareHref: draft.base > 0 ? `${addresses.compare}?from=${draft.base}&to=${latest}` : null,
    backHref: addresses.draft,
    mistakes: [
      ...(changed ? [{ text: words('errors:text.draft-saved-meanwhile'), href: '#main-content' }] : []),
      ...conflicts.flatMap(({ error, name }) => (error ? [{ text: error, href: `#${idOf(name)}` }] : [])),
    ],
  };
}

const idOf = (name: string) => name.replace(/[^\w-]/g, '-');

type Asked = Pick<Shown, 'reviewed' | 'merged' | 'raw' | 'sent'> & { language: string };

function conflictView(conflict: MergeConflict | FactConflict, asked: Asked): ConflictView {
  const { reviewed, merged, raw, sent, language } = asked;
  const chosen = chosenIn(raw, conflict);
  const title = conflictTitle(conflict, reviewed, language);
  const common = {
    ...{ name: choiceName(conflict), chosen, title },
    error: sent && chosen === null ? words('agreements:catchUp.choose', { what: title }) : null,
  };
  if ('fact' in conflict) {
    const facts = {
      mine: factWords(conflict.fact, conflict.mine, reviewed.draft.text, language),
      theirs: factWords(conflict.fact, conflict.theirs, merged.theirs, language),
    };
    return { ...common, language: null, mine: null, theirs: null, facts };
  }
  const house = houseWords(reviewed.library, reviewed, reviewed.draft.text, conflict.clause)(conflict.language);
  return {
    ...common,
    language: namedLanguage(conflict.language, language),
    mine: conflict.mine ?? house,
    theirs: conflict.theirs ?? house,
    facts: null,
  };
}

function conflictTitle(conflict: MergeConflict | FactConflict, reviewed: ReviewedDraft, language: string): Words {
  if ('fact' in conflict) return factLabel(conflict.fact, namesOf(reviewed.view.facts), language);
  const clause = clauseNamesOf([reviewed.composed.content], language)(conflict.clause);
  return words('agreements:catchUp.clause', { clause, language: namedLanguage(conflict.language, language).name });
}
