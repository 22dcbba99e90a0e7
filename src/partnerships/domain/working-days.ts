import type { WorkCalendar } from '../../platform/clock/work-calendar.js';
import type { ContactHours } from './clock-policy.js';
import type { DayCount } from './state-clock.js';

/** Everything here counts in wall time: what a clock on the wall shows, read and set with the UTC getters of a Date. */
export type { DayCount } from './state-clock.js';

const day = 86_400_000;

const isWorkingDay = (wall: Date, calendar: WorkCalendar): boolean => calendar.dayOff(wall) === null;
const nextDay = (wall: Date): Date => new Date(wall.getTime() + day);

/** The same time of day, `days` later; weekends and public holidays are no working days. */
export function daysAfter(wall: Date, days: number, count: DayCount, calendar: WorkCalendar): Date {
  if (count === 'calendar') return new Date(wall.getTime() + days * day);
  const reached = new Date(wall);
  for (let left = days; left > 0; ) {
    reached.setTime(reached.getTime() + day);
    if (isWorkingDay(reached, calendar)) left -= 1;
  }
  return reached;
}

/** Nobody is written to at night or on a day off: then it waits for the beginning of the next working day. */
export function inContactHours(wall: Date, calendar: WorkCalendar, { first, usual, last }: ContactHours): Date {
  const hour = wall.getUTCHours();
  if (isWorkingDay(wall, calendar) && hour >= first && hour < last) return wall;
  let morning = hour < last ? wall : nextDay(wall);
  while (!isWorkingDay(morning, calendar)) morning = nextDay(morning);
  return atHour(morning, usual);
}

/** The same time of day on the last working day that isn't later. */
export function workingDayBefore(wall: Date, calendar: WorkCalendar): Date {
  let reached = wall;
  while (!isWorkingDay(reached, calendar)) reached = new Date(reached.getTime() - day);
  return reached;
}

/** That day at a full hour. */
export const atHour = (wall: Date, hour: number): Date => new Date(new Date(wall).setUTCHours(hour, 0, 0, 0));

/** How many working days `until` is after `from`: the most for which `daysAfter` doesn't go past it; 0 where it is not. */
export function workingDaysBetween(from: Date, until: Date, calendar: WorkCalendar): number {
  const days = Math.floor((until.getTime() - from.getTime()) / day);
  const reached = new Date(from);
  let working = 0;
  for (let left = days; left > 0; left -= 1) {
    reached.setTime(reached.getTime() + day);
    if (isWorkingDay(reached, calendar)) working += 1;
  }
  return working;
}
