import { boardOn } from '../board.js';
import type { Facts, OfficeTerm } from '../facts.js';
import { refusal, type Refusal } from '../refusals.js';
import type { Side } from '../states.js';

/**
 * Which members of a board signed its paper, by the ids of their terms: whoever compares the scan says so, unless so few
 * are in office that all of them must have. Null where one person signs for the community.
 */
export function boardOnPaper(
  facts: Pick<Facts, 'terms'>,
  side: Side,
  signedOn: string,
  named: readonly string[] | undefined,
): readonly OfficeTerm[] | Refusal | null {
  const board = boardOn(facts, side, signedOn);
  if (!board || board.quorum <= 1) return null;
  const { members, quorum } = board;
  const all = members.length === quorum ? members : [];
  const signed = named ? members.filter(({ id }) => named.includes(id)) : all;
  const known = named === undefined || new Set(named).size === signed.length;
  return known && signed.length >= quorum ? signed : refusal('original.board-members', { quorum }, 'members');
}

export const isRefusal = (answer: readonly OfficeTerm[] | Refusal | null): answer is Refusal =>
  answer !== null && 'code' in answer;
