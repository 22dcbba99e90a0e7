/** What a template may give as a moment or a day: a Date, an ISO instant, or a civil date `YYYY-MM-DD`. */
export type Moment = Date | string;

const civilDate = /^\d{4}-\d{2}-\d{2}$/;

/** English pages write days as 12 December 2026, for every reader the same. */
const localeOf = (language: string) => (language === 'en' ? 'en-GB' : language);

/** Making one costs more than everything else in a mail; there are few of them: a language, a zone and a shape each. */
const made = new Map<string, Intl.DateTimeFormat>();
const most = 500;

function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  if (made.size >= most) made.clear();
  const format = new Intl.DateTimeFormat(localeOf(language), options);
  made.set(key, format);
  return format;
}

export function formatDate(language: string, moment: Moment, zone = 'UTC'): string {
  return dateFormat(language, { dateStyle: 'long', timeZone: zone }).format(instantOf(moment));
}

/** Tuesday 5 May 2026; some versions of the locale data put a comma into English ones. */
export function formatWeekday(language: string, moment: Moment, zone = 'UTC'): string {
  const named = dateFormat(language, { dateStyle: 'full', timeZone: zone });
  const text = named.format(instantOf(moment));
  return language === 'en' ? text.replace(',', '') : text;
}

/** 09:00, beside a day whose zone is said. */
export function formatTime(language: string, moment: Moment, zone = 'UTC'): string {
  const parts = { hour: '2-digit', minute: '2-digit', timeZone: zone } as const;
  return dateFormat(language, parts).format(instantOf(moment));
}

/** Japan Standard Time; what the language has no name for is GMT+5:45. */
export function formatZone(language: string, moment: Moment, zone: string): string {
  const named = dateFormat(language, { timeZone: zone, timeZoneName: 'long' });
  const parts = named.formatToParts(instantOf(moment));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** Always with its zone, as far as the language has a name for it: 12 December 2026 at 14:03 GMT+9, 日本標準時. */
export function formatDateTime(language: string, moment: Moment, zone = 'UTC'): string {
  return dateFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: language === 'en' ? 'short' : 'long',
    timeZone: zone,
  }).format(instantOf(moment));
}

export function formatNumber(language: string, value: number, options: Intl.NumberFormatOptions = {}): string {
  if (!Number.isFinite(value)) throw new Error(`"${String(value)}" is not a number to show.`);
  return new Intl.NumberFormat(localeOf(language), options).format(value);
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How far apart two moments may be for "12 days ago" to say more than the date. */
const recentSeconds = 30 * 86_400;

export function isRecent(moment: Moment, now: Date): boolean {
  return Math.abs(secondsBetween(moment, now)) <= recentSeconds;
}

/** 2 minutes ago, yesterday, in 3 days; further than 30 days away it is the date. */
export function formatRelative(language: string, moment: Moment, now: Date): string {
  if (!isRecent(moment, now)) return formatDate(language, moment);
  const seconds = secondsBetween(moment, now);
  const relative = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return relative.format(0, 'second');
}

/** For `<time datetime>`. */
export function isoOf(moment: Moment): string {
  return typeof moment === 'string' && civilDate.test(moment) ? moment : instantOf(moment).toISOString();
}

function secondsBetween(moment: Moment, now: Date): number {
  return (instantOf(moment).getTime() - now.getTime()) / 1000;
}

function instantOf(moment: Moment): Date {
  const instant = moment instanceof Date ? moment : new Date(moment);
  if (Number.isNaN(instant.getTime())) throw new Error(`"${String(moment)}" is not a moment.`);
  return instant;
}
