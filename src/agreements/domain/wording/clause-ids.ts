import { ownClauseId } from '../../../partnerships/domain/text-input.js';
import { libraryClause } from './library.js';

/** Why a clause of the wording can't be called so; null where it can. */
export function clauseIdProblem(id: string, taken: Iterable<string>): string | null {
  if (!libraryClause.shape.id.safeParse(id).success) return 'library.clause-id';
  if (new Set(taken).has(id)) return 'library.clause-twice';
  return ownClauseId.test(id) ? 'library.own-clause-id' : null;
}

/** The id itself, or with the first number behind it that makes it free. */
export function freeClauseId(id: string, taken: Iterable<string>): string {
  const all = new Set(taken);
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `-${number}`;
    const tried = `${id.slice(0, longest - ending.length)}${ending}`;
    if (!all.has(tried)) return tried;
  }
}

const longest = 41;
