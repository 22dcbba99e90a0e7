/** A term of office as the clock looks at it; dates are civil dates of its community, `until` inclusive. */
export interface ClockedTerm {
  readonly id: string;
  readonly communityId: string;
  readonly personId: string;
  readonly name: string;
  readonly office: string;
  readonly from: string;
  readonly until: string | null;
  readonly confirmed: boolean;
  readonly zone: string;
  /** How many days before its end people hear of it, as the newest policy says: time enough to sign before. */
  readonly warnBefore: number;
  /** Days of which the clock has told already; another day is told of anew. */
  readonly begunOn: string | null;
  readonly endedOn: string | null;
  readonly warnedOf: string | null;
}

export type TermTurn = 'begins' | 'ends' | 'nears-its-end';

const day = 86_400_000;

/** `days` before a civil date. */
export const daysBefore = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * day).toISOString().slice(0, 10);

/** What has come to pass by `today` in the community, and wasn't told of yet. */
export function turnsOf(term: ClockedTerm, today: string): TermTurn[] {
  const { from, until, warnBefore } = term;
  const over = until !== null && until < today;
  const turns: [TermTurn, boolean][] = [
    ['begins', from <= today && term.begunOn !== from],
    ['ends', over && term.endedOn !== until],
    ['nears-its-end', !over && until !== null && daysBefore(until, warnBefore) <= today && term.warnedOf !== until],
  ];
  return turns.filter(([, due]) => due).map(([turn]) => turn);
}
