import { z } from 'zod';
import { partnershipKinds } from '../../../partnerships/domain/proposal.js';
import { agreementLanguages } from '../../../partnerships/domain/text-input.js';
import { cleanText } from '../../../platform/input.js';
import {
  type AgreementLibrary,
  type LibraryClause,
  libraryClause,
  type LibraryWording,
  variantNames,
} from './library.js';
import { changedNames, namesOf } from './library-names.js';

/** `clauses` says it for every agreement, `friendship` where a friendship agreement says it differently. */
export const wordingSets = ['clauses', 'friendship'] as const;
export type WordingSet = (typeof wordingSets)[number];

const clauseId = libraryClause.shape.id;
const text = z.string().overwrite(cleanText).max(12_000);

/** May be empty: half a wording can be kept, and is refused when it is published. */
export const typedWording = z.object({
  heading: z
    .string()
    .overwrite(cleanText)
    .overwrite((line) => line.replace(/\s+/g, ' '))
    .max(200),
  text: z.union([text, z.partialRecord(z.enum(variantNames), text)]),
});

const perLanguage = <T extends z.ZodType>(wording: T) =>
  z.partialRecord(z.enum(agreementLanguages), z.record(clauseId, wording)).default({});

export const clauseSettings = z.object({
  required: z.boolean(),
  included: z.boolean(),
  /** Both kinds, or none, are every kind. */
  kinds: z.array(z.enum(partnershipKinds)).default([]),
});
export type ClauseSettings = z.output<typeof clauseSettings>;

/** What the next version says differently from the one that it is made of; what isn't named stays. */
export const libraryChanges = z.object({
  clauses: perLanguage(typedWording),
  /** Null: a friendship agreement says it as every other does. */
  friendship: perLanguage(typedWording.nullable()),
  titles: changedNames,
  relationships: changedNames,
  /** New ones, each at the end of its place unless `order` says otherwise. */
  added: z.array(libraryClause).max(100).default([]),
  settings: z.record(clauseId, clauseSettings).default({}),
  retired: z.array(clauseId).max(200).default([]),
  /** Ids in their new order; a clause that isn't named stays behind the one before it. */
  order: z.array(clauseId).max(300).default([]),
});
export type LibraryChanges = z.output<typeof libraryChanges>;

export const noChanges: LibraryChanges = libraryChanges.parse({});

/** The version after `base`, as the changes would have it. It may still be incomplete: see `libraryProblems`. */
export function changedLibrary(base: AgreementLibrary, changes: LibraryChanges): AgreementLibrary {
  const clauses = changedClauses(base.clauses, changes);
  const ids = new Set(clauses.map(({ id }) => id));
  const entries = agreementLanguages.map((language) => {
    const before = base.languages[language];
    const worded = ownedBy(ids, { ...before.clauses, ...changes.clauses[language] });
    const friendship = ownedBy(ids, { ...before.friendship, ...changes.friendship[language] });
    const names = namesOf(base, language, changes);
    return [language, { ...before, ...names, clauses: worded, friendship }];
  });
  const languages: AgreementLibrary['languages'] = Object.fromEntries(entries);
  return { schema: 2, version: base.version + 1, clauses, languages };
}

/** The wording of clauses that are still there. */
function ownedBy(
  ids: ReadonlySet<string>,
  wording: Record<string, LibraryWording | null>,
): Record<string, LibraryWording> {
  const kept = Object.entries(wording).filter(
    (entry): entry is [string, LibraryWording] => entry[1] !== null && ids.has(entry[0]),
  );
  return Object.fromEntries(kept);
}

export function changedClauses(before: readonly LibraryClause[], changes: LibraryChanges): LibraryClause[] {
  const { added, retired, settings, order } = changes;
  const known = new Set(before.map(({ id }) => id));
  const all = [...before, ...added.filter(({ id }) => !known.has(id))];
  const left = all.filter(({ id }) => !retired.includes(id)).map((clause) => withSettings(clause, settings[clause.id]));
  return byPlace(ordered(left, order));
}

function withSettings(clause: LibraryClause, settings: ClauseSettings | undefined): LibraryClause {
  if (!settings) return clause;
  const { kinds: _, ...rest } = clause;
  const { kinds, required, included } = settings;
  const every = kinds.length === 0 || kinds.length === partnershipKinds.length;
  return { ...rest, required, included, ...(every ? {} : { kinds }) };
}

function ordered(clauses: readonly LibraryClause[], order: readonly string[]): LibraryClause[] {
  const named = order.flatMap((id) => clauses.filter((clause) => clause.id === id));
  const result = [...new Set(named)];
  clauses.forEach((clause, index) => {
    if (result.includes(clause)) return;
    const before = clauses[index - 1];
    result.splice(before ? result.indexOf(before) + 1 : 0, 0, clause);
  });
  return result;
}

const places = libraryClause.shape.place.options;

const byPlace = (clauses: readonly LibraryClause[]): LibraryClause[] =>
  places.flatMap((place) => clauses.filter((clause) => clause.place === place));
