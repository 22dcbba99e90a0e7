import type { Side } from '../../src/partnerships/domain/states.js';
import { atADecentHour, dateOf, readingAt, shiftedDate } from './naive-calendar.js';
import type { NaiveCase } from './naive-case.js';
import { waitedOn } from './naive-waiting.js';
import type { NaivePair } from './naive-house.js';

const hour = 3_600_000;
const both = ['initiator', 'counterpart'] as const;

/** The official of that side is asked to sign, and can. */
export function isAsked(c: NaiveCase, side: Side): boolean {
  if (c.state !== 'signing' || c.heldSince !== null) return false;
  return waitedOn(c).some(({ party, role }) => party === side && role === 'official');
}

/** A signature of that side is to be expected. */
const isOnTheWay = (c: NaiveCase, side: Side): boolean =>
  ['in-approval', 'drafting', 'signing'].includes(c.state) && !c.signed[side];

/** Whose office ends or begins in the two communities of a case, and who has heard of it. */
export class NaiveOffices {
  private readonly warned = new Set<string>();
  private readonly called = new Set<string>();

  constructor(
    private readonly pair: NaivePair,
    /** The civil date on which the case began. */
    private readonly began: string,
  ) {}

  /** Around the days on which an office begins or is about to end it is looked at whatever happens. */
  next(warnBefore: number): number {
    const days = both.flatMap((side) =>
      this.pair.communities[side].terms.flatMap(({ from, until }) => [
        ...(from > this.began ? [from] : []),
        ...(until ? [shiftedDate(until, -warnBefore)] : []),
      ]),
    );
    return Math.min(...days.map((date) => Date.parse(`${date}T00:00:00Z`) - 15 * hour));
  }

  /** Whoever was asked to sign isn't asked again because their office begins. */
  wasAsked(mail: string): void {
    this.called.add(mail);
  }

  everybodyIsAskedAnew(): void {
    this.called.clear();
  }

  /** Somebody’s last day there is still to come, and before it a signature. */
  isEnding(c: NaiveCase, side: Side, now: number): boolean {
    const { place, terms } = this.pair.communities[side];
    const today = dateOf(readingAt(now, place.zone));
    return isOnTheWay(c, side) && terms.some(({ from, until }) => from <= today && until !== null && today <= until);
  }

  /** An office ends in sixty days: sign before. Who hears of it, from when on; each once. */
  warnings(c: NaiveCase, now: number, warnBefore: number): { to: string; from: number }[] {
    return both.flatMap((side) => {
      const { place, terms, clerks } = this.pair.communities[side];
      const today = dateOf(readingAt(now, place.zone));
      if (!isOnTheWay(c, side)) return [];
      return terms.flatMap(({ mail, from, until }) => {
        const key = `${mail} until ${until}`;
        const ends = until !== null && today >= shiftedDate(until, -warnBefore) && today <= until;
        if (!ends || this.warned.has(key)) return [];
        this.warned.add(key);
        const readers = [...clerks, ...(from <= today ? [mail] : [])];
        return readers.map((to) => ({ to, from: atADecentHour(now, place) }));
      });
    });
  }

  /** Whoever has come into office by then while a text waits for it is asked, once. */
  successors(c: NaiveCase, now: number): string[] {
    return both.flatMap((side) => {
      const { place, terms } = this.pair.communities[side];
      const today = dateOf(readingAt(now, place.zone));
      const asked = terms.filter(
        ({ mail, from }) => from > this.began && from <= today && !this.called.has(mail) && isAsked(c, side),
      );
      for (const { mail } of asked) this.called.add(mail);
      return asked.map(({ mail }) => mail);
    });
  }
}
