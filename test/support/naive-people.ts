import type { Side } from '../../src/partnerships/domain/states.js';
import { dateOf, readingAt, whenItShows } from './naive-calendar.js';
import type { NaiveCase } from './naive-case.js';
import type { NaiveCommunity, NaiveHouse, NaivePair } from './naive-house.js';
import type { Around } from './naive-letters.js';
import type { NaiveStep } from './naive-steps.js';

/** For whom somebody acts; null for staff and strangers. */
export function sideOf({ communities: { initiator, counterpart } }: NaivePair, mail: string | null): Side | null {
  const belongs = ({ clerks, terms }: NaiveCommunity) =>
    mail !== null && (clerks.includes(mail) || terms.some((term) => term.mail === mail));
  return belongs(initiator) ? 'initiator' : belongs(counterpart) ? 'counterpart' : null;
}

/** They came into office after it happened. */
export const begunSince = ({ communities }: NaivePair, at: number, mail: string): boolean =>
  [communities.initiator, communities.counterpart].some(({ place, terms }) =>
    terms.some((term) => term.mail === mail && whenItShows(`${term.from}T00:00:00`, place.zone) > at),
  );

/** Who is who in a case at this moment. */
export const peopleAround = ({ communities }: NaivePair, house: NaiveHouse, c: NaiveCase, now: number): Around => ({
  clerks: (side) => [...communities[side].clerks],
  officials: (side) => {
    const { terms, place } = communities[side];
    const today = dateOf(readingAt(now, place.zone));
    return terms.filter(({ from, until }) => from <= today && (until ?? today) >= today).map(({ mail }) => mail);
  },
  staff: () => [...house.staff],
  contact: () => (c.contact ? [c.contact] : []),
});

/** Where an official has no deputy, the clerks hear of it. */
export function toldBy({ party, role, family }: NaiveStep, c: NaiveCase, around: Around): string[] {
  if (party === 'staff') return around.staff();
  if (party === 'service') return [];
  if (role === 'invitee') return around.contact();
  const officials = around.officials(party);
  if (role === 'official') return officials;
  if (role === 'everybody') return [...officials, ...around.clerks(party)];
  const clerks = party === 'counterpart' && !c.counterpartJoined ? [] : around.clerks(party);
  // staff see to it where a community has nobody
  return clerks.length === 0 && family === 'ladder' ? around.staff() : clerks;
}
