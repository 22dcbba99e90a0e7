import { termsOn } from './authority.js';
import type { Facts, OfficeTerm } from './facts.js';
import type { MemberSignature } from './procedure.js';
import type { Side } from './states.js';

/** The highest office where several people hold it together. */
export interface Board {
  /** How many of its members have to sign. */
  quorum: number;
  /** In office, each person once. */
  members: readonly OfficeTerm[];
}

/** The board of `side` as it is on that day, or null where one person signs, as also while somebody acts for the board. */
export function boardOn(facts: Pick<Facts, 'terms'>, side: Side, date: string): Board | null {
  const [first] = termsOn(facts, side, date);
  if (first?.capacity !== 'collegiate') return null;
  return { quorum: quorumOn(facts, side, date), members: membersOn(facts, side, date) };
}

/** Members of the board who are in office on that day, each person once, whether or not somebody acts for it then. */
export function membersOn(facts: Pick<Facts, 'terms'>, side: Side, date: string): readonly OfficeTerm[] {
  const members = memberTermsOn(facts, side, date);
  return members.filter(({ personId }, index) => members.findIndex((each) => each.personId === personId) === index);
}

const memberTermsOn = (facts: Pick<Facts, 'terms'>, side: Side, date: string): OfficeTerm[] =>
  termsOn(facts, side, date).filter(({ capacity }) => capacity === 'collegiate');

/** The quorum is a fact of the board. Should its members be entered with different ones, the strictest counts. */
export function quorumOn(facts: Pick<Facts, 'terms'>, side: Side, date: string): number {
  return Math.max(1, ...memberTermsOn(facts, side, date).map(({ quorum }) => quorum ?? 1));
}

/** What a board's signature says of those who gave it. */
export const signedTogether = (members: readonly MemberSignature[], quorum: number) => ({
  name: members.map(({ name }) => name).join(', '),
  // whoever drew alone typed nothing
  typedName: members.flatMap(({ typedName }) => typedName || []).join(', '),
  quorum,
  members,
});
