import { type PrintedField, TextPrinting } from '../../partnerships/application/text-printing.js';
import type { ErrorReason } from '../../platform/errors.js';
import type { PrintableCharacters, UnprintableCharacter } from '../application/typesetting/printable-characters.js';

/** Asks the fonts before a text is proposed or signed, so that no paper fails later on a name that somebody typed. */
export class PrintableText extends TextPrinting {
  constructor(private readonly characters: PrintableCharacters) {
    super();
  }

  problems(fields: readonly PrintedField[]): ErrorReason[] {
    return this.characters.unprintableIn([...fields]).map((found) => ({
      code: `text.unprintable.${found.reason}`,
      field: found.field,
      message: sentenceOn(found),
      params: paramsOf(found),
    }));
  }
}

function sentenceOn({ character, codePoint, clause, language }: UnprintableCharacter): string {
  const place = [...(clause ? [` in the clause “${clause}”`] : []), ...(language ? [` (${language})`] : [])].join('');
  return `“${character}” (${codePoint})${place} can't be printed in the agreement. Write it another way.`;
}

const paramsOf = ({ character, codePoint, clause, language }: UnprintableCharacter) => ({
  ...{ character, codePoint },
  ...(clause ? { clause } : {}),
  ...(language ? { language } : {}),
});
