/** Everything here counts in wall time: what a clock on the wall shows, read and set with the UTC getters of a Date. */
export type DayCount = 'working' | 'calendar';

const day = 86_400_000;
const firstHour = 8;
const usualHour = 9;
const lastHour = 20;

/** Monday to Friday. Public holidays of the community join with the issue on reminders. */
const isWorkingDay = (wall: Date): boolean => wall.getUTCDay() !== 0 && wall.getUTCDay() !== 6;
const nextDay = (wall: Date): Date => new Date(wall.getTime() + day);

/** The same time of day, `days` later; a day of the weekend is no working day. */
export function daysAfter(wall: Date, days: number, count: DayCount): Date {
  let reached = wall;
  for (let left = days; left > 0; ) {
    reached = nextDay(reached);
    if (count === 'calendar' || isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** Nobody is written to at night or on a weekend: then it waits for nine o'clock of the next working day. */
export function inContactHours(wall: Date): Date {
  const hour = wall.getUTCHours();
  if (isWorkingDay(wall) && hour >= firstHour && hour < lastHour) return wall;
  let morning = hour < lastHour ? wall : nextDay(wall);
  while (!isWorkingDay(morning)) morning = nextDay(morning);
  return new Date(new Date(morning).setUTCHours(usualHour, 0, 0, 0));
}

/** The same time of day on the last working day that isn't later. */
export function workingDayBefore(wall: Date): Date {
  let reached = wall;
  while (!isWorkingDay(reached)) reached = new Date(reached.getTime() - day);
  return reached;
}

/** How many working days `until` is after `from`: the most for which `daysAfter` doesn't go past it; 0 where it is not. */
export function workingDaysBetween(from: Date, until: Date): number {
  const days = Math.floor((until.getTime() - from.getTime()) / day);
  if (days <= 0) return 0;
  const weeks = Math.floor(days / 7);
  const rest = Array.from({ length: days - weeks * 7 }, (_, index) => new Date(from.getTime() + (index + 1) * day));
  return weeks * 5 + rest.filter(isWorkingDay).length;
}
