import { instantOf, wallTime } from '../../platform/clock/wall-time.js';
import { ceremonyOf } from '../../partnerships/domain/ceremony-clocks.js';
import {
  type ClockContext,
  clockOf,
  type PlannedDeadline,
  plannedDeadlines,
} from '../../partnerships/domain/clocks.js';
import { contactInstant } from '../../partnerships/domain/contact-time.js';
import { hearingOf } from '../../partnerships/domain/hearing-clocks.js';
import { dayOf, type Ladder, ladderOf, reminderDays, type Reachable } from '../../partnerships/domain/ladder.js';
import type { Procedure } from '../../partnerships/domain/procedure.js';
import type { Side } from '../../partnerships/domain/states.js';
import { waitingOn } from '../../partnerships/domain/waiting.js';
import { atHour } from '../../partnerships/domain/working-days.js';
import { holidaysBetween, type MoveReason, movedBy, type NamedDay } from './moved-by.js';

/** A step of the plan with what its day comes from. */
export interface ExplainedStep extends PlannedDeadline {
  /** IANA zone of whoever is written to; of whoever was waited on where nobody is. */
  readonly zone: string;
  readonly moved: readonly MoveReason[];
  /** Public holidays since the step before that didn't count as working days. */
  readonly holidays: readonly NamedDay[];
}

/** What the planner plans, and nothing else: the steps are those of `plannedDeadlines`, each with its reasons. */
export function explainedPlan(procedure: Procedure, context: ClockContext): ExplainedStep[] {
  const clock = clockOf(procedure, context);
  const waiters = waitingOn(procedure).filter((each): each is Reachable => each.party !== 'service');
  const ladders = clock ? waiters.map((waiter) => ladderOf(waiter, clock, procedure)) : [];
  let before: Date | null = null;
  return plannedDeadlines(procedure, context).map((step) => {
    const counted = countedFor(step, ladders, procedure, context);
    const explained = explain(step, counted, before, procedure, context);
    before = counted?.ladder ? counted.instant : before;
    return explained;
  });
}

/** Where days alone put a step: an instant, and the ladder by which it was counted, where it was. */
interface Counted {
  readonly instant: Date;
  readonly ladder: Ladder | null;
}

function explain(
  step: PlannedDeadline,
  counted: Counted | null,
  before: Date | null,
  procedure: Procedure,
  context: ClockContext,
): ExplainedStep {
  const party = step.party === 'service' ? (counted?.ladder?.waiter.party ?? 'staff') : step.party;
  const calendar = context.calendars[party];
  const { zone } = calendar;
  if (!counted) return { ...step, zone, moved: [], holidays: [] };
  const moved = reasonsFor(step, counted, procedure, context) ?? movedTo(step.dueAt, counted.instant, context, party);
  return { ...step, zone, moved, holidays: holidaysOf(counted, before, context) };
}

/** What somebody decided about this wait; null where only calendars did. */
function reasonsFor(
  { kind, party, dueAt }: PlannedDeadline,
  { instant, ladder }: Counted,
  { clock }: Procedure,
  { policy, calendars }: ClockContext,
): MoveReason[] | null {
  const until = party === 'service' ? undefined : clock?.snoozed?.[party]?.until;
  if (until !== undefined && instant.toISOString() < until && dueAt >= until) return [{ why: 'snoozed', until }];
  if (kind !== 'lapse' || !ladder || policy.publishedAt <= ladder.since.toISOString()) return null;
  const usual = contactInstant(instant, calendars[ladder.waiter.party], policy.hours).toISOString();
  return dueAt === usual ? null : [{ why: 'notice', published: policy.publishedAt }];
}

function movedTo(dueAt: string, instant: Date, { calendars, policy }: ClockContext, party: Side | 'staff') {
  const calendar = calendars[party];
  const wall = (moment: Date) => wallTime(moment, calendar.zone);
  return movedBy(wall(instant), wall(new Date(dueAt)), calendar, policy.hours);
}

function holidaysOf({ instant, ladder }: Counted, before: Date | null, { calendars }: ClockContext): NamedDay[] {
  if (!ladder || (ladder.clock.days === 'calendar' && ladder.extendedBy === 0)) return [];
  const calendar = calendars[ladder.waiter.party];
  const from = before && before > ladder.since ? before : ladder.since;
  return holidaysBetween(wallTime(from, calendar.zone), wallTime(instant, calendar.zone), calendar);
}

function countedFor(
  { kind, party, dueAt }: PlannedDeadline,
  ladders: readonly Ladder[],
  procedure: Procedure,
  context: ClockContext,
): Counted | null {
  if (kind === 'release') return null;
  const [sort, number, ...rest] = kind.split('-');
  if (sort === 'ceremony' || sort === 'hearing' || sort === 'scan') {
    const days = sort === 'scan' ? context.policy.ceremony.scanAfter : Number(number === 'after' ? rest[0] : number);
    return countedAroundDay({ sort, days, after: sort === 'scan' || number === 'after', party }, procedure, context);
  }
  const counted = ladders.flatMap((ladder): Counted[] => {
    const after = daysOf(sort ?? '', Number(number) - 1, ladder);
    return after === null || (sort === 'reminder' && ladder.waiter.party !== party)
      ? []
      : [{ instant: dayOf(ladder, after, context), ladder }];
  });
  const isThis = ({ instant, ladder }: Counted) => {
    const calendar = context.calendars[party === 'service' ? (ladder?.waiter.party ?? 'staff') : party];
    return contactInstant(instant, calendar, context.policy.hours).toISOString() === dueAt;
  };
  return counted.find(isThis) ?? counted[0] ?? null;
}

function daysOf(sort: string, index: number, { clock }: Ladder): number | null {
  if (sort === 'lapse') return clock.lapse;
  if (sort === 'reminder') return reminderDays(clock)[index] ?? null;
  return clock.escalate?.[index]?.after ?? null;
}

interface AroundDay {
  readonly sort: 'ceremony' | 'hearing' | 'scan';
  readonly days: number;
  readonly after: boolean;
  readonly party: PlannedDeadline['party'];
}

function countedAroundDay({ sort, days, after, party }: AroundDay, procedure: Procedure, context: ClockContext) {
  if (party === 'service' || party === 'staff') return null;
  const day = sort === 'hearing' ? hearingOf(procedure, party) : ceremonyOf(procedure);
  if (!day) return null;
  const { zone } = context.calendars[party];
  const wall = new Date(wallTime(day.start, zone).getTime() + (after ? days : -days) * dayMs);
  const counted = sort === 'scan' ? wall : atHour(wall, context.policy.hours.usual);
  return { instant: instantOf(counted, zone), ladder: null };
}

const dayMs = 86_400_000;
