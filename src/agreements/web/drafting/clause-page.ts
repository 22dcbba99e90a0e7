import { type AgreementLanguage, type ClauseWording, languagesOf } from '../../../partnerships/domain/text-input.js';
import { namesOf } from '../../../partnerships/web/case-names.js';
import { type Sayable, words, type Words } from '../../../platform/web/words.js';
import { houseWords } from '../../application/drafting/save-clause.handler.js';
import type { ReviewedDraft } from '../../application/drafting/review-draft.query.js';
import { type EditConflict, shownWording, wordingFingerprint } from '../../domain/drafting/clause-edit.js';
import type { LanguageState } from '../../domain/wording/language-states.js';
import { clauseName } from '../clause-name.js';
import { type CommentView, commentsOf } from '../comments.js';
import type { PreviewModel } from '../preview/preview-pages.js';
import { type TextAddresses, textAddresses } from '../text-addresses.js';
import { namedLanguage, type NamedLanguage } from '../wording/language-words.js';
import type { ClauseForm } from './clause-form.js';
import { notNow, mistakesOf } from './clause-mistakes.js';
import { closedReasons } from './closed-reasons.js';
import { statusOf, uncheckedWords, type WordingStatus } from './draft-page.js';
import { type FieldMeaning, fieldMeanings } from './field-meanings.js';
import { latestSeen } from './saved-flash.js';
import { problemLines } from './problem-lines.js';

/** One language of the clause, as its fields stand. */
export interface EditedLanguage extends NamedLanguage, ClauseWording {
  readonly seen: string;
  readonly status: WordingStatus;
  /** The house's wording, where it isn't what stands in the fields. */
  readonly house: ClauseWording | null;
  /** What can be kept and not be proposed. */
  readonly warnings: readonly Words[];
  readonly error: Words | null;
  readonly conflict: { readonly saved: ClauseWording; readonly against: string } | null;
}

export interface ClausePage {
  readonly reference: string;
  readonly name: Sayable;
  readonly article: boolean;
  readonly required: boolean;
  readonly position: { readonly number: number; readonly of: number };
  readonly languages: readonly EditedLanguage[];
  /** A colleague took it out meanwhile; what was typed stands in the fields. */
  readonly gone: boolean;
  /** Why it can only be read at the moment; empty where it can be written. */
  readonly closed: readonly Words[];
  /** Number of the newest proposed text, to know later whether another was proposed meanwhile. */
  readonly latest: number;
  readonly fields: readonly FieldMeaning[];
  readonly comments: readonly CommentView[];
  readonly commentHref: string | null;
  readonly next: { readonly href: string; readonly name: Sayable } | null;
  readonly unchecked: Words | null;
  readonly preview: PreviewModel;
  readonly addresses: TextAddresses;
  readonly action: string;
  readonly backHref: string;
  readonly mistakes: readonly { readonly text: Words; readonly href: string }[];
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'agreements/clause': ClausePage;
  }
}

export interface ShownClause {
  readonly id: string;
  readonly reviewed: ReviewedDraft;
  readonly states: readonly LanguageState[];
  readonly preview: PreviewModel;
  /** What was typed and not saved. */
  readonly form?: ClauseForm;
  readonly conflicts?: readonly EditConflict[];
  readonly gone?: boolean;
}

export function clausePage(shown: ShownClause, language: string): ClausePage {
  const { id, reviewed, states, preview, gone = false } = shown;
  const { view, composed, draft, latest } = reviewed;
  const { reference } = view.partnership;
  const addresses = textAddresses(reference);
  const languages = languagesOf(draft.text).map((code) => editedLanguage(shown, code, language));
  const closed = closedReasons(reviewed);
  return {
    ...{ reference, languages, gone, closed, preview, addresses },
    latest: latestSeen(shown.form?.raw, latest),
    ...placeOf(shown, language),
    ...commentsBeside(shown),
    fields: fieldMeanings(composed.content, reviewed.side),
    unchecked: uncheckedWords(states, languagesOf(draft.text), language),
    action: addresses.clause(id),
    backHref: `${addresses.draft}#clause-${id}`,
    mistakes: shown.form && closed.length > 0 ? notNow(closed) : mistakesOf(languages, gone),
  };
}

/** Which clause it is, and which comes next. */
function placeOf({ id, reviewed }: ShownClause, language: string) {
  const { clauses } = reviewed.composed.content;
  const at = clauses.findIndex((clause) => clause.id === id);
  const next = clauses[at + 1];
  const { clause: addressOf } = textAddresses(reviewed.view.partnership.reference);
  return {
    name: clauseName(clauses[at] ?? { id, wording: {} }, language),
    article: (clauses[at]?.place ?? 'article') === 'article',
    required: reviewed.library.clauses.some((each) => each.id === id && each.required),
    position: { number: at + 1, of: clauses.length },
    next: next ? { href: addressOf(next.id), name: clauseName(next, language) } : null,
  };
}

/** Comments are about proposed texts, so new ones are written there. */
function commentsBeside({ id, reviewed: { view } }: ShownClause) {
  const newest = view.partnership.procedure.revisions.at(-1);
  const { text } = textAddresses(view.partnership.reference);
  return {
    comments: commentsOf(view).filter(({ clause }) => clause === id),
    commentHref: newest?.content?.clauses.includes(id) ? `${text}#clause-${id}` : null,
  };
}

function editedLanguage(shown: ShownClause, code: AgreementLanguage, language: string): EditedLanguage {
  const { id, reviewed, form } = shown;
  const { text } = reviewed.draft;
  const house = houseWords(reviewed.library, reviewed, text, id);
  const saved = shownWording(text, house, id, code);
  const typed = form?.typed.find((each) => each.language === code);
  const conflict = shown.conflicts?.find((each) => each.language === code);
  const mistake = form?.mistakes.find((each) => each.language === code);
  const label = words('agreements:clause.wording', { language: namedLanguage(code, language).name });
  const maximum = Number(mistake?.params?.maximum ?? 0);
  return {
    ...namedLanguage(code, language),
    ...(typed?.wording ?? saved),
    seen: typed?.seen ?? wordingFingerprint(saved),
    status: statusOf(reviewed, id, code),
    house: reviewed.draft.text.clauses.find((each) => each.id === id)?.wording[code] || typed ? house(code) : null,
    warnings: form ? [] : warningsOf(reviewed, id, code, language),
    error: mistake ? words(`errors:${mistake.code}`, { label, maximum }) : null,
    conflict: conflict ? { saved: conflict.saved, against: wordingFingerprint(conflict.saved) } : null,
  };
}

function warningsOf(reviewed: ReviewedDraft, id: string, code: AgreementLanguage, language: string): Words[] {
  return problemLines(reviewed, namesOf(reviewed.view.facts), language)
    .filter((problem) => problem.clause === id && problem.language === code)
    .map(({ text }) => text);
}
