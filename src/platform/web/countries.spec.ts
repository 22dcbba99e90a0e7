import { describe, expect, it } from '@jest/globals';
import { countriesNamed, countryName, countryNames, countryOptions } from './countries.js';

describe('countries and territories', () => {
  it('are those of ISO 3166-1, with Kosovo', () => expect(countryNames('en').size).toBe(250));

  it.each(['SU', 'DD', 'UK', 'EU', 'ZZ'])('%s is none any more, or never was', (code) =>
    expect(countryNames('en').has(code)).toBe(false),
  );

  it('are found without accents and by code', () => {
    expect(countriesNamed('en', 'turkiye')).toEqual(['TR']);
    expect(countriesNamed('en', 'jp')).toEqual(['JP']);
    expect(countriesNamed('en', 'Korea')).toEqual(['KP', 'KR']);
    expect(countriesNamed('en', 'a')).toEqual([]);
  });

  it('are listed by name', () =>
    expect(countryOptions('en', ['US', 'AX', 'JP']).map(({ text }) => text)).toEqual([
      'Åland Islands',
      'Japan',
      'United States',
    ]));

  it('keep an unknown code', () => expect(countryName('en', 'QQ')).toBe('QQ'));
});
