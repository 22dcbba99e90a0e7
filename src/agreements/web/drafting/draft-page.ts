import type { CaseView } from '../../../partnerships/application/case.query.js';
import { latestRevision } from '../../../partnerships/domain/procedure.js';
import { type AgreementLanguage, languagesOf, mostClauses } from '../../../partnerships/domain/text-input.js';
import { type CaseNames, namesOf, pairOf } from '../../../partnerships/web/case-names.js';
import { given, type Sayable, words, type Words } from '../../../platform/web/words.js';
import type { ReviewedDraft } from '../../application/drafting/review-draft.query.js';
import type { AgreementClause, ClausePlace } from '../../domain/agreement-content.js';
import type { LanguageState } from '../../domain/wording/language-states.js';
import { clausesFor } from '../../domain/wording/library.js';
import type { MergedText } from '../../domain/drafting/merge-texts.js';
import { clauseName } from '../clause-name.js';
import { commentsOf } from '../comments.js';
import type { PreviewModel } from '../preview/preview-pages.js';
import { type TextAddresses, textAddresses } from '../text-addresses.js';
import { namedLanguage, type NamedLanguage } from '../wording/language-words.js';
import { closedReasons } from './closed-reasons.js';
import { armsRow, type FactRow, factRows } from './fact-rows.js';
import { type ProblemLine, problemLines } from './problem-lines.js';

export type WordingStatus = 'house' | 'own' | 'missing';

export interface DraftClauseRow {
  readonly id: string;
  readonly href: string;
  readonly name: Sayable;
  readonly required: boolean;
  readonly languages: readonly (NamedLanguage & { readonly status: WordingStatus })[];
  readonly mayMove: { readonly up: boolean; readonly down: boolean };
  readonly comments: number;
  /** Mistakes in it, beside what is only missing. */
  readonly mistakes: number;
}

/** The other side proposed a text since this copy began. */
export interface Behind {
  readonly text: Words;
  readonly conflicts: number;
}

export interface DraftPage {
  readonly reference: string;
  readonly title: Words;
  readonly base: Words;
  readonly savedAt: Date | null;
  /** Why it can only be read at the moment; empty where it can be written. */
  readonly closed: readonly Words[];
  readonly behind: Behind | null;
  /** What stands in the way of proposing it. */
  readonly open: readonly ProblemLine[];
  readonly facts: readonly FactRow[];
  readonly groups: readonly { readonly place: ClausePlace; readonly clauses: readonly DraftClauseRow[] }[];
  readonly addable: readonly { readonly id: string; readonly name: Sayable }[];
  readonly mayAdd: boolean;
  /** Languages in which the house's wording was read by no native reader yet. */
  readonly unchecked: Words | null;
  readonly preview: PreviewModel;
  readonly addresses: TextAddresses;
  readonly backHref: string;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'agreements/draft': DraftPage;
  }
}

export interface ShownDraft {
  readonly reviewed: ReviewedDraft;
  readonly behind: MergedText | null;
  readonly states: readonly LanguageState[];
  readonly preview: PreviewModel;
}

export function draftPage({ reviewed, behind, states, preview }: ShownDraft, language: string): DraftPage {
  const { view, draft, library } = reviewed;
  const names = namesOf(view.facts);
  const addresses = textAddresses(view.partnership.reference);
  const problems = problemLines(reviewed, names, language);
  const has = draft.text.clauses.map(({ id }) => id);
  return {
    reference: view.partnership.reference,
    title: words('agreements:draft.title', pairOf(names)),
    base: baseWords(draft.base, names, view),
    savedAt: draft.updatedAt,
    closed: closedReasons(reviewed),
    behind: behind && { text: behindWords(view, names), conflicts: behind.clauses.length + behind.facts.length },
    open: problems,
    facts: [...factRows(draft.text, names, language), armsRow(reviewed.composed.content.parties, names)],
    groups: grouped(reviewed, problems, language),
    addable: clausesFor(library, view.partnership.kind)
      .filter(({ id }) => !has.includes(id))
      .map(({ id }) => ({ id, name: clauseName({ id, wording: { en: headingOf(library, id) } }, language) })),
    mayAdd: has.length < mostClauses,
    unchecked: uncheckedWords(states, languagesOf(draft.text), language),
    ...{ preview, addresses },
    backHref: addresses.text,
  };
}

const headingOf = ({ languages }: ReviewedDraft['library'], id: string) => ({
  heading: languages.en.clauses[id]?.heading ?? '',
  text: '',
});

function baseWords(base: number, names: CaseNames, view: CaseView): Words {
  const revision = view.partnership.procedure.revisions.find(({ number }) => number === base);
  if (!revision) return words('agreements:draft.fromHouse');
  return words('agreements:draft.fromRevision', { number: base, community: given(names[revision.proposedBy]) });
}

function behindWords({ partnership }: CaseView, names: CaseNames): Words {
  const latest = latestRevision(partnership.procedure);
  const community = given(names[latest?.proposedBy ?? 'initiator']);
  return words('agreements:draft.behind', { community, number: latest?.number ?? 0 });
}

/** A quiet word about the house's own translations; null where native readers have read them all. */
export function uncheckedWords(
  states: readonly LanguageState[],
  spoken: readonly AgreementLanguage[],
  language: string,
): Words | null {
  const languages = states
    .filter((each) => each.state === 'unchecked' && spoken.includes(each.language))
    .map((each) => namedLanguage(each.language, language).name);
  return languages.length > 0 ? words('agreements:draft.unchecked', { languages, count: languages.length }) : null;
}

function grouped(reviewed: ReviewedDraft, problems: readonly ProblemLine[], language: string): DraftPage['groups'] {
  const { clauses } = reviewed.composed.content;
  const rows = clauses.map((clause) => clauseRow(clause, reviewed, problems, language));
  return [...new Set(clauses.map(({ place }) => place))].map((place) => ({
    place,
    clauses: rows.filter((_, index) => clauses[index]?.place === place),
  }));
}

function clauseRow(
  clause: AgreementClause,
  reviewed: ReviewedDraft,
  problems: readonly ProblemLine[],
  language: string,
): DraftClauseRow {
  const { id, place } = clause;
  const { view, library } = reviewed;
  const { clauses, languages } = reviewed.composed.content;
  const at = clauses.indexOf(clause);
  return {
    id,
    href: textAddresses(view.partnership.reference).clause(id),
    name: clauseName(clause, language),
    required: library.clauses.some((each) => each.id === id && each.required),
    languages: languagesOf({ languages }).map((code) => ({
      ...namedLanguage(code, language),
      status: statusOf(reviewed, id, code),
    })),
    mayMove: { up: clauses[at - 1]?.place === place, down: clauses[at + 1]?.place === place },
    comments: commentsOf(view).filter((comment) => comment.clause === id).length,
    mistakes: problems.filter((problem) => problem.clause === id && !problem.missing).length,
  };
}

export function statusOf({ composed, draft }: ReviewedDraft, id: string, language: AgreementLanguage): WordingStatus {
  const clause = composed.content.clauses.find((each) => each.id === id);
  const { heading = '', text = '' } = clause?.wording[language] ?? {};
  if (text === '' || (clause?.place === 'article' && heading === '')) return 'missing';
  return draft.text.clauses.find((each) => each.id === id)?.wording[language] ? 'own' : 'house';
}
