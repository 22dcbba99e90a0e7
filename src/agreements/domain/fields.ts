/** Values of merge fields, by name. */
export type Fields = Readonly<Record<string, string>>;

const field = /\{([A-Za-z]+(?:\.[A-Za-z]+)?)\}/g;

/** One pass: a brace inside a value is never read as a field. A field without a value stands as it was written. */
export function fill(text: string, values: Fields): string {
  return text.replace(field, (written, name: string) => values[name] ?? written);
}

/** Names of the fields that a text asks for, each once. */
export function fieldsIn(text: string): string[] {
  return [...new Set([...text.matchAll(field)].map(([, name]) => name ?? ''))];
}

/** A brace that belongs to no field would be printed. */
export const hasStrayBrace = (text: string): boolean => /[{}]/.test(text.replace(field, ''));

export function capitalised(text: string, language: string): string {
  const [initial = ''] = text;
  return initial.toLocaleUpperCase(language) + text.slice(initial.length);
}
