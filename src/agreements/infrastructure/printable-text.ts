import { TextPrinting } from '../../partnerships/application/text-printing.js';
import type { ActionInput } from '../../partnerships/domain/actions.js';
import type { ErrorReason } from '../../platform/errors.js';
import type { PrintableCharacters } from '../application/printable-characters.js';

/** Asks the fonts before a text is proposed, so that freezing can't fail on a name that somebody typed. */
export class PrintableText extends TextPrinting {
  constructor(private readonly characters: PrintableCharacters) {
    super();
  }

  problems({ initiatorName, counterpartName }: ActionInput<'proposeText'>): ErrorReason[] {
    const found = this.characters.unprintableIn([
      { field: 'initiatorName', text: initiatorName },
      { field: 'counterpartName', text: counterpartName },
    ]);
    return found.map(({ character, codePoint, field, reason }) => ({
      code: `text.unprintable.${reason}`,
      field,
      message: `“${character}” (${codePoint}) can't be printed in the agreement. Write it another way.`,
      params: { character, codePoint },
    }));
  }
}
