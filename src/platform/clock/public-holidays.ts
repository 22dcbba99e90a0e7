import Holidays, { type HolidaysTypes } from 'date-holidays';

const hour = 3_600_000;
const dayMs = 24 * hour;

/** Names of public holidays by the number of their day since 1970-01-01. */
type NamedDays = ReadonlyMap<number, string>;

interface Nation {
  /** The library's names of its states. */
  readonly states: ReadonlySet<string>;
  readonly sources: Map<string, PublicHolidays>;
}

const nations = new Map<string, Nation | null>();

/** Public holidays are known for this country; without them only its weekend is kept free. */
export const knowsHolidays = (country: string | null): boolean => country !== null && nationOf(country) !== null;

/** Those of a state, or of the whole country where the state isn't known; null where nothing is known of the country. */
export function holidaysOf(country: string | null, subdivision: string | null): PublicHolidays | null {
  const nation = country === null ? null : nationOf(country);
  if (!nation || country === null) return null;
  const state = stateOf(nation, subdivision);
  const before = nation.sources.get(state);
  const source = before ?? new PublicHolidays(country, state);
  if (!before) nation.sources.set(state, source);
  return source;
}

function nationOf(country: string): Nation | null {
  const before = nations.get(country);
  if (before !== undefined) return before;
  const nation = readNation(country);
  nations.set(country, nation);
  return nation;
}

function readNation(country: string): Nation | null {
  const library = new Holidays();
  if (!(country in library.getCountries())) return null;
  return { states: new Set(Object.keys(library.getStates(country) ?? {})), sources: new Map() };
}

/** `DE-BY` is the library's `BY`; empty where it knows no such state. */
function stateOf({ states }: Nation, subdivision: string | null): string {
  const state = subdivision?.slice(subdivision.indexOf('-') + 1) ?? '';
  return states.has(state) ? state : '';
}

interface Year {
  readonly first: number;
  readonly last: number;
  readonly days: NamedDays;
}

/** Working them out costs up to thirty milliseconds a year, so each year is asked for once. */
export class PublicHolidays {
  private readonly source: Holidays;
  private readonly years = new Map<number, Year>();
  /** The one that was asked for last, and most likely the next one, too. */
  private at: Year = { first: 0, last: -1, days: new Map() };

  constructor(country: string, state: string) {
    const options: HolidaysTypes.Options = { types: ['public'] };
    this.source = state ? new Holidays(country, state, options) : new Holidays(country, options);
  }

  /** The name of the public holiday on a day (number of days since 1970-01-01), or null. */
  on(day: number): string | null {
    if (day < this.at.first || day > this.at.last) this.at = this.yearOf(day);
    return this.at.days.get(day) ?? null;
  }

  private yearOf(day: number): Year {
    const year = new Date(day * dayMs).getUTCFullYear();
    const before = this.years.get(year);
    if (before) return before;
    const bounds = { first: Date.UTC(year, 0, 1) / dayMs, last: Date.UTC(year, 11, 31) / dayMs };
    const read = { ...bounds, days: this.namedDays(year) };
    this.years.set(year, read);
    return read;
  }

  /** A feast of several days may have begun in the year before. */
  private namedDays(year: number): NamedDays {
    const days = new Map<number, string>();
    for (const holiday of [year - 1, year].flatMap((each) => this.source.getHolidays(each, 'en'))) {
      for (const day of daysOf(holiday)) days.set(day, days.get(day) ?? holiday.name);
    }
    return days;
  }
}

/**
 * The civil days that a holiday fills. They are read from its text: an Islamic or Hebrew one begins at the sunset before,
 * which `start` says. A half day isn't free of work; a day on which the clocks change has 23 or 25 hours.
 */
function daysOf({ date, start, end, type }: HolidaysTypes.Holiday): number[] {
  if (type !== 'public') return [];
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / dayMs;
  const length = Math.floor((end.getTime() - start.getTime() + 4 * hour) / dayMs);
  return Array.from({ length }, (_, index) => first + index);
}
