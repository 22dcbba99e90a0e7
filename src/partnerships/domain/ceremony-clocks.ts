import { instantOf, wallTime } from '../../platform/clock/wall-time.js';
import type { PlannedDeadline, StateClock, Zones } from './planned-deadline.js';
import type { Procedure } from './procedure.js';
import { modeOf } from './signing-plan.js';
import { sides, type Side } from './states.js';
import type { Waiter } from './waiting.js';
import { inContactHours, workingDayBefore } from './working-days.js';

/** Calendar days, of the domain's chapter 7. */
const remindBefore = [30, 14, 7, 1] as const;
const scanAfter = 7;
const day = 86_400_000;
const morning = 9;

/** The ceremony that is ahead or has just been, while a text is there to be signed at it; null for screens alone. */
function ceremonyOf({ state, agreedPlan }: Procedure): { start: Date; date: string } | null {
  const ceremony = agreedPlan?.ceremony;
  if (state !== 'signing' || !ceremony || !Object.values(agreedPlan.modes).includes('ceremony')) return null;
  const start = instantOf(new Date(`${ceremony.startsAt}:00Z`), ceremony.zone);
  return { start, date: ceremony.startsAt.slice(0, 10) };
}

/** Reminders of the day to both communities, and afterwards of the scan to those whose paper hasn't come. */
export function ceremonyDeadlines(procedure: Procedure, zones: Zones): PlannedDeadline[] {
  const ceremony = ceremonyOf(procedure);
  if (!ceremony) return [];
  const { start, date } = ceremony;
  const planned = sides.flatMap((side): PlannedDeadline[] => [
    ...remindBefore.map((days) => ({
      kind: `ceremony-${days}-${date}` as const,
      dueAt: before(start, days, zones[side]),
      party: side,
      role: 'clerk' as const,
    })),
    ...(awaitsPaper(procedure, side) ? [scanDue(start, date, side, zones[side])] : []),
  ]);
  return planned.filter(({ dueAt }) => dueAt > procedure.clockFrom);
}

const awaitsPaper = (procedure: Procedure, side: Side): boolean =>
  modeOf(procedure, side) === 'ceremony' && !procedure.wetInk[side] && !procedure.signatures[side];

/** At nine in the morning there; where that is a weekend, on the Friday before: later would be of no use. */
function before(start: Date, days: number, zone: string): string {
  const wall = new Date(wallTime(start, zone).getTime() - days * day);
  return instantOf(workingDayBefore(new Date(wall.setUTCHours(morning, 0, 0, 0))), zone).toISOString();
}

function scanDue(start: Date, date: string, party: Side, zone: string): PlannedDeadline {
  const wall = new Date(wallTime(start, zone).getTime() + scanAfter * day);
  const dueAt = instantOf(inContactHours(wall), zone).toISOString();
  return { kind: `scan-due-${date}`, dueAt, party, role: 'clerk' };
}

/** Whoever waits for the day of a ceremony isn't late before it: their clock begins when it does, with the scan as reminder. */
export function clockOfWaiter(
  waiter: Waiter,
  clock: StateClock,
  procedure: Procedure,
): { clock: StateClock; since: Date } {
  const since = new Date(procedure.clockFrom);
  const ceremony = ceremonyOf(procedure);
  if (!ceremony || waiter.role !== 'clerk') return { clock, since };
  return { clock: { ...clock, remindAfter: [] }, since: new Date(Math.max(Number(since), Number(ceremony.start))) };
}
