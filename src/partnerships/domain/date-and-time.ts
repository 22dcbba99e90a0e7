import { z } from 'zod';

/** `2026-08-09T11:00`: a day and a time as a clock on the wall shows them, in whichever zone that wall is. */
export const dateAndTime = () =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'errors:date-time')
    .refine(exists, 'errors:date-time');

/** 31 February is no day, and 25:00 no time. Zones and calendars of holidays are read in this century alone. */
function exists(time: string): boolean {
  if (!time.startsWith('20')) return false;
  const date = new Date(`${time}:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 16) === time;
}
