import { wallTime } from '../../platform/clock/wall-time.js';
import type { WorkCalendar } from '../../platform/clock/work-calendar.js';
import { workingDaysBetween } from '../../partnerships/domain/working-days.js';

export interface WaitingAge {
  /** Working days where the waiting is counted. */
  readonly days: number;
  /** Working days past the target; null where there is no target or it isn't passed. */
  readonly over: number | null;
  /** The target comes within three working days. */
  readonly soon: boolean;
}

const soonDays = 3;

/** How long somebody has been waited on. A case on hold has no target: its clock stands still. */
export function waitingAge(since: Date, target: Date | null, now: Date, calendar: WorkCalendar): WaitingAge {
  const { zone } = calendar;
  const [from, until] = [wallTime(since, zone), wallTime(now, zone)];
  const days = workingDaysBetween(from, until, calendar);
  if (target === null) return { days, over: null, soon: false };
  const due = wallTime(target, zone);
  if (target <= now) return { days, over: workingDaysBetween(due, until, calendar), soon: false };
  return { days, over: null, soon: workingDaysBetween(until, due, calendar) < soonDays };
}
