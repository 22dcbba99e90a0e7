import { instantOf, wallTime } from '../../platform/clock/wall-time.js';
import type { ClockContext } from './clock-context.js';
import { contactInstant, morningBefore } from './contact-time.js';
import type { PlannedDeadline } from './planned-deadline.js';
import type { Procedure } from './procedure.js';
import { modeOf } from './signing-plan.js';
import { sides, type Side } from './states.js';

const dayMs = 86_400_000;

/** The ceremony that is ahead or has just been, while a text is there to be signed at it; null for screens alone. */
export function ceremonyOf({ state, agreedPlan }: Procedure): { start: Date; date: string } | null {
  const ceremony = agreedPlan?.ceremony;
  if (state !== 'signing' || !ceremony || !Object.values(agreedPlan.modes).includes('ceremony')) return null;
  const start = instantOf(new Date(`${ceremony.startsAt}:00Z`), ceremony.zone);
  return { start, date: ceremony.startsAt.slice(0, 10) };
}

/** Reminders of the day to both communities, and afterwards of the scan to those whose paper hasn't come. */
export function ceremonyDeadlines(procedure: Procedure, { policy, calendars }: ClockContext): PlannedDeadline[] {
  const ceremony = ceremonyOf(procedure);
  if (!ceremony) return [];
  const { start, date } = ceremony;
  const planned = sides.flatMap((side): PlannedDeadline[] => [
    ...policy.ceremony.remindBefore.map((days) => ({
      kind: `ceremony-${days}-${date}` as const,
      dueAt: morningBefore(start, days, calendars[side], policy.hours),
      party: side,
      role: 'clerk' as const,
    })),
    ...(awaitsPaper(procedure, side) ? [scanDue(ceremony, side, { policy, calendars })] : []),
  ]);
  return planned.filter(({ dueAt }) => dueAt > procedure.clockFrom);
}

const awaitsPaper = (procedure: Procedure, side: Side): boolean =>
  modeOf(procedure, side) === 'ceremony' && !procedure.wetInk[side] && !procedure.signatures[side];

function scanDue({ start, date }: { start: Date; date: string }, party: Side, context: ClockContext): PlannedDeadline {
  const { hours, ceremony } = context.policy;
  const calendar = context.calendars[party];
  const wall = new Date(wallTime(start, calendar.zone).getTime() + ceremony.scanAfter * dayMs);
  const dueAt = contactInstant(instantOf(wall, calendar.zone), calendar, hours).toISOString();
  return { kind: `scan-due-${date}`, dueAt, party, role: 'clerk' };
}
