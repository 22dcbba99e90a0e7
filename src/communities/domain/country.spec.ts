import { describe, expect, it } from '@jest/globals';
import { countryCodes, territories } from './countries.data.js';
import { isCountry, sovereignOf } from './country.js';
import { usualStyle } from './styled-name.js';
import { isZone } from './zone.js';

describe('countries and territories', () => {
  it('are the 249 of ISO 3166-1 and Kosovo, each once', () => {
    expect(new Set(countryCodes).size).toBe(250);
    expect(countryCodes).toHaveLength(250);
    expect(
      Object.entries(territories)
        .flat(2)
        .filter((code) => !isCountry(code)),
    ).toEqual([]);
  });

  it.each([
    ['PR', 'US'],
    ['GU', 'US'],
    ['HK', 'CN'],
    ['GL', 'DK'],
    ['PF', 'FR'],
    ['JP', 'JP'],
    ['TW', 'TW'],
  ])('%s belongs to %s', (code, sovereign) => expect(sovereignOf(code)).toBe(sovereign));
});

describe('the usual style', () => {
  it.each([
    ['city', 'Saint Paul', 'US', 'US-MN', 'the City of Saint Paul, Minnesota, United States of America'],
    ['city', 'Nagasaki', 'JP', 'JP-42', 'the City of Nagasaki, Japan'],
    ['state', 'Maryland', 'US', 'US-MD', 'the State of Maryland, United States of America'],
    ['county', 'Nairobi', 'KE', null, 'the County of Nairobi, Kenya'],
  ] as const)('of a %s: %s', (level, name, country, subdivision, style) =>
    expect(usualStyle({ level, name, country, subdivision })).toBe(style),
  );
});

describe('a time zone', () => {
  it.each(['Asia/Tokyo', 'America/Argentina/San_Juan', 'America/Port-au-Prince', 'Asia/Kolkata', 'UTC'])(
    '%s is one',
    (zone) => expect(isZone(zone)).toBe(true),
  );
  it.each(['+09:00', 'JST', 'asia/tokyo', 'Mars/Olympus', '', 'Asia/Tokyo\n', '../etc'])('%j is none', (zone) =>
    expect(isZone(zone)).toBe(false),
  );
});
