import { given, words, type Words } from '../../../platform/web/words.js';

export type Mistakes = readonly { readonly text: Words; readonly href: string }[];

interface Edited {
  readonly code: string;
  readonly name: string;
  readonly conflict: object | null;
  readonly error: Words | null;
}

export const notNow = (closed: readonly Words[]): Mistakes => closed.map((text) => ({ text, href: '#main-content' }));

export function mistakesOf(languages: readonly Edited[], gone: boolean): Mistakes {
  const conflicts = languages.flatMap(({ code, conflict, error, name }) => {
    if (conflict)
      return [{ text: words('agreements:clause.overtaken', { language: given(name) }), href: `#choice-${code}` }];
    return error ? [{ text: error, href: `#${code}-text` }] : [];
  });
  return gone ? [{ text: words('agreements:clause.gone'), href: '#restore' }, ...conflicts] : conflicts;
}
