import { instantOf, wallTime } from '../../platform/clock/wall-time.js';
import type { WorkCalendar } from '../../platform/clock/work-calendar.js';
import type { ContactHours } from './clock-policy.js';
import { atHour, inContactHours, workingDayBefore } from './working-days.js';

const dayMs = 86_400_000;

/** The first instant from `instant` on at which somebody with that calendar may be written to. */
export const contactInstant = (instant: Date, calendar: WorkCalendar, hours: ContactHours): Date =>
  instantOf(inContactHours(wallTime(instant, calendar.zone), calendar, hours), calendar.zone);

/** When work begins there `days` before that date; where that is a day off, on the last day of work: later is of no use. */
export function morningBefore(start: Date, days: number, calendar: WorkCalendar, { usual }: ContactHours): string {
  const wall = new Date(wallTime(start, calendar.zone).getTime() - days * dayMs);
  return instantOf(atHour(workingDayBefore(wall, calendar), usual), calendar.zone).toISOString();
}

/** When work begins there `days` after that date, on the next day of work. */
export function morningAfter(start: Date, days: number, calendar: WorkCalendar, hours: ContactHours): string {
  const wall = new Date(wallTime(start, calendar.zone).getTime() + days * dayMs);
  return instantOf(inContactHours(atHour(wall, hours.usual), calendar, hours), calendar.zone).toISOString();
}
