import { folded } from '../database/folded.js';

/** Regions that `Intl` can name but that have no code of their own in ISO 3166-1; Kosovo's XK is in general use. */
const noCountries = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const named = new Map<string, ReadonlyMap<string, string>>();

/** Name of every country or territory in `language`, by alpha-2 code. The names are the runtime's (Unicode CLDR). */
export function countryNames(language: string): ReadonlyMap<string, string> {
  const known = named.get(language);
  if (known) return known;
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const found = codes.flatMap((code): [string, string][] => {
    const name = noCountries.has(code) || isFormer(code) ? undefined : names.of(code);
    return name === undefined ? [] : [[code, name]];
  });
  const made = new Map(found);
  named.set(language, made);
  return made;
}

/** Withdrawn codes are canonically written as what replaced them. */
const isFormer = (code: string): boolean => Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`;

export const countryName = (language: string, code: string): string => countryNames(language).get(code) ?? code;

/** Codes of the countries whose name holds what was typed, or whose code it is. */
export function countriesNamed(language: string, text: string): string[] {
  const wanted = folded(text);
  if (wanted.length < 2) return [];
  return [...countryNames(language)]
    .filter(([code, name]) => code.toLowerCase() === wanted || folded(name).includes(wanted))
    .map(([code]) => code);
}

/** For a list to choose from, in the order of the language. */
export function countryOptions(language: string, codes: readonly string[]): { value: string; text: string }[] {
  const options = codes.map((code) => ({ value: code, text: countryName(language, code) }));
  return options.sort((a, b) => a.text.localeCompare(b.text, language));
}
