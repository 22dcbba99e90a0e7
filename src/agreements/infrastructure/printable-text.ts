import { type PrintedField, TextPrinting } from '../../partnerships/application/text-printing.js';
import type { ErrorReason } from '../../platform/errors.js';
import type { PrintableCharacters } from '../application/printable-characters.js';

/** Asks the fonts before a text is proposed or signed, so that no paper fails later on a name that somebody typed. */
export class PrintableText extends TextPrinting {
  constructor(private readonly characters: PrintableCharacters) {
    super();
  }

  problems(fields: readonly PrintedField[]): ErrorReason[] {
    return this.characters.unprintableIn([...fields]).map(({ character, codePoint, field, reason }) => ({
      code: `text.unprintable.${reason}`,
      field,
      message: `“${character}” (${codePoint}) can't be printed in the agreement. Write it another way.`,
      params: { character, codePoint },
    }));
  }
}
