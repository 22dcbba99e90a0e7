import type { AgreementLanguage, ClauseWording } from '../../../partnerships/domain/text-input.js';
import { mostClauses, ownClauseId } from '../../../partnerships/domain/text-input.js';
import type { DraftText } from './draft-text.js';
import { type AgreementLibrary, clausesFor } from '../wording/library.js';

/** What is done to a draft. Each is pure; one that makes no sense on this draft leaves it as it is. */

/** `null` goes back to the house's wording. */
export function withWording(
  text: DraftText,
  id: string,
  wording: Partial<Record<AgreementLanguage, ClauseWording | null>>,
): DraftText {
  const clauses = text.clauses.map((clause) => {
    if (clause.id !== id) return clause;
    const merged = Object.entries({ ...clause.wording, ...wording }).filter(([, each]) => each !== null);
    return { id, wording: Object.fromEntries(merged) as typeof clause.wording };
  });
  return { ...text, clauses };
}

/** Whether a text of this kind may have such a clause at all. */
export const mayStand = (library: AgreementLibrary, kind: string, id: string): boolean =>
  ownClauseId.test(id) || clausesFor(library, kind).some((clause) => clause.id === id);

/** Puts a clause of the house where the house has it, or one's own before the last articles of every text. */
export function withClause(text: DraftText, library: AgreementLibrary, id: string): DraftText {
  if (text.clauses.length >= mostClauses || text.clauses.some((clause) => clause.id === id)) return text;
  const clauses = [...text.clauses];
  const at = ownClauseId.test(id) ? endOfArticles(text, library) : houseOrder(text, library, id);
  clauses.splice(at, 0, { id, wording: {} });
  return { ...text, clauses };
}

/** Before the required articles with which every text ends; one's own clauses count as none of these. */
function endOfArticles({ clauses }: DraftText, library: AgreementLibrary): number {
  const houses = (at: number) => library.clauses.find(({ id }) => id === clauses[at]?.id);
  let at = clauses.length;
  while (houses(at - 1)?.place === 'closing') at--;
  while (houses(at - 1)?.place === 'article' && houses(at - 1)?.required) at--;
  return at;
}

/** Before the next clause of the house, and before one's own that stand in front of that one. */
function houseOrder({ clauses }: DraftText, library: AgreementLibrary, id: string): number {
  const rank = (each: string) => library.clauses.findIndex((clause) => clause.id === each);
  const next = clauses.findIndex((clause) => rank(clause.id) > rank(id));
  let at = next < 0 ? clauses.length : next;
  const required = library.clauses.some((clause) => clause.id === id && clause.required);
  while (!required && ownClauseId.test(clauses[at - 1]?.id ?? '')) at--;
  return at;
}

export function withoutClause(text: DraftText, library: AgreementLibrary, id: string): DraftText {
  if (library.clauses.some((clause) => clause.id === id && clause.required)) return text;
  return { ...text, clauses: text.clauses.filter((clause) => clause.id !== id) };
}

/** One place up or down among the clauses that stand in the same part of the text. */
export function moved(text: DraftText, library: AgreementLibrary, id: string, by: -1 | 1): DraftText {
  const place = (each: string) => library.clauses.find((clause) => clause.id === each)?.place ?? 'article';
  const from = text.clauses.findIndex((clause) => clause.id === id);
  const one = text.clauses[from];
  const other = text.clauses[from + by];
  if (!one || !other || place(one.id) !== place(other.id)) return text;
  const clauses = [...text.clauses];
  clauses[from] = other;
  clauses[from + by] = one;
  return { ...text, clauses };
}

/** An id that none of these is, nor came before: `own-1`, `own-2`… What was said of a clause stays with its id. */
export function nextOwnId(used: readonly string[]): string {
  const numbers = used.map((id) => Number(/^own-(\d{1,9})$/.exec(id)?.[1] ?? 0));
  return `own-${Math.max(0, ...numbers) + 1}`;
}
