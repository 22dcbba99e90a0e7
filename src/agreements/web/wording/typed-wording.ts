import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { ErrorReason } from '../../../platform/errors.js';
import { parseInput } from '../../../platform/input.js';
import { oneOf, type RawForm } from '../../../platform/web/forms/raw-form.js';
import type { AgreementLibrary, LibraryWording } from '../../domain/wording/library.js';
import { typedWording, type WordingSet, wordingSets } from '../../domain/wording/library-changes.js';
import type { WordingEdit } from '../../domain/wording/library-draft.js';
import { type VariantName, variantsOf } from '../../domain/wording/wording-variants.js';

/** `clauses.ar.text`, or `clauses.ar.text.one` where a wording has variants. */
export const nameOf = (
  set: WordingSet,
  language: AgreementLanguage,
  part: 'heading' | 'text',
  variant?: VariantName | null,
) => [set, language, part, ...(variant ? [variant] : [])].join('.');

export interface TypedWordings {
  readonly edits: readonly WordingEdit[];
  readonly problems: readonly ErrorReason[];
}

/** What is there to be worded: what friendship agreements say differently begins with the variants of the others. */
export function wordingPlace(library: AgreementLibrary, clause: string, language: AgreementLanguage, set: WordingSet) {
  const { clauses, friendship } = library.languages[language];
  const own = set === 'friendship' ? friendship[clause] : clauses[clause];
  const variants = own ? variantsOf(own) : clauses[clause] ? variantsOf(clauses[clause]) : [];
  return { own: own ?? null, variants };
}

interface TypedInto {
  readonly clause: string;
  /** The draft as it stands. */
  readonly library: AgreementLibrary;
  readonly languages: readonly AgreementLanguage[];
}

/**
 * Reads the fields of one clause in the languages that were on the page; what wasn't on it stays as it is. Left blank,
 * friendship agreements say the same as others.
 */
export function typedWordings(raw: RawForm, { clause, library, languages }: TypedInto): TypedWordings {
  const asked = languages.flatMap((language) => wordingSets.map((set) => ({ language, set })));
  const results = asked
    .filter(({ language, set }) => Object.keys(raw).some((name) => name.startsWith(`${set}.${language}.`)))
    .map(({ language, set }) => {
      const { own, variants } = wordingPlace(library, clause, language, set);
      const typed = typedIn(raw, { set, language, variants, heading: own?.heading ?? '' });
      const blank = set === 'friendship' && isBlank(typed, raw, nameOf(set, language, 'heading'));
      return { language, set, result: parseInput(typedWording.nullable(), blank ? null : typed) };
    });
  return {
    edits: results.flatMap(({ result, ...place }) => (result.ok ? [{ ...place, wording: result.value }] : [])),
    problems: results.flatMap(({ set, language, result }) =>
      result.ok
        ? []
        : result.reasons.map((reason) => ({ ...reason, field: `${set}.${language}.${reason.field ?? 'text'}` })),
    ),
  };
}

interface Typed {
  readonly set: WordingSet;
  readonly language: AgreementLanguage;
  readonly variants: readonly VariantName[];
  /** Kept where the page doesn't ask for a heading. */
  readonly heading: string;
}

function typedIn(raw: RawForm, { set, language, variants, heading }: Typed): LibraryWording {
  const at = (part: 'heading' | 'text', variant?: VariantName) => oneOf(raw, nameOf(set, language, part, variant));
  const name = nameOf(set, language, 'heading');
  return {
    heading: Object.hasOwn(raw, name) ? at('heading') : heading,
    text:
      variants.length === 0
        ? at('text')
        : Object.fromEntries(variants.map((variant) => [variant, at('text', variant)])),
  };
}

function isBlank({ heading, text }: LibraryWording, raw: RawForm, headingName: string): boolean {
  const texts = typeof text === 'string' ? [text] : Object.values(text);
  const asked = Object.hasOwn(raw, headingName) ? [heading] : [];
  return [...asked, ...texts].every((each) => (each ?? '').trim() === '');
}
