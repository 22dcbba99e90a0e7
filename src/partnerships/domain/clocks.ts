import { ceremonyDeadlines } from './ceremony-clocks.js';
import type { ClockContext } from './clock-context.js';
import { hearingDeadlines } from './hearing-clocks.js';
import { dayOf, type Ladder, ladderOf, ladderSteps, lapseOfLadder, type Reachable } from './ladder.js';
import type { PlannedDeadline } from './planned-deadline.js';
import type { Procedure } from './procedure.js';
import type { StateClock, WaitingState } from './state-clock.js';
import { isOpen } from './states.js';
import { byTime, oncePerMoment, oncePerParty, putOff } from './told-once.js';
import { type Waiter, waitingOn } from './waiting.js';

/** Calendar days for which a link to sign works, from the moment in which it is its owner's turn. */
export const signatureLinkDays = 30;

export type { ClockContext } from './clock-context.js';
export type { DeadlineKind, PlannedDeadline } from './planned-deadline.js';
export type { StateClock, WaitingState } from './state-clock.js';

/** The clock of the state that the case is in: its own, or else the policy's; null where nobody is waited on. */
export function clockOf({ state, clock }: Procedure, { policy }: Pick<ClockContext, 'policy'>): StateClock | null {
  if (!isOpen(state)) return null;
  return clock?.own?.[state as WaitingState] ?? policy.clocks[state as WaitingState];
}

/**
 * The instant (ISO, UTC) from which the present state is past its usual time, counted in the calendar of `party`; null
 * where nothing is expected.
 */
export function targetDate(procedure: Procedure, party: Reachable['party'], context: ClockContext): string | null {
  const clock = clockOf(procedure, context);
  if (!clock?.target) return null;
  const waiting = waitingOn(procedure).filter(isReachable);
  const waiter = waiting.find((each) => each.party === party) ?? anyoneOf(party);
  return dayOf(ladderOf(waiter, clock, procedure), clock.target, context).toISOString();
}

/** Of several that are waited on, the one whose time is up first. What the service itself does is staff's to look after. */
export function targetOfWait(procedure: Procedure, context: ClockContext): string | null {
  const parties = waitingOn(procedure).map(({ party }) => (party === 'service' ? 'staff' : party));
  const targets = parties.flatMap((party) => targetDate(procedure, party, context) ?? []);
  return targets.sort()[0] ?? null;
}

/**
 * Everything that the clock will do if nobody moves, in order of time. Ask again after every event: what is no longer
 * planned is void, and while a case is on hold its clocks stand still.
 */
export function plannedDeadlines(procedure: Procedure, context: ClockContext): PlannedDeadline[] {
  if (procedure.hold) return releases(procedure.hold.until);
  const clock = clockOf(procedure, context);
  if (!clock) return [];
  const ladders = waitingOn(procedure)
    .filter(isReachable)
    .map((waiter) => ladderOf(waiter, clock, procedure));
  if (ladders.length === 0) return [];
  const steps = oncePerParty(ladders.flatMap((ladder) => ladderSteps(ladder, context)));
  const days = [...ceremonyDeadlines(procedure, context), ...hearingDeadlines(procedure, context)];
  const told = oncePerMoment([...putOff(steps, procedure, context), ...days]);
  return [...told, ...lapses(ladders, context)].sort(byTime);
}

const isReachable = (waiter: Waiter): waiter is Reachable => waiter.party !== 'service';
const anyoneOf = (party: Reachable['party']): Reachable =>
  party === 'staff' ? { party, role: 'staff' } : { party, role: 'official' };

const releases = (until: string | null): PlannedDeadline[] =>
  until ? [{ kind: 'release', dueAt: until, party: 'service', role: 'service' }] : [];

/** A case that waits on both lapses when the time of the later one is up: nobody's time is cut short. */
function lapses(ladders: readonly Ladder[], context: ClockContext): PlannedDeadline[] {
  const ends = ladders.flatMap((ladder) => lapseOfLadder(ladder, context) ?? []);
  if (ends.length === 0) return [];
  const dueAt = new Date(Math.max(...ends.map(Number))).toISOString();
  return [{ kind: 'lapse', dueAt, party: 'service', role: 'service' }];
}
