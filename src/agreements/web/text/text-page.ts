import type { CaseView } from '../../../partnerships/application/case.query.js';
import { type RevisionView, revisionViews } from '../../../partnerships/web/case/text-view.js';
import { deskAddress, namesOf, pairOf } from '../../../partnerships/web/case-names.js';
import { words, type Given, type Words } from '../../../platform/web/words.js';
import type { PrintedRow, PrintedText } from '../../domain/printed-text.js';
import { clauseName } from '../clause-name.js';
import { type CommentView, commentsOf } from '../comments.js';
import { type TextAddresses, textAddresses } from '../text-addresses.js';
import { type NamedLanguage, namedLanguage } from '../wording/language-words.js';

/** One clause with what was said about it. */
export interface ReadClause {
  readonly row: PrintedRow;
  readonly name: Words | Given;
  readonly comments: readonly CommentView[];
  /** A comment that wasn't taken, as it was typed; null where nothing was. */
  readonly typed: TypedComment | null;
}

export interface TypedComment {
  readonly clause: string;
  readonly text: string;
  readonly error: Words;
}

export interface TextPage {
  readonly reference: string;
  readonly title: Words;
  readonly shown: RevisionView;
  readonly newest: boolean;
  readonly others: readonly RevisionView[];
  readonly languages: readonly NamedLanguage[];
  readonly clauses: readonly ReadClause[];
  /** Only texts whose clauses are known by name can be commented on. */
  readonly mayComment: boolean;
  /** A comment that wasn't taken, on a clause that this text hasn't. */
  readonly strayComment: TypedComment | null;
  readonly actions: { readonly accept: boolean; readonly draft: 'begin' | 'go-on' | 'read' | null };
  readonly compareHref: string | null;
  /** SHA-256 of its content, which both sides accept; null for a text of the first release that isn't fixed. */
  readonly contentHash: string | null;
  readonly addresses: TextAddresses;
  readonly backHref: string;
  readonly mistakes: readonly { readonly text: Words; readonly href: string }[];
}

/** Nobody has proposed a text yet. */
export interface NoTextPage {
  readonly reference: string;
  readonly title: Words;
  readonly mayWrite: boolean;
  readonly addresses: TextAddresses;
  readonly backHref: string;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'agreements/text': TextPage;
    'agreements/no-text': NoTextPage;
  }
}

export interface ReadText {
  readonly view: CaseView;
  readonly revision: number;
  readonly text: PrintedText;
  /** Whether this person's side is working on another one. */
  readonly drafting: boolean;
  readonly typed?: TypedComment;
}

export function textPage(read: ReadText, language: string): TextPage {
  const { view, revision, typed } = read;
  const { reference, procedure } = view.partnership;
  const revisions = revisionViews(view.partnership, namesOf(view.facts)) ?? [];
  const [shown] = revisions.filter(({ number }) => number === revision) as [RevisionView];
  const addresses = textAddresses(reference);
  const newest = revisions[0]?.number === revision;
  const clauses = readClauses(read, language);
  const strayComment = typed && clauses.every((clause) => clause.typed === null) ? typed : null;
  const comparable = procedure.revisions.filter(({ number }) => number <= revision).length > 1;
  return {
    reference,
    title: titleOf(view),
    shown,
    newest,
    others: revisions.filter(({ number }) => number !== revision),
    languages: read.text.languages.map((each) => namedLanguage(each, language)),
    ...{ clauses, strayComment, addresses },
    mayComment: newest && may(view, 'commentText') && procedure.revisions.at(-1)?.content !== undefined,
    actions: { accept: newest && may(view, 'acceptText'), draft: draftAction(read) },
    compareHref: comparable ? `${addresses.compare}?from=${revision - 1}&to=${revision}` : null,
    contentHash: hashOf(view, revision),
    backHref: deskAddress(view),
    mistakes: typed ? [{ text: typed.error, href: strayComment ? '#comment-stray' : `#comment-${typed.clause}` }] : [],
  };
}

export const noTextPage = (view: CaseView): NoTextPage => ({
  reference: view.partnership.reference,
  title: titleOf(view),
  mayWrite: may(view, 'proposeText'),
  addresses: textAddresses(view.partnership.reference),
  backHref: deskAddress(view),
});

export const titleOf = (view: CaseView): Words => words('partnerships:text.title', pairOf(namesOf(view.facts)));

function hashOf({ partnership: { procedure } }: CaseView, number: number): string | null {
  const revision = procedure.revisions.find((each) => each.number === number);
  const frozen = procedure.frozen?.revision === number ? procedure.frozen.contentHash : null;
  return revision?.content?.sha256 ?? frozen;
}

const may = ({ offers }: CaseView, action: string): boolean =>
  offers.some((offer) => offer.action === action && offer.possible);

function draftAction({ view, drafting }: ReadText): TextPage['actions']['draft'] {
  if (may(view, 'proposeText')) return drafting ? 'go-on' : 'begin';
  return drafting ? 'read' : null;
}

function readClauses({ view, text, typed }: ReadText, language: string): ReadClause[] {
  const comments = commentsOf(view);
  return text.rows.map((row) => ({
    row,
    name: clauseName({ id: row.id, wording: headingsOf(row) }, language),
    comments: comments.filter(({ clause }) => clause === row.id),
    typed: typed?.clause === row.id ? typed : null,
  }));
}

const headingsOf = ({ cells }: PrintedRow) =>
  Object.fromEntries(cells.map(({ language, heading }) => [language, { heading, text: '' }]));
