import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { ErrorReason } from '../../../platform/errors.js';
import { idOf, oneOf, type RawForm } from '../../../platform/web/forms/raw-form.js';
import type { AgreementLibrary, LibraryClause } from '../../domain/wording/library.js';
import { type WordingSet, wordingSets } from '../../domain/wording/library-changes.js';
import type { VariantName } from '../../domain/wording/wording-variants.js';
import type { NamedLanguage } from './language-words.js';
import { type ShownWording, shownWording, textOf } from './shown-wording.js';
import { nameOf, wordingPlace } from './typed-wording.js';

export interface WordingField {
  readonly name: string;
  readonly id: string;
  readonly part: 'heading' | 'text';
  readonly variant: VariantName | null;
  readonly value: string;
  readonly rows: number;
  readonly error: ErrorReason | null;
}

export interface LanguageFields {
  readonly language: NamedLanguage;
  readonly id: string;
  readonly sets: readonly {
    readonly set: WordingSet;
    readonly english: ShownWording | null;
    readonly fields: readonly WordingField[];
    /** Whether there is anything in it. */
    readonly open: boolean;
  }[];
}

/** What was typed and not kept, and why. */
export interface Refused {
  readonly raw: RawForm;
  readonly problems: readonly ErrorReason[];
}

/** The fields of one clause in one language, filled with what is kept or with what was refused. */
export function languageFields(
  library: AgreementLibrary,
  clause: LibraryClause,
  language: NamedLanguage,
  refused: Refused | null,
): LanguageFields {
  const sets = wordingSets
    .filter((set) => set === 'clauses' || clause.kinds === undefined)
    .map((set) => {
      const fields = fieldsOf(library, clause, { language: language.code, set }, refused);
      const english = library.languages.en[set][clause.id];
      return {
        set,
        fields,
        english: language.code !== 'en' && english ? shownWording(english, 'en') : null,
        open: fields.some(({ value }) => value !== '') || (english !== undefined && language.code !== 'en'),
      };
    });
  return { language, id: `language-${language.code}`, sets };
}

function fieldsOf(
  library: AgreementLibrary,
  clause: LibraryClause,
  { language, set }: { language: AgreementLanguage; set: WordingSet },
  refused: Refused | null,
): WordingField[] {
  const { own, variants } = wordingPlace(library, clause.id, language, set);
  const field = (part: 'heading' | 'text', variant: VariantName | null, kept: string): WordingField => {
    const name = nameOf(set, language, part, variant);
    const value = refused ? oneOf(refused.raw, name) : kept;
    const error = refused?.problems.find((problem) => problem.field === name) ?? null;
    return { name, id: idOf(name), part, variant, value, rows: rowsFor(value), error };
  };
  const texts: readonly (VariantName | null)[] = variants.length > 0 ? variants : [null];
  return [
    ...(clause.place === 'article' ? [field('heading', null, own?.heading ?? '')] : []),
    ...texts.map((variant) => field('text', variant, textOf(own, variant))),
  ];
}

/** High enough to see all of it, for lines as wide as a column. */
const rowsFor = (text: string): number =>
  Math.min(
    20,
    Math.max(
      3,
      text.split('\n').reduce((sum, each) => sum + 1 + Math.floor(each.length / 55), 1),
    ),
  );
