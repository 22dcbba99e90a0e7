import { describe, expect, it } from '@jest/globals';
import { knowsHolidays } from './public-holidays.js';
import { calendarOf } from './work-calendar.js';

const at = (country: string | null, subdivision: string | null = null) =>
  calendarOf({ country, subdivision, zone: 'UTC' });
const off = (day: string, country: string | null, subdivision: string | null = null) =>
  at(country, subdivision).dayOff(new Date(`${day}T10:00:00Z`));
const isOff = (day: string, country: string | null, subdivision: string | null = null) =>
  off(day, country, subdivision) !== null;
const days = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(`${first}T00:00:00Z`) + index * 86_400_000).toISOString().slice(0, 10),
  );
/** Of these days, those on which people there are at work. */
const worked = (first: string, count: number, country: string, subdivision: string | null = null) =>
  days(first, count).filter((day) => !isOff(day, country, subdivision));

describe('the week', () => {
  it.each([
    ['US', ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05']],
    ['SA', ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-07']],
    ['AE', ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05']],
    ['IN', ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05', '2026-06-06']],
  ])('of %s is the one that people there have', (country, expected) => {
    expect(worked('2026-06-01', 7, country)).toEqual(expected);
  });

  it('is Monday to Friday where nobody said which country it is, and there are no holidays', () => {
    expect(off('2026-12-25', null)).toBeNull();
    expect(off('2026-12-26', null)).toEqual({ kind: 'weekend' });
  });

  it('is read the way that the runtime offers it', () => {
    const locale = Intl.Locale.prototype as { getWeekInfo?: unknown };
    const own = Object.getOwnPropertyDescriptor(locale, 'getWeekInfo');
    Object.defineProperty(locale, 'getWeekInfo', { configurable: true, value: () => ({ weekend: [3] }) });
    // no other test asks for this country, so its weekend isn't known yet
    expect(isOff('2026-06-03', 'KI')).toBe(true);
    if (own) Object.defineProperty(locale, 'getWeekInfo', own);
    else delete locale.getWeekInfo;
  });
});

describe('public holidays', () => {
  it('of Golden Week leave one day of work between 29 April and 7 May 2026, after the weekend none', () => {
    expect(worked('2026-04-28', 10, 'JP')).toEqual(['2026-04-28', '2026-04-30', '2026-05-01', '2026-05-07']);
    expect(off('2026-05-04', 'JP')).toEqual({ kind: 'holiday', name: 'Greenery Day' });
  });

  it('are those of the state: Corpus Christi is free in Bavaria and not in Berlin', () => {
    expect(off('2026-06-04', 'DE', 'DE-BY')).toEqual({ kind: 'holiday', name: 'Corpus Christi' });
    expect(off('2026-06-04', 'DE', 'DE-BE')).toBeNull();
    expect(isOff('2026-10-03', 'DE', 'DE-BE')).toBe(true);
  });

  it('are those of the whole country where the state isn’t known', () => {
    expect(isOff('2026-07-03', 'US', 'US-XX')).toBe(isOff('2026-07-03', 'US'));
    expect(isOff('2026-12-25', 'JP', 'JP-42')).toBe(isOff('2026-12-25', 'JP'));
    expect(isOff('2026-11-03', 'JP', 'JP-42')).toBe(true);
  });

  it('begin in the morning although the feast begins at the sunset before, and last all of its days', () => {
    expect(off('2026-03-19', 'TR')).toBeNull();
    expect(worked('2026-03-16', 9, 'TR')).toEqual([...days('2026-03-16', 4), '2026-03-23', '2026-03-24']);
    expect(worked('2026-05-25', 7, 'TR').includes('2026-05-27')).toBe(false);
  });

  it('of half a day are days of work, and those on which the clocks change are whole days', () => {
    expect(off('2026-12-24', 'IS')).toBeNull();
    expect(isOff('2026-12-25', 'IS')).toBe(true);
    // Easter Sunday of 2026 has 25 hours in Sydney, and the feast is one day
    expect(off('2026-04-07', 'AU', 'AU-NSW')).toBeNull();
    expect(isOff('2026-04-06', 'AU', 'AU-NSW')).toBe(true);
  });

  it('go on into the new year where they began in the old one', () => {
    expect(off('2027-01-01', 'SZ')).toMatchObject({ kind: 'holiday' });
    expect(worked('2026-12-28', 5, 'SZ')).toEqual([]);
  });

  it('are only days on which people don’t work: banks’, schools’ and remembered days are days of work', () => {
    expect(off('2026-04-15', 'US')).toBeNull(); // Tax Day, an observance
    expect(off('2026-04-03', 'NL')).toBeNull(); // Good Friday, schools only
    expect(off('2026-12-24', 'AT')).toBeNull(); // Christmas Eve, banks from two o'clock on
    expect(isOff('2026-04-03', 'DE')).toBe(true); // Good Friday, for everybody
  });

  it('aren’t known everywhere, and pages can say so', () => {
    expect(['JP', 'DE', 'SA'].map(knowsHolidays)).toEqual([true, true, true]);
    expect(['NP', 'IQ', 'PS', null].map(knowsHolidays)).toEqual([false, false, false, false]);
    expect(off('2026-12-25', 'NP')).toBeNull();
    expect(off('2026-12-26', 'NP')).toEqual({ kind: 'weekend' });
  });

  it('are the same calendar for the same place', () => {
    expect(at('JP', 'JP-42')).toBe(at('JP', 'JP-42'));
    expect(at('JP', 'JP-42')).not.toBe(at('JP', 'JP-13'));
  });
});
