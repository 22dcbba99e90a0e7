import { wallTime } from './wall-time.js';

/** The calendar date (YYYY-MM-DD) that a wall clock in `zone` shows at `instant`: Tokyo's 1 April is Honolulu's 31 March. */
export const civilDate = (instant: Date, zone: string): string => wallTime(instant, zone).toISOString().slice(0, 10);
