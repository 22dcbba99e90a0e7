import { holidaysOf } from './public-holidays.js';
import { weekendOf } from './weekend.js';

/** Where people work. */
export interface Place {
  /** ISO 3166-1 alpha-2; null where nobody said: Monday to Friday, and no holidays. */
  readonly country: string | null;
  /** ISO 3166-2, for example `US-MN`. */
  readonly subdivision: string | null;
  /** IANA time zone. */
  readonly zone: string;
}

export type DayOff = { readonly kind: 'weekend' } | { readonly kind: 'holiday'; readonly name: string };

/** The days on which people at a place are at work. */
export interface WorkCalendar {
  readonly zone: string;
  /** Why nobody works on the day of this wall time (read by UTC getters, as in `wall-time`); null on a working day. */
  dayOff(wall: Date): DayOff | null;
}

const dayMs = 86_400_000;
const weekend: DayOff = { kind: 'weekend' };
const calendars = new Map<string, WorkCalendar>();

/** Made once for each place. The same place always gives the same answer while the process runs. */
export function calendarOf({ country, subdivision, zone }: Place): WorkCalendar {
  const key = `${country ?? ''} ${subdivision ?? ''} ${zone}`;
  const before = calendars.get(key);
  if (before) return before;
  const closed = weekendOf(country);
  const holidays = holidaysOf(country, subdivision);
  const calendar: WorkCalendar = {
    zone,
    dayOff(wall) {
      if (closed.has(wall.getUTCDay())) return weekend;
      const name = holidays?.on(Math.floor(wall.getTime() / dayMs)) ?? null;
      return name === null ? null : { kind: 'holiday', name };
    },
  };
  calendars.set(key, calendar);
  return calendar;
}
