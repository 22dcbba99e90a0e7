import type { Level } from './community.js';
import { formalName, sovereignOf } from './country.js';
import { subdivisionNames } from './subdivisions.data.js';

const styles: Record<Level, string> = { city: 'City', county: 'County', state: 'State' };

interface Named {
  readonly name: string;
  readonly level: Level;
  readonly country: string;
  readonly subdivision: string | null;
}

/** The usual style in an agreement, where nobody gave another. */
export function usualStyle({ name, level, country, subdivision }: Named): string {
  const within = level === 'state' ? null : subdivisionName(subdivision);
  return [`the ${styles[level]} of ${name}`, within, formalName(country)].filter(Boolean).join(', ');
}

function subdivisionName(code: string | null): string | null {
  const [country = '', part = ''] = code?.split('-') ?? [];
  return subdivisionNames[country]?.[part] ?? null;
}

/** A territory's subdivisions may be listed under its state: Puerto Rico is US-PR. */
export const subdivisionFits = (subdivision: string, country: string): boolean =>
  [country, sovereignOf(country)].includes(subdivision.slice(0, 2));
