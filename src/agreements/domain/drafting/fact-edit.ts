import type { Side } from '../../../partnerships/domain/states.js';
import type { AgreementLanguage, PartyNames } from '../../../partnerships/domain/text-input.js';
import { canonicalHash } from '../canonical-hash.js';
import type { DraftText } from './draft-text.js';
import { type FactKey, factKeys, factOf, nameOf, type TextFacts, withFact } from './text-facts.js';

export const nameParts = ['styled', 'name', 'office', 'signatory'] as const;
export type NamePart = (typeof nameParts)[number];
type NameKey = `names.${Side}.${AgreementLanguage}`;

/** What is typed by itself: `areas`, …; every field of a name: `names.initiator.ja.office`. */
export type FactField = Exclude<FactKey, NameKey> | `${NameKey}.${NamePart}`;

interface FieldPlace {
  readonly field: FactField;
  readonly fact: FactKey;
  /** Null where the fact is one field. */
  readonly part: NamePart | null;
}

const places: readonly FieldPlace[] = factKeys.flatMap((fact): FieldPlace[] => {
  if (!nameOf(fact)) return [{ field: fact as FactField, fact, part: null }];
  return nameParts.map((part) => ({ field: `${fact as NameKey}.${part}`, fact, part }));
});

export const factFields: readonly FactField[] = places.map(({ field }) => field);

/** @throws Error where no text has such a field */
export function placeOf(field: FactField): FieldPlace {
  const found = places.find((each) => each.field === field);
  if (!found) throw new Error(`no such field: ${field}`);
  return found;
}

export function fieldOf(facts: TextFacts, field: FactField): unknown {
  const { fact, part } = placeOf(field);
  const value = factOf(facts, fact);
  return part ? (value as PartyNames)[part] : value;
}

export function withField<T extends TextFacts>(text: T, field: FactField, value: unknown): T {
  const { fact, part } = placeOf(field);
  return withFact(text, fact, part ? { ...(factOf(text, fact) as PartyNames), [part]: value } : value);
}

/** A field that a colleague saved otherwise while it was being typed. */
export type OvertakenFact = { readonly field: FactField; readonly saved: unknown };

/** Boxes come in the order of the page, whatever order they were saved in. */
export const factFingerprint = (value: unknown): string =>
  canonicalHash({ value: (Array.isArray(value) ? value.map(String).sort() : value) ?? null }).slice(0, 16);

/**
 * Takes over the fields that this person changed. `seen` has the fingerprint of each that they had before them; one that a
 * colleague saved otherwise meanwhile is a conflict, and none of it may be saved. `shown` is what stands in the fields
 * then: what was typed, and what was saved wherever nothing was.
 */
export function editedFacts(text: DraftText, typed: TextFacts, seen: Partial<Record<FactField, string>>) {
  const conflicts: OvertakenFact[] = [];
  let [edited, shown] = [text, text];
  for (const field of factFields) {
    const [mine, saved] = [fieldOf(typed, field), fieldOf(text, field)];
    const [mark, savedMark] = [factFingerprint(mine), factFingerprint(saved)];
    if (seen[field] === undefined || mark === savedMark || mark === seen[field]) continue;
    shown = withField(shown, field, mine);
    if (savedMark === seen[field]) edited = withField(edited, field, mine);
    else conflicts.push({ field, saved });
  }
  return { text: edited, shown, conflicts };
}
