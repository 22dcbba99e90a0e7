import { cleanText } from '../input.js';

/** The address of a list with what was chosen in it; what is empty is left out, so that one list has one address. */
export function addressOf(
  path: string,
  query: Readonly<Record<string, string | readonly string[] | boolean | null | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const text of textsOf(value)) search.append(name, text);
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

function textsOf(value: string | readonly string[] | boolean | null | undefined): readonly string[] {
  if (value === null || value === undefined || value === false || value === '') return [];
  if (value === true) return ['yes'];
  return typeof value === 'string' ? [value] : value;
}

/** A parsed query string holds a text, several, or nothing. */
export type Query = Readonly<Record<string, unknown>>;

/** One short text; of several the first. */
export function textIn(query: Query, name: string, max = 200): string {
  const value = Array.isArray(query[name]) ? query[name][0] : query[name];
  return typeof value === 'string' ? cleanText(value).slice(0, max) : '';
}

/** Those of the values that are allowed, in the order of `allowed`, each once. */
export function choicesIn<T extends string>(query: Query, name: string, allowed: readonly T[]): T[] {
  const value = query[name];
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  return allowed.filter((choice) => given.includes(choice));
}
