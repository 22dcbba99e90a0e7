import type { LanguagePack } from '../../domain/language-pack.js';
import { digitsIn, writtenDate } from '../../domain/written-numbers.js';

/** A string of which parts are for machines: these stay from left to right in every script. */
export type Parts = (string | { machine: string })[];

/** `4 March 2026 · 22:15:00` in UTC, in the language's own habit. */
export function utcTime(pack: LanguagePack, instant: string): string {
  const [date = '', time = ''] = new Date(instant).toISOString().slice(0, 19).split('T');
  return dateAndTime(pack, date, time);
}

/** `5 March 2026 · 07:15:00` and `(Asia/Tokyo, UTC+09:00)`. */
export function localTime(pack: LanguagePack, instant: string, zone: string): Parts {
  const { date, time, offset } = partsIn(zone, instant);
  return [`${dateAndTime(pack, date, time)} `, { machine: `(${zone}, UTC${offset})` }];
}

/** `2026-03-05 07:15:00 +09:00`: the same in every language, for tables. */
export function plainTime(instant: string, zone: string): string {
  const { date, time, offset } = partsIn(zone, instant);
  return `${date} ${time} ${offset}`;
}

/** `2026-03-04 22:15:00` */
export const plainUtc = (instant: string): string => new Date(instant).toISOString().slice(0, 19).replace('T', ' ');

/** Built from parts, since `format` differs between releases of ICU and the same job must give the same bytes. */
function partsIn(zone: string, instant: string) {
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
  const offset = part.timeZoneName === 'GMT' ? '+00:00' : (part.timeZoneName ?? '').replace('GMT', '');
  const [date, time] = [`${part.year}-${part.month}-${part.day}`, `${part.hour}:${part.minute}:${part.second}`];
  return { date, time, offset };
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
