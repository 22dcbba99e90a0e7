const months = 'January February March April May June July August September October November December'.split(' ');

/** `2026-03-05` → `5 March 2026`, which is read the same way on both sides of the Atlantic. */
export function longDate(civilDate: string): string {
  const [year, month = 0, day = 0] = civilDate.split('-').map(Number);
  return `${day} ${months[month - 1]} ${year}`;
}

/** `2026-03-05 09:30:00 UTC` */
export function utcTime(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/**
 * `2026-03-05 18:30:00 (Asia/Tokyo, UTC+09:00)`. Built from parts, since `format` differs between releases of ICU and
 * the same job must give the same bytes.
 */
export function localTime(instant: string, zone: string): string {
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
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}:${part.second} (${zone}, ${offset})`;
}

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
