import { civilDate } from '../../platform/clock/civil-date.js';
import type { Facts, OfficeTerm } from './facts.js';
import type { Side } from './states.js';

export const holdsOn = (term: OfficeTerm, date: string): boolean =>
  term.from <= date && (term.until === null || date <= term.until);

/** A delegate or acting holder in force goes before the holder: that is why the capacity was entered. */
const rank: Record<OfficeTerm['capacity'], number> = { delegate: 0, acting: 1, collegiate: 2, holder: 3 };

/** Who may sign for `side` on the civil date of that community, or null where nobody is recorded. */
export function signatoryOn(facts: Pick<Facts, 'terms'>, side: Side, date: string): OfficeTerm | null {
  return termsOn(facts, side, date)[0] ?? null;
}

/**
 * Everybody who may sign for `side` on that day, whoever goes first being first. Where several members of a board have to
 * sign together, a holder beside it doesn't sign alone: the board is the highest office then.
 */
export function termsOn(facts: Pick<Facts, 'terms'>, side: Side, date: string): OfficeTerm[] {
  const inForce = facts.terms[side].filter((term) => holdsOn(term, date));
  const together = inForce.some(({ capacity, quorum }) => capacity === 'collegiate' && (quorum ?? 1) > 1);
  const able = together ? inForce.filter(({ capacity }) => capacity !== 'holder') : inForce;
  return able.sort((a, b) => rank[a.capacity] - rank[b.capacity] || b.from.localeCompare(a.from));
}

/** Authority is decided at the instant of signing, in that community's zone. */
export const signatoryNow = (facts: Facts, side: Side): OfficeTerm | null =>
  signatoryOn(facts, side, civilDate(new Date(facts.now), facts.communities[side].zone));

/** The term under which this very person may sign for `side` at this instant. */
export function termOf(facts: Facts, side: Side, personId: string): OfficeTerm | null {
  const date = civilDate(new Date(facts.now), facts.communities[side].zone);
  return termsOn(facts, side, date).find((term) => term.personId === personId) ?? null;
}
