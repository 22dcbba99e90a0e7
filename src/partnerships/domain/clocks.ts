import { instantOf, wallTime } from '../../platform/clock/wall-time.js';
import { ceremonyDeadlines, clockOfWaiter } from './ceremony-clocks.js';
import type { PlannedDeadline, StateClock, Zones } from './planned-deadline.js';
import type { Procedure } from './procedure.js';
import { isOpen, openStates, type State } from './states.js';
import { type Waiter, waitingOn } from './waiting.js';
import { daysAfter, inContactHours } from './working-days.js';

/** Written beside each planned deadline: another policy is another number, and what was planned keeps its own. */
export const clockPolicyVersion = 1;

/** Calendar days for which a link to sign works, from the moment in which it is its owner's turn. */
export const signatureLinkDays = 30;

export type { DeadlineKind, PlannedDeadline, StateClock, Zones } from './planned-deadline.js';

export type WaitingState = (typeof openStates)[number];

/**
 * The default clocks of the domain's chapter 7. It has no figures for a council whose date isn't known, nor for the
 * lapse of a signature after staff were told: those in `in-approval` and the lapse in `signing` are the house's own.
 */
// biome-ignore format: a table
export const defaultClocks: Readonly<Record<WaitingState, StateClock>> = {
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

/** The instant (ISO, UTC) from which `state` is past its usual time for somebody in `zone`, or null. */
export function targetDate(state: State, sinceInstant: string, zone: string): string | null {
  const clock = clockOf(state);
  if (!clock?.target) return null;
  const begun = wallTime(new Date(sinceInstant), zone);
  return instantOf(daysAfter(begun, clock.target, clock.days), zone).toISOString();
}

/**
 * Everything that the clock will do if nobody moves, in order of time. Ask again after every event: what is no longer
 * planned is void, and while a case is on hold its clocks stand still.
 */
export function plannedDeadlines(procedure: Procedure, zones: Zones): PlannedDeadline[] {
  if (procedure.hold) return releases(procedure.hold.until);
  const clock = clockOf(procedure.state);
  const waiters = waitingOn(procedure).filter(isReachable);
  if (!clock || waiters.length === 0) return [];
  const timed = waiters.map((waiter) => ({ waiter, ...clockOfWaiter(waiter, clock, procedure) }));
  const planned = timed.flatMap((each) => messages(each.clock, each.waiter, each.since, zones));
  const ceremony = ceremonyDeadlines(procedure, zones);
  return [...oncePerParty(planned), ...ceremony, ...lapses(clock, timed, zones)].sort(byTime);
}

type Reachable = Exclude<Waiter, { party: 'service' }>;
const isReachable = (waiter: Waiter): waiter is Reachable => waiter.party !== 'service';

const clockOf = (state: State): StateClock | null => (isOpen(state) ? defaultClocks[state as WaitingState] : null);
const byTime = (a: PlannedDeadline, b: PlannedDeadline): number => a.dueAt.localeCompare(b.dueAt);

const releases = (until: string | null): PlannedDeadline[] =>
  until ? [{ kind: 'release', dueAt: until, party: 'service', role: 'service' }] : [];

/** Days are counted where the case waits; the hour is that of whoever is written to. */
function messages(clock: StateClock, waiter: Reachable, since: Date, zones: Zones): PlannedDeadline[] {
  const zone = zones[waiter.party];
  const begun = wallTime(since, zone);
  const due = (after: number, told: Reachable) =>
    contactInstant(daysAfter(begun, after, clock.days), zone, zones[told.party]).toISOString();
  const reminders = reminderDays(clock).map((after, index): PlannedDeadline => {
    return { kind: `reminder-${index + 1}`, dueAt: due(after, waiter), ...waiter };
  });
  const escalations = (clock.escalate ?? []).map(({ after, to }, index): PlannedDeadline => {
    const told = escalatedTo(to, waiter);
    return { kind: `escalation-${index + 1}`, dueAt: due(after, told), ...told };
  });
  return [...reminders, ...escalations];
}

function contactInstant(wall: Date, countedIn: string, toldIn: string): Date {
  const shown = countedIn === toldIn ? wall : wallTime(instantOf(wall, countedIn), toldIn);
  return instantOf(inContactHours(shown), toldIn);
}

const reminderDays = ({ remindAfter, remindBefore = [], lapse }: StateClock): number[] =>
  [...remindAfter, ...remindBefore.map((before) => (lapse ?? 0) - before)].sort((a, b) => a - b);

const escalatedTo = (to: 'clerk' | 'staff', { party }: Reachable): Reachable =>
  to === 'staff' || party === 'staff' ? { party: 'staff', role: 'staff' } : { party, role: 'clerk' };

/** Staff hear once of a case that waits on both sides, when the first of them is late. */
function oncePerParty(planned: readonly PlannedDeadline[]): PlannedDeadline[] {
  const first = new Map<string, PlannedDeadline>();
  for (const deadline of [...planned].sort(byTime)) {
    const key = `${deadline.kind} ${deadline.party}`;
    if (!first.has(key)) first.set(key, deadline);
  }
  return [...first.values()];
}

type Timed = { waiter: Reachable; since: Date };

/** A case that waits on both lapses when the time of the later one is up: nobody's time is cut short. */
function lapses(clock: StateClock, timed: readonly Timed[], zones: Zones): PlannedDeadline[] {
  const { lapse, days } = clock;
  if (lapse === null) return [];
  const ends = timed.map(({ waiter, since }) => {
    const zone = zones[waiter.party];
    return contactInstant(daysAfter(wallTime(since, zone), lapse, days), zone, zone);
  });
  const dueAt = new Date(Math.max(...ends.map(Number))).toISOString();
  return [{ kind: 'lapse', dueAt, party: 'service', role: 'service' }];
}
