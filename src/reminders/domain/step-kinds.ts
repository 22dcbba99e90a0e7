/** What sort of step a planned deadline is. Those of a day begin with its sort and carry days and date behind it. */
export const stepSorts = ['reminder', 'escalation', 'hearing', 'ceremony', 'scan', 'lapse', 'release'] as const;
export type StepSort = (typeof stepSorts)[number];

/** Kinds of a later release read as a reminder: it is what most steps are. */
export const sortOfStep = (kind: string): StepSort => stepSorts.find((sort) => kind.startsWith(sort)) ?? 'reminder';

/** The clock writes to people; otherwise it does something to the case itself. */
export const isMessage = (kind: string): boolean => !['lapse', 'release'].includes(sortOfStep(kind));

/** A step as it is told: `reminder-2` is the second one, `hearing-14-2026-04-21` is fourteen days before that day. */
export interface NamedStep {
  readonly sort: StepSort | 'hearing-after';
  /** Which one of its sort, or how many days away from the date. */
  readonly number: number | null;
  /** Civil date of the hearing or ceremony. */
  readonly date: string | null;
}

const ofDay = /^(hearing-after|hearing|ceremony)-(\d+)-(\d{4}-\d\d-\d\d)$/;
const numbered = /^(?:reminder|escalation)-(\d+)$/;

export function namedStep(kind: string): NamedStep {
  const [, daySort, days, date] = ofDay.exec(kind) ?? [];
  if (daySort && date) return { sort: daySort as NamedStep['sort'], number: Number(days), date };
  const number = numbered.exec(kind)?.[1];
  return { sort: sortOfStep(kind), number: number ? Number(number) : null, date: null };
}
