import { type AgreementLanguage, agreementLanguages } from '../../../partnerships/domain/text-input.js';
import { fieldsIn } from '../fields.js';
import { type AgreementLibrary, type LibraryWording, textsOf } from './library.js';
import { wordingChanges } from './library-differences.js';

export interface DroppedFields {
  readonly clause: string;
  readonly language: AgreementLanguage;
  readonly fields: readonly string[];
}

/**
 * Fields that the English wording fills in and another language never does, in clauses that changed. No mistake by
 * itself, since a language may say it without; but most of the time something was forgotten.
 */
export function droppedFields({ base, next }: { base: AgreementLibrary; next: AgreementLibrary }): DroppedFields[] {
  const changed = new Set(wordingChanges(base, next).map(({ clause }) => clause));
  return [...changed].flatMap((clause) =>
    agreementLanguages.flatMap((language) => {
      const english = namesIn(next.languages.en.clauses[clause]);
      const other = namesIn(next.languages[language].clauses[clause]);
      const fields = english.filter((name) => !other.includes(name));
      return fields.length > 0 ? [{ clause, language, fields }] : [];
    }),
  );
}

/** `First.name` at the beginning of a sentence is `first.name` elsewhere. */
const namesIn = (wording: LibraryWording | undefined): string[] =>
  wording
    ? [
        ...new Set(
          textsOf(wording)
            .flatMap(fieldsIn)
            .map((name) => name.charAt(0).toLowerCase() + name.slice(1)),
        ),
      ]
    : [];
