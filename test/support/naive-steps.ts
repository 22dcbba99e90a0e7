import type { StateClock, WaitingState } from '../../src/partnerships/domain/state-clock.js';
import type { Side } from '../../src/partnerships/domain/states.js';
import {
  atADecentHour,
  calendarDaysLater,
  dateOf,
  inTheMorningAfter,
  inTheMorningBefore,
  type NaivePlace,
  readingAt,
  shiftedDate,
  whenItShows,
  workingDaysLater,
} from './naive-calendar.js';
import type { NaiveCase } from './naive-case.js';
import { ceremonyOf, signsBefore, signsWithAPen, type Waiting, waitedOn } from './naive-waiting.js';

/** The figures of a policy, as its version in the store says them. */
export interface NaivePolicy {
  readonly clocks: Readonly<Record<WaitingState, StateClock>>;
  readonly ceremony: { readonly remindBefore: readonly number[]; readonly scanAfter: number };
  readonly term: { readonly warnBefore: number };
  readonly hearing: { readonly remindBefore: readonly number[]; readonly remindAfter: readonly number[] };
}

export type Places = Readonly<Record<Side | 'staff', NaivePlace>>;

/** Something that the clock will do. */
export interface NaiveStep {
  readonly what: 'tell' | 'lapse' | 'release';
  /** The same name is the same step, however often it is counted anew. */
  readonly name: string;
  readonly party: Side | 'staff' | 'service';
  readonly role: Waiting['role'] | 'deputy' | 'everybody' | 'service';
  readonly template: string;
  readonly due: number;
  /** Of a family people hear one thing at a time; null where each stands for itself. */
  readonly family: 'ladder' | 'ceremony' | 'hearing' | null;
}

const both = ['initiator', 'counterpart'] as const;
const hour = 3_600_000;

/** All that the clock will do if nobody moves. */
export function stepsOf(c: NaiveCase, policy: NaivePolicy, places: Places, publishedAt: number): NaiveStep[] {
  if (c.heldSince !== null) return c.heldUntil === null ? [] : [service('release', c.heldUntil)];
  const waiting = waitedOn(c);
  if (waiting.length === 0) return [];
  const clock = c.own[c.state as WaitingState] ?? policy.clocks[c.state as WaitingState];
  const told = waiting.flatMap((waiter) => ladder(c, clock, waiter, places));
  const quiet = withQuiet(c, firstOfEach(told), places);
  return [
    ...quiet,
    ...ofCeremony(c, policy, places),
    ...ofHearings(c, policy, places),
    ...lapse(c, clock, waiting, places, publishedAt),
  ];
}

const service = (what: 'lapse' | 'release', due: number): NaiveStep => ({
  ...{ what, name: what, party: 'service', role: 'service', template: what, due, family: null },
});

/** Days after the wait of one party began, in their working days. */
function day(c: NaiveCase, clock: StateClock, waiter: Waiting, days: number, places: Places): number {
  const place = places[waiter.party];
  const begun = beganFor(c, waiter);
  return clock.days === 'working'
    ? workingDaysLater(begun, days + c.extendedBy, place)
    : workingDaysLater(calendarDaysLater(begun, days, place), c.extendedBy, place);
}

/** A wait begins with the state, when it is one's turn, after the ceremony, or after the hearing. */
function beganFor(c: NaiveCase, { party, role }: Waiting): number {
  let begun = c.waitsSince;
  if (role === 'staff' || party === 'staff') return begun;
  if (c.state === 'signing') {
    const before = signsBefore(c, party);
    const theirs = before ? c.signed[before]?.at : undefined;
    if (theirs !== undefined) begun = Math.max(begun, afterHolds(c, theirs));
    const ceremony = ceremonyOf(c);
    if (ceremony && signsWithAPen(c, party)) begun = Math.max(begun, afterHolds(c, startOf(ceremony)));
  }
  if (c.state !== 'in-approval') return begun;
  const hearing = c.hearings[party];
  const day = hearing ? startOf(hearing) : (c.hearingCalledOff[party] ?? 0);
  begun = Math.max(begun, afterHolds(c, day), afterHolds(c, c.calledOff[party] ?? 0));
  return begun;
}

/** While a case is on hold no time goes by. */
const afterHolds = (c: NaiveCase, at: number): number =>
  c.stoodStill.reduce((sum, { from, until }) => sum + Math.max(0, until - Math.max(from, at)), at);

export const startOf = ({ startsAt, zone }: { startsAt: string; zone: string }): number =>
  whenItShows(startsAt.length === 16 ? `${startsAt}:00` : startsAt, zone);

function ladder(c: NaiveCase, clock: StateClock, waiter: Waiting, places: Places): NaiveStep[] {
  const { party, role } = waiter;
  const instead = c.state === 'signing' && role === 'clerk' && ceremonyOf(c) !== null;
  const days = instead
    ? []
    : [...clock.remindAfter, ...(clock.remindBefore ?? []).map((each) => (clock.lapse ?? 0) - each)];
  const reminders = days.map((each, index) => ({
    ...{ what: 'tell' as const, name: `reminder-${index + 1}`, party, role, template: `reminder.${c.state}` },
    due: atADecentHour(day(c, clock, waiter, each, places), places[party]),
    ...{ family: 'ladder' as const, day: each },
  }));
  const escalations = (clock.escalate ?? []).map(({ after, to }, index) => {
    const whose = to === 'staff' ? 'staff' : party;
    return {
      ...{ what: 'tell' as const, name: `escalation-${index + 1}`, party: whose, template: `escalation.${c.state}` },
      role: whose === 'staff' ? ('staff' as const) : to === 'deputy' && role === 'official' ? to : ('clerk' as const),
      due: atADecentHour(day(c, clock, waiter, after, places), places[whose]),
      ...{ family: 'ladder' as const, day: after },
    };
  });
  return [...reminders, ...escalations].sort((a, b) => a.due - b.due || a.day - b.day);
}

