import type { WorkCalendar } from '../../platform/clock/work-calendar.js';
import { instantOf, wallTime } from '../../platform/clock/wall-time.js';

const day = 86_400_000;
const morning = 9;
const evening = 20;

/**
 * When the news that were gathered since `openedAt` go out: at nine of the next working day. Null: now. What is late goes
 * out on a working day before the evening, or else at nine of the next; so nobody gets two of them on one day.
 */
export function digestWaitsUntil(openedAt: Date, now: Date, calendar: WorkCalendar): Date | null {
  const due = morningAfter(openedAt, calendar);
  if (now < due) return due;
  const wall = wallTime(now, calendar.zone);
  const hour = wall.getUTCHours();
  const open = hour >= morning && hour < evening && calendar.dayOff(wall) === null;
  return open ? null : morningAfter(now, calendar);
}

/** The first nine o'clock of a working day that comes after the instant. */
function morningAfter(instant: Date, calendar: WorkCalendar): Date {
  const wall = wallTime(instant, calendar.zone);
  let nine = new Date(new Date(wall).setUTCHours(morning, 0, 0, 0));
  while (nine <= wall || calendar.dayOff(nine) !== null) nine = new Date(nine.getTime() + day);
  return instantOf(nine, calendar.zone);
}
