import { sides } from '../../../partnerships/domain/states.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import { type AgreementContent, type AnyContent, isFirst } from '../../domain/agreement-content.js';
import { namesOf, printedLanguages } from '../../domain/printed-parties.js';

/**
 * Why a character is refused. `no-font`: none of our fonts has it. The others could make a text read differently from what
 * it says: they change direction, can't be seen, or aren't characters at all.
 */
export type UnprintableReason = 'no-font' | 'control' | 'bidi-control' | 'invisible' | 'unpaired-surrogate';

type Place = {
  /** Where it stands: `clauses.declaration.ja`, `names.initiator.ja.styled`, `signatures.counterpart.typedName`. */
  field: string;
  /** The clause, where it stands in one. */
  clause?: string;
  language?: AgreementLanguage;
};

export type UnprintableCharacter = Place & {
  /** The character itself; U+FFFD for an unpaired surrogate, which can't be sent on. */
  character: string;
  /** `U+1F600` */
  codePoint: string;
  reason: UnprintableReason;
};

/** Without a language it is looked for in the fonts of all of them, in the order of English. */
export type PrintableField = Place & { text: string };

/** Says before anything is typeset what could not be printed. Each character is named once per field. */
export abstract class PrintableCharacters {
  abstract unprintableIn(fields: PrintableField[]): UnprintableCharacter[];

  unprintableInContent(content: AnyContent): UnprintableCharacter[] {
    return this.unprintableIn(contentFields(content));
  }
}

/** In the order of the paper: names, clauses, and what was filled into them. */
export function contentFields(content: AnyContent): PrintableField[] {
  return [
    ...nameFields(content),
    ...(isFirst(content) ? [] : [...clauseFields(content), ...valueFields(content)]),
    ...areaFields(content),
  ];
}

function nameFields(content: AnyContent): PrintableField[] {
  return sides.flatMap((side) =>
    printedLanguages(content, 'initiator').flatMap((language) =>
      Object.entries(namesOf(content, side, language)).map(([name, text]) => ({
        field: `names.${side}.${language}.${name}`,
        text,
        language,
      })),
    ),
  );
}

/** Line ends divide a clause into paragraphs and are not printed. */
function clauseFields({ clauses }: AgreementContent): PrintableField[] {
  return clauses.flatMap(({ id, wording }) =>
    entriesOf(wording).map(([language, { heading, text }]) => ({
      field: `clauses.${id}.${language}`,
      text: `${heading} ${text.replaceAll('\n', ' ')}`,
      clause: id,
      language,
    })),
  );
}

function valueFields({ values }: AgreementContent): PrintableField[] {
  return entriesOf(values).flatMap(([language, each]) =>
    Object.entries(each).map(([name, text]) => ({ field: `values.${language}.${name}`, text, language })),
  );
}

function areaFields(content: AnyContent): PrintableField[] {
  if (isFirst(content)) return content.areas.map((text, index) => ({ field: `areas.${index}`, text, language: 'en' }));
  return entriesOf(content.areas.labels).flatMap(([language, labels]) =>
    labels.map((text, index) => ({ field: `areas.${index}.${language}`, text, language })),
  );
}

const entriesOf = <T>(perLanguage: Partial<Record<AgreementLanguage, T>>) =>
  Object.entries(perLanguage) as [AgreementLanguage, T][];
