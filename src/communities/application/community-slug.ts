import { folded } from '../../platform/database/folded.js';

const part = (text: string): string =>
  folded(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

/** Addresses to try, the shortest first: 21 Springfields each need another one. */
export function* slugsFor({ name, country, subdivision }: SlugFacts): Generator<string> {
  const base = part(name) || `community-${country.toLowerCase()}`;
  yield base;
  const place = `${base}-${(subdivision ?? country).toLowerCase()}`;
  yield place;
  for (let number = 2; ; number++) yield `${place}-${number}`;
}

interface SlugFacts {
  readonly name: string;
  readonly country: string;
  readonly subdivision: string | null;
}
