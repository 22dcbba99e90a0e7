import type { Place } from '../../platform/clock/work-calendar.js';
import type { StateClock, WaitingState } from './state-clock.js';

/** Hours of the day (0 to 24) in which people may be written to: from `first` until just before `last`. */
export interface ContactHours {
  readonly first: number;
  /** When a day of work begins: what falls into the night or on a day off waits for it. */
  readonly usual: number;
  readonly last: number;
}

/** What staff decide about waiting. A published version never changes; another policy is another version. */
export interface PolicyContent {
  /** Where staff themselves work. */
  readonly office: Place;
  readonly hours: ContactHours;
  readonly clocks: Readonly<Record<WaitingState, StateClock>>;
  /** Calendar days around the day of a ceremony. */
  readonly ceremony: { readonly remindBefore: readonly number[]; readonly scanAfter: number };
  /** Calendar days around the day of a council's meeting. */
  readonly hearing: { readonly remindBefore: readonly number[]; readonly remindAfter: readonly number[] };
  /** Calendar days before an office term ends. */
  readonly term: { readonly warnBefore: number };
}

export interface ClockPolicy extends PolicyContent {
  readonly version: number;
  /** ISO instant, UTC. */
  readonly publishedAt: string;
  /** Also for waits that had begun before it was published. */
  readonly appliesToOpen: boolean;
}

/**
 * The default clocks of the domain's chapter 7. It has no figures for a council whose date isn't known, nor for the
 * lapse of a signature after staff were told: those in `in-approval` and the lapse in `signing` are the house's own.
 */
// biome-ignore format: a table
const firstClocks: Readonly<Record<WaitingState, StateClock>> = {
  draft:                  { days: 'working', target: null, remindAfter: [30, 45],                                      lapse: 60 },
  submitted:              { days: 'working', target: 10,   remindAfter: [10],                                          lapse: null },
  'awaiting-counterpart': { days: 'working', target: 90,   remindAfter: [14, 30, 60, 80],                              lapse: 90 },
  'changes-requested':    { days: 'working', target: 30,   remindAfter: [],                 remindBefore: [14, 7, 1],  lapse: 30 },
  'under-review':         { days: 'working', target: 45,   remindAfter: [45],                                          lapse: null },
  'in-approval':          { days: 'working', target: 60,   remindAfter: [30, 60], escalate: [{ after: 90, to: 'staff' }], lapse: 120 },
  drafting:               { days: 'working', target: 30,   remindAfter: [],                 remindBefore: [14, 7, 1],  lapse: 30 },
  signing:                { days: 'working', target: 14,   remindAfter: [3, 7, 14], escalate: [{ after: 21, to: 'clerk' }, { after: 28, to: 'staff' }], lapse: 60 },
  signed:                 { days: 'working', target: 10,   remindAfter: [10],                                          lapse: null },
};

/** The house's first policy, for everything that began before staff published another. */
export const firstPolicy: ClockPolicy = {
  version: 1,
  publishedAt: '1970-01-01T00:00:00.000Z',
  appliesToOpen: false,
  office: { country: null, subdivision: null, zone: 'UTC' },
  hours: { first: 8, usual: 9, last: 20 },
  clocks: firstClocks,
  ceremony: { remindBefore: [30, 14, 7, 1], scanAfter: 7 },
  hearing: { remindBefore: [14, 3], remindAfter: [1] },
  term: { warnBefore: 60 },
};

/**
 * The policy of a wait that began at `clockFrom` (ISO instant): the newest that had been published by then, or one that
 * came later also for waits that had begun.
 */
export function policyFor(clockFrom: string, policies: readonly ClockPolicy[]): ClockPolicy {
  const valid = policies.filter(({ publishedAt, appliesToOpen }) => appliesToOpen || publishedAt <= clockFrom);
  return newest(valid) ?? firstPolicy;
}

/** The policy of waits that begin now. */
export const newestPolicy = (policies: readonly ClockPolicy[]): ClockPolicy => newest(policies) ?? firstPolicy;

const newest = (policies: readonly ClockPolicy[]): ClockPolicy | undefined =>
  [...policies].sort((a, b) => b.version - a.version)[0];
