import { canonicalHash } from '../canonical-hash.js';
import type { DraftText } from './draft-text.js';
import { type FactKey, factKeys, factOf, type TextFacts, withFact } from './text-facts.js';

/** A fact that a colleague saved otherwise while it was being typed. */
export type OvertakenFact = { readonly fact: FactKey; readonly saved: unknown };

export const factFingerprint = (value: unknown): string => canonicalHash({ value: value ?? null }).slice(0, 16);

/**
 * Takes over the facts that this person changed. `seen` has the fingerprint of each that they had before them; one that a
 * colleague saved otherwise meanwhile is a conflict, and none of it may be saved.
 */
export function editedFacts(text: DraftText, typed: TextFacts, seen: Partial<Record<FactKey, string>>) {
  const conflicts: OvertakenFact[] = [];
  let edited = text;
  for (const key of factKeys) {
    const [mine, saved] = [factOf(typed, key), factOf(text, key)];
    const [mark, savedMark] = [factFingerprint(mine), factFingerprint(saved)];
    if (seen[key] === undefined || mark === savedMark || mark === seen[key]) continue;
    if (savedMark === seen[key]) edited = withFact(edited, key, mine);
    else conflicts.push({ fact: key, saved });
  }
  return { text: edited, conflicts };
}
