import { instantOf, wallTime } from '../../platform/clock/wall-time.js';
import type { WorkCalendar } from '../../platform/clock/work-calendar.js';
import { ceremonyOf } from './ceremony-clocks.js';
import type { ClockContext } from './clock-context.js';
import { contactInstant } from './contact-time.js';
import { waitsForHearing } from './hearing-clocks.js';
import type { PlannedDeadline } from './planned-deadline.js';
import type { Procedure } from './procedure.js';
import { signsAfter } from './signing-plan.js';
import type { EscalatedTo, StateClock } from './state-clock.js';
import type { Waiter } from './waiting.js';
import { daysAfter } from './working-days.js';

/** Somebody who can be written to. */
export type Reachable = Exclude<Waiter, { party: 'service' }>;

/** One whose move it is, with their clock. */
export interface Ladder {
  readonly waiter: Reachable;
  readonly clock: StateClock;
  readonly since: Date;
  /** Working days by which everything comes later. */
  readonly extendedBy: number;
}

/**
 * Whoever waits for the day of a ceremony or of a council's meeting isn't late before it: their clock begins when it does.
 * After a ceremony the scan has a reminder of its own.
 */
export function ladderOf(waiter: Reachable, clock: StateClock, procedure: Procedure): Ladder {
  const begun = new Date(procedure.clockFrom);
  const extendedBy = procedure.clock?.extendedBy ?? 0;
  const ceremony = waiter.role === 'clerk' ? ceremonyOf(procedure) : null;
  const hearing = waiter.role === 'clerk' ? waitsForHearing(procedure, waiter.party) : null;
  const days = [ceremony?.start ?? hearing, turnOf(procedure, waiter)].flatMap((day) => day ?? []);
  const since = new Date(Math.max(begun.getTime(), ...days.map((day) => movedByHolds(day, procedure))));
  return { waiter, clock: ceremony ? { ...clock, remindAfter: [] } : clock, since, extendedBy };
}

/** Clocks stop while a case is on hold; `clockFrom` is moved by whoever releases it. */
function movedByHolds(day: Date, { clock }: Procedure): number {
  const stood = (clock?.stood ?? []).map(({ from, until }) => Date.parse(until) - Math.max(Date.parse(from), +day));
  return stood.reduce((moved, each) => moved + Math.max(0, each), day.getTime());
}

/** Where one side signs first, the other could do nothing before. */
function turnOf(procedure: Procedure, { party }: Reachable): Date | null {
  if (procedure.state !== 'signing' || party === 'staff') return null;
  const before = signsAfter(procedure, party);
  const signature = before && procedure.signatures[before];
  return signature ? new Date(signature.instant) : null;
}

/** In the order of their days; of the same day whoever waits is reminded first. Days are counted where the case waits. */
export function ladderSteps(ladder: Ladder, context: ClockContext): PlannedDeadline[] {
  const { waiter, clock } = ladder;
  const reminders = reminderDays(clock).map((after, index) => {
    return { after, kind: `reminder-${index + 1}` as const, told: waiter };
  });
  const escalations = (clock.escalate ?? []).map(({ after, to }, index) => {
    return { after, kind: `escalation-${index + 1}` as const, told: escalatedTo(to, waiter) };
  });
  return [...reminders, ...escalations]
    .sort((one, other) => one.after - other.after)
    .map(({ after, kind, told }) => {
      const dueAt = contactInstant(dayOf(ladder, after, context), context.calendars[told.party], context.policy.hours);
      return { kind, dueAt: dueAt.toISOString(), ...told };
    });
}

/** When this one's time is up, in hours in which they may be written to; null where it never is. */
export function lapseOfLadder(ladder: Ladder, context: ClockContext): Date | null {
  const { lapse } = ladder.clock;
  if (lapse === null) return null;
  const calendar = context.calendars[ladder.waiter.party];
  const end = Math.max(dayOf(ladder, lapse, context).getTime(), earliestEnd(ladder, context).getTime());
  return contactInstant(new Date(end), calendar, context.policy.hours);
}

/** Working days. A policy that comes while somebody is waited on ends nobody's case overnight. */
const noticeOfChange = 10;

function earliestEnd({ since, waiter }: Ladder, { calendars, policy }: ClockContext): Date {
  const published = new Date(policy.publishedAt);
  if (published <= since) return since;
  const { zone } = calendars[waiter.party];
  return instantOf(daysAfter(wallTime(published, zone), noticeOfChange, 'working', calendars[waiter.party]), zone);
}

/** The same time of day as the clock began, `after` days of this ladder later. */
export function dayOf(ladder: Ladder, after: number, { calendars }: ClockContext): Date {
  const calendar: WorkCalendar = calendars[ladder.waiter.party];
  const usual = daysAfter(wallTime(ladder.since, calendar.zone), after, ladder.clock.days, calendar);
  return instantOf(daysAfter(usual, ladder.extendedBy, 'working', calendar), calendar.zone);
}

/** Days after the beginning of the wait, in order. */
export const reminderDays = ({ remindAfter, remindBefore = [], lapse }: StateClock): number[] =>
  [...remindAfter, ...remindBefore.map((before) => (lapse ?? 0) - before)].sort((a, b) => a - b);

type Told = Pick<PlannedDeadline, 'role'> & { party: Reachable['party'] };

/** Only an official has a deputy. */
function escalatedTo(to: EscalatedTo, { party, role }: Reachable): Told {
  if (to === 'staff' || party === 'staff') return { party: 'staff', role: 'staff' };
  return { party, role: to === 'deputy' && role === 'official' ? 'deputy' : 'clerk' };
}
