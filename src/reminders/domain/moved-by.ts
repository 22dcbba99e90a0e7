import type { DayOff, WorkCalendar } from '../../platform/clock/work-calendar.js';
import type { ContactHours } from '../../partnerships/domain/clock-policy.js';

/** Why somebody hears of a step at another time than days alone would have it. `day` is civil, `time` is `21:30`. */
export type MoveReason =
  | { readonly why: 'day-off'; readonly day: string; readonly off: DayOff }
  | { readonly why: 'early' | 'late'; readonly day: string; readonly time: string }
  | { readonly why: 'snoozed'; readonly until: string }
  /** The policy is younger than the wait: it ends nothing at once. ISO instant. */
  | { readonly why: 'notice'; readonly published: string };

const dayMs = 86_400_000;
const civil = (wall: Date): string => wall.toISOString().slice(0, 10);
const startOf = (wall: Date): number => Math.floor(wall.getTime() / dayMs);

/** What lies between the time that was counted and the time that it became; both are wall times of that calendar. */
export function movedBy(counted: Date, became: Date, calendar: WorkCalendar, hours: ContactHours): MoveReason[] {
  if (counted.getTime() === became.getTime()) return [];
  if (startOf(became) < startOf(counted)) return daysOff(startOf(counted), startOf(became), calendar);
  const hour = counted.getUTCHours();
  const off = calendar.dayOff(counted);
  const outside = { day: civil(counted), time: counted.toISOString().slice(11, 16) };
  if (!off && hour < hours.first) return [{ why: 'early', ...outside }];
  const days = daysOff(startOf(counted), startOf(became), calendar);
  return !off && hour >= hours.last ? [{ why: 'late', ...outside }, ...days] : days;
}

/** From the first day on, without the last one; backwards where the last one is earlier. */
function daysOff(from: number, to: number, calendar: WorkCalendar): MoveReason[] {
  const step = Math.sign(to - from);
  const days = Array.from({ length: Math.abs(to - from) }, (_, index) => new Date((from + step * index) * dayMs));
  return days.flatMap((wall): MoveReason[] => {
    const off = calendar.dayOff(wall);
    return off ? [{ why: 'day-off', day: civil(wall), off }] : [];
  });
}

/** A public holiday that didn't count. */
export interface NamedDay {
  readonly day: string;
  readonly name: string;
}

/** Public holidays after the day of `from` up to that of `until`; those that fall on a weekend cost nobody a day. */
export function holidaysBetween(from: Date, until: Date, calendar: WorkCalendar): NamedDay[] {
  const first = startOf(from) + 1;
  const days = Array.from({ length: Math.max(0, startOf(until) - first + 1) }, (_, index) => first + index);
  return days.flatMap((day) => {
    const wall = new Date(day * dayMs);
    const off = calendar.dayOff(wall);
    return off?.kind === 'holiday' ? [{ day: civil(wall), name: off.name }] : [];
  });
}
