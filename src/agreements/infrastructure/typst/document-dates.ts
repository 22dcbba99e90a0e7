import type { LanguagePack } from '../../domain/language-pack.js';
import { digitsIn, writtenDate } from '../../domain/written-numbers.js';

/** A string of which parts are for machines: these stay from left to right in every script. */
export type Parts = (string | { machine: string })[];

/** `4 March 2026 · 22:15:00` in UTC, in the language's own habit. */
export function utcTime(pack: LanguagePack, instant: string): string {
  const [date = '', time = ''] = new Date(instant).toISOString().slice(0, 19).split('T');
  return dateAndTime(pack, date, time);
}

/**
 * `5 March 2026 · 07:15:00` and `(Asia/Tokyo, UTC+09:00)`. Built from parts, since `format` differs between releases of
 * ICU and the same job must give the same bytes.
 */
export function localTime(pack: LanguagePack, instant: string, zone: string): Parts {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  const part = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const offset = part.timeZoneName === 'GMT' ? 'UTC+00:00' : part.timeZoneName?.replace('GMT', 'UTC');
  const date = `${part.year}-${part.month}-${part.day}`;
  const written = dateAndTime(pack, date, `${part.hour}:${part.minute}:${part.second}`);
  return [`${written} `, { machine: `(${zone}, ${offset})` }];
}

const dateAndTime = (pack: LanguagePack, date: string, time: string): string =>
  `${writtenDate(pack, date)} · ${digitsIn(pack, time)}`;

/** The parts of an instant in UTC, as Typst's `datetime` takes them. */
export function documentDate(instant: string) {
  const date = new Date(instant);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}
