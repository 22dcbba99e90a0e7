import { countryCodes, territories } from './countries.data.js';

const known = new Set(countryCodes);
const sovereigns = new Map(Object.entries(territories).flatMap(([state, codes]) => codes.map((code) => [code, state])));
const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** The names that agreements use where the everyday one is shorter. */
const formalNames: Readonly<Record<string, string>> = {
  US: 'United States of America',
  GB: 'United Kingdom of Great Britain and Northern Ireland',
  TR: 'Türkiye',
};

export const isCountry = (code: string): boolean => known.has(code);

/** Alpha-2 of the sovereign state that a country or territory belongs to: Puerto Rico's is US, Japan's is JP. */
export const sovereignOf = (code: string): string => sovereigns.get(code) ?? code;

export const formalName = (code: string): string => formalNames[code] ?? names.of(code) ?? code;
