import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { ErrorReason } from '../../../platform/errors.js';
import { parseInput } from '../../../platform/input.js';
import { oneOf, type RawForm } from '../../../platform/web/forms/raw-form.js';
import { type NameEdit, type NamePlace, namePlaces, typedName } from '../../domain/wording/library-names.js';

/** `titles.ar.sister.city` */
export const inputNameOf = (language: AgreementLanguage, { set, kind, level }: NamePlace): string =>
  [set, language, kind, level].join('.');

export interface TypedNames {
  readonly edits: readonly NameEdit[];
  readonly problems: readonly ErrorReason[];
}

/** Reads the names of these languages; what wasn't on the page stays as it is. */
export function typedNames(raw: RawForm, languages: readonly AgreementLanguage[]): TypedNames {
  const results = languages
    .flatMap((language) => namePlaces.map((place) => ({ ...place, language })))
    .map((place) => ({ place, field: inputNameOf(place.language, place) }))
    .filter(({ field }) => Object.hasOwn(raw, field))
    .map(({ place, field }) => ({ place, field, result: parseInput(typedName, oneOf(raw, field)) }));
  return {
    edits: results.flatMap(({ place, result }) => (result.ok ? [{ ...place, name: result.value }] : [])),
    problems: results.flatMap(({ field, result }) =>
      result.ok ? [] : result.reasons.map((reason) => ({ ...reason, field })),
    ),
  };
}
