import { z } from 'zod';
import { partnershipKinds } from '../../../partnerships/domain/proposal.js';
import { agreementLanguages } from '../../../partnerships/domain/text-input.js';
import { fieldsIn } from '../fields.js';

const places = ['title', 'preamble', 'article', 'closing'] as const;
/** Of both communities; `community` where theirs differ. */
export const libraryLevels = ['city', 'county', 'state', 'community'] as const;
export type LibraryLevel = (typeof libraryLevels)[number];
const words = (max: number) => z.string().max(max);
const perLevel = z.record(z.enum(libraryLevels), words(200));
const perKind = z.record(z.enum(partnershipKinds), perLevel);

/** What a wording may depend on; of those that hold, the first in this order that has words is chosen. */
// biome-ignore format: one line a question
export const variantNames = [
  'namesakes', 'named',
  'two', 'many', 'one',
  'indefinite', 'renewable', 'final',
  'notice', 'immediate',
] as const;

export const libraryWording = z.object({
  heading: words(200),
  /** Merge fields in braces; an object where the wording follows from a fact. */
  text: z.union([words(12_000), z.partialRecord(z.enum(variantNames), words(12_000))]),
});
export type LibraryWording = z.output<typeof libraryWording>;

export const libraryClause = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  place: z.enum(places),
  /** No text goes without it. */
  required: z.boolean(),
  /** A new text begins with it. */
  included: z.boolean(),
  /** Only in agreements of these kinds. */
  kinds: z.array(z.enum(partnershipKinds)).optional(),
});
export type LibraryClause = z.output<typeof libraryClause>;

const languageWording = z.object({
  language: z.enum(agreementLanguages),
  titles: perKind,
  relationships: perKind,
  clauses: z.record(z.string(), libraryWording),
  /** Where a friendship agreement says it differently. */
  friendship: z.record(z.string(), libraryWording),
});
export type LanguageWording = z.output<typeof languageWording>;

/**
 * One version of the house's wording: every clause in every language. A published version never changes, since texts
 * name it; staff publish the next one.
 */
export const librarySchema = z
  .object({
    schema: z.literal(2),
    version: z.int().min(2),
    clauses: z.array(libraryClause).min(1).max(200),
    languages: z.record(z.enum(agreementLanguages), languageWording),
  })
  .superRefine(checkWording);
export type AgreementLibrary = z.output<typeof librarySchema>;

const nameFields = ['first', 'second', 'initiator', 'counterpart'].flatMap((party) => {
  const capital = party.charAt(0).toUpperCase() + party.slice(1);
  return [`${party}.name`, `${capital}.name`, `${party}.styled`, `${capital}.styled`, `${party}.office`];
});

export const fieldNames: readonly string[] = [
  ...['title', 'relationship', 'years', 'notice', 'areas', 'language.first', 'language.second'],
  ...nameFields,
];

/** Texts of a wording, whatever they depend on. */
export const textsOf = ({ text }: LibraryWording): string[] =>
  typeof text === 'string' ? [text] : Object.values(text).filter((each) => each !== undefined);

function checkWording({ clauses, languages }: AgreementLibrary, context: z.RefinementCtx): void {
  for (const { language, clauses: wording, friendship } of Object.values(languages)) {
    const say = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const { id, place } of clauses) {
      const each = wording[id];
      const path = ['languages', language, 'clauses', id];
      if (!each || textsOf(each).some((text) => text.trim() === '')) say(path, 'errors:library.no-wording');
      else if (place === 'article' && each.heading.trim() === '') say(path, 'errors:library.no-heading');
    }
    for (const [id, each] of [...Object.entries(wording), ...Object.entries(friendship)]) {
      const unknown = textsOf(each)
        .flatMap(fieldsIn)
        .find((name) => !fieldNames.includes(name));
      if (unknown) say(['languages', language, 'clauses', id], 'errors:library.unknown-field');
    }
  }
}

/** Clauses that an agreement of this kind may have. */
export const clausesFor = ({ clauses }: Pick<AgreementLibrary, 'clauses'>, kind: string): LibraryClause[] =>
  clauses.filter(({ kinds }) => !kinds || (kinds as readonly string[]).includes(kind));
