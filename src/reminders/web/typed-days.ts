import type { ErrorReason } from '../../platform/errors.js';

/** `3, 7, 14`. */
export const daysText = (days: readonly number[]): string => days.join(', ');

/** What stands in `3, 7, 14` or `3 7 14`; what is no number stays as it was typed, for the schema to refuse. */
export const daysIn = (text: string): (number | string)[] =>
  text
    .split(/[\s,;、،]+/u)
    .filter((part) => part !== '')
    .map(numberOrText);

/** What is wrong with one of several days is said about the list, in words for a list. */
export const aboutDays = (reason: ErrorReason): ErrorReason =>
  reason.code === 'number' ? { ...reason, code: 'clock.days' } : reason;

/** Null where nothing was typed. */
export const numberIn = (text: string): number | string | null =>
  text.trim() === '' ? null : numberOrText(text.trim());

const numberOrText = (text: string): number | string => (/^\d{1,9}$/.test(text) ? Number(text) : text);
