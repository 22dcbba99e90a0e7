import Holidays from 'date-holidays';

/** Where somebody works: ISO 3166-1, ISO 3166-2, IANA. */
export interface NaivePlace {
  readonly country: string | null;
  readonly subdivision: string | null;
  readonly zone: string;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** Written down by hand, of the countries that rest on other days than Saturday and Sunday; 0 is a Sunday. */
const restDays: Record<string, readonly number[]> = {
  ...Object.fromEntries(['BH', 'DZ', 'EG', 'IL', 'IQ', 'JO', 'KW', 'LY', 'OM', 'QA', 'SA'].map((c) => [c, [5, 6]])),
  IN: [0],
  IR: [5],
};

const faces = new Map<string, Intl.DateTimeFormat>();

/** What a clock on a wall there shows: `YYYY-MM-DDTHH:MM:SS`. */
export function readingAt(instant: number, zone: string): string {
  let face = faces.get(zone);
  if (!face) {
    face = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    });
    faces.set(zone, face);
  }
  return face.format(instant).replace(' ', 'T');
}

const found = new Map<string, number>();

/** The first instant at which that clock shows `reading`; where an hour is skipped, as if it had not been. */
export function whenItShows(reading: string, zone: string): number {
  const key = `${zone} ${reading}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const instant = searched(reading, zone);
  found.set(key, instant);
  return instant;
}

/** Every quarter of an hour by which a zone may differ from Greenwich is tried, the furthest east first. */
function searched(reading: string, zone: string): number {
  const asIfGreenwich = Date.parse(`${reading}Z`);
  for (let quarters = 14 * 4; quarters >= -12 * 4; quarters--) {
    const instant = asIfGreenwich - quarters * 15 * minute;
    if (readingAt(instant, zone) === reading) return instant;
  }
  const before = asIfGreenwich - day;
  return asIfGreenwich - (Date.parse(`${readingAt(before, zone)}Z`) - before);
}

export const dateOf = (reading: string): string => reading.slice(0, 10);
const timeOf = (reading: string): string => reading.slice(11);
export const nextDate = (date: string): string => shiftedDate(date, 1);
export const shiftedDate = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * day).toISOString().slice(0, 10);

const kept = new Map<string, ReadonlySet<string>>();

/** Civil dates on whose noon a public holiday lasts that began in that year. */
function holidaysOf({ country, subdivision }: NaivePlace, year: number): ReadonlySet<string> {
  const key = `${country} ${subdivision} ${year}`;
  const known = kept.get(key);
  if (known) return known;
  const dates = new Set<string>();
  for (const { type, date: text, start, end } of bookOf(country, subdivision)?.getHolidays(year) ?? []) {
    if (type !== 'public') continue;
    // an Islamic or Hebrew feast begins at the sunset before, which the book writes as `2026-03-20 00:00:00 -0600`
    const sunset = /([+-]\d{2})00$/.exec(text)?.[1] ?? '0';
    const begins = Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`) + Number(sunset) * 60 * minute;
    const ends = begins + end.getTime() - start.getTime();
    let date = text.slice(0, 10);
    for (let noon = Date.parse(`${date}T12:00:00Z`); noon < ends; noon += day, date = nextDate(date))
      if (noon > begins) dates.add(date);
  }
  kept.set(key, dates);
  return dates;
}

/** Of the state where the library knows it, else of the country. */
function bookOf(country: string | null, subdivision: string | null): Holidays | null {
  if (!country) return null;
  const state = subdivision?.split('-')[1] ?? '';
  const known = Object.keys(new Holidays().getStates(country) ?? {}).includes(state);
  return known ? new Holidays(country, state) : new Holidays(country);
}

export function isDayOff(date: string, place: NaivePlace): boolean {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  if ((restDays[place.country ?? ''] ?? [6, 0]).includes(weekday)) return true;
  const year = Number(date.slice(0, 4));
  return [year, year - 1].some((each) => holidaysOf(place, each).has(date));
}

/** So many working days later, at the same time of day: days are looked at one by one. */
export function workingDaysLater(instant: number, days: number, place: NaivePlace): number {
  const reading = readingAt(instant, place.zone);
  let date = dateOf(reading);
  for (let left = days; left > 0; ) {
    date = nextDate(date);
    if (!isDayOff(date, place)) left--;
  }
  return whenItShows(`${date}T${timeOf(reading)}`, place.zone);
}

export const calendarDaysLater = (instant: number, days: number, place: NaivePlace): number => {
  const reading = readingAt(instant, place.zone);
  return whenItShows(`${shiftedDate(dateOf(reading), days)}T${timeOf(reading)}`, place.zone);
};

/** The same moment where it is a decent one, else nine o'clock of the next day that is. */
export function atADecentHour(instant: number, place: NaivePlace): number {
  const reading = readingAt(instant, place.zone);
  let date = dateOf(reading);
  const hour = Number(timeOf(reading).slice(0, 2));
  if (!isDayOff(date, place) && hour >= 8 && hour < 20) return instant;
  if (hour >= 8) date = nextDate(date);
  while (isDayOff(date, place)) date = nextDate(date);
  return whenItShows(`${date}T09:00:00`, place.zone);
}

/** Nine o'clock of that day, or of the working day before it. */
export function inTheMorningBefore(date: string, place: NaivePlace): number {
  let morning = date;
  while (isDayOff(morning, place)) morning = shiftedDate(morning, -1);
  return whenItShows(`${morning}T09:00:00`, place.zone);
}

/** Nine o'clock of that day, or of the working day after it. */
export function inTheMorningAfter(date: string, place: NaivePlace): number {
  let morning = date;
  while (isDayOff(morning, place)) morning = nextDate(morning);
  return whenItShows(`${morning}T09:00:00`, place.zone);
}