/** Where both sides are late, staff are told of it once, when the first of them is. */
function firstOfEach(steps: readonly NaiveStep[]): NaiveStep[] {
  const first = new Map<string, NaiveStep>();
  for (const step of steps) {
    const key = `${step.name} ${step.party}`;
    const other = first.get(key);
    if (!other || step.due < other.due) first.set(key, step);
  }
  return [...first.values()];
}

/** By time; what comes at the same moment in the order of the ladder. */
const inOrder = (steps: readonly NaiveStep[]): NaiveStep[] => [...steps].sort((a, b) => a.due - b.due);

/** The same people have something newer to hear. */
export function isOvertaken({ family, party, role, name }: NaiveStep, steps: readonly NaiveStep[], now: number) {
  const due = steps.filter(
    (each) => each.family === family && each.party === party && each.role === role && each.due <= now,
  );
  return family !== null && inOrder(due).at(-1)?.name !== name;
}

/** Of what falls into a time in which a party wants quiet, the last comes when it is over. */
function withQuiet(c: NaiveCase, steps: readonly NaiveStep[], places: Places): NaiveStep[] {
  const kept: NaiveStep[] = [];
  for (const step of steps) {
    const until = step.party === 'service' ? undefined : c.quietUntil[step.party];
    if (until === undefined || step.due >= until) {
      kept.push(step);
      continue;
    }
    const early = steps.filter((each) => each.party === step.party && each.due < until);
    if (inOrder(early).at(-1) !== step) continue;
    kept.push({ ...step, due: atADecentHour(until, places[step.party as Side | 'staff']) });
  }
  return kept;
}

/** Working days that a case has left at least where the figures changed while it waited. */
const notice = 10;

/** A case lapses when the last of those whom it waits for is at the end of their time. */
function lapse(
  c: NaiveCase,
  clock: StateClock,
  waiting: readonly Waiting[],
  places: Places,
  publishedAt: number,
): NaiveStep[] {
  const { lapse: days } = clock;
  if (days === null) return [];
  const ends = waiting.map((waiter) => {
    const place = places[waiter.party];
    const usual = day(c, clock, waiter, days, places);
    const changed = publishedAt > beganFor(c, waiter) ? workingDaysLater(publishedAt, notice, place) : 0;
    return atADecentHour(Math.max(usual, changed), place);
  });
  return [service('lapse', Math.max(...ends))];
}

function ofCeremony(c: NaiveCase, policy: NaivePolicy, places: Places): NaiveStep[] {
  const ceremony = ceremonyOf(c);
  if (c.state !== 'signing' || !ceremony) return [];
  const start = startOf(ceremony);
  const named = ceremony.startsAt.slice(0, 10);
  const step = (name: string, party: Side, role: NaiveStep['role'], due: number): NaiveStep => ({
    ...{ what: 'tell', name, party, role, due },
    ...(name.startsWith('scan')
      ? { template: 'reminder.scan', family: null }
      : { template: 'reminder.ceremony', family: 'ceremony' }),
  });
  const steps: NaiveStep[] = [];
  for (const side of both) {
    const date = dateOf(readingAt(start, places[side].zone));
    for (const days of policy.ceremony.remindBefore)
      steps.push(
        step(
          `ceremony-${days}-${named}`,
          side,
          'everybody',
          inTheMorningBefore(shiftedDate(date, -days), places[side]),
        ),
      );
    const after = atADecentHour(calendarDaysLater(start, policy.ceremony.scanAfter, places[side]), places[side]);
    if (signsWithAPen(c, side) && c.papers[side] === null) steps.push(step(`scan-due-${named}`, side, 'clerk', after));
  }
  return steps.filter(({ due }) => due > c.waitsSince);
}

function ofHearings(c: NaiveCase, policy: NaivePolicy, places: Places): NaiveStep[] {
  if (c.state !== 'in-approval') return [];
  const steps: NaiveStep[] = [];
  for (const side of both) {
    const hearing = c.hearings[side];
    if (!hearing || c.approved[side]) continue;
    const named = hearing.startsAt.slice(0, 10);
    const date = dateOf(readingAt(startOf(hearing), places[side].zone));
    const step = (name: string, template: string, due: number): NaiveStep => ({
      ...{ what: 'tell', name, party: side, role: 'clerk', template, due },
      family: template === 'reminder.hearing' ? 'hearing' : null,
    });
    for (const days of policy.hearing.remindBefore) {
      const due = inTheMorningBefore(shiftedDate(date, -days), places[side]);
      steps.push(step(`hearing-${days}-${named}`, 'reminder.hearing', due));
    }
    const recorded = (c.metOn[side] ?? '') >= named;
    for (const days of recorded ? [] : policy.hearing.remindAfter) {
      const due = inTheMorningAfter(shiftedDate(date, days), places[side]);
      steps.push(step(`hearing-after-${days}-${named}`, 'reminder.hearing-result', due));
    }
  }
  return steps.filter(({ due }) => due > c.waitsSince);
}

/** Long enough after its hour that a word about a meeting would be false. */
export const staleAfter = 36 * hour;
