import { AppError } from '../../../platform/errors.js';
import type { UnprintableCharacter } from './printable-characters.js';

/** The input holds characters that can't be put on paper; `characters` names each of them and its field. */
export class UnprintableCharacters extends AppError {
  constructor(readonly characters: UnprintableCharacter[]) {
    const list = characters.map(({ codePoint, field, reason }) => `${codePoint} in ${field} (${reason})`);
    super({
      kind: 'invalid',
      code: 'agreement.unprintable-characters',
      message: `These characters can’t be printed: ${list.join(', ')}.`,
      errors: characters.map(({ field, reason, codePoint, character, clause, language }) => ({
        code: `agreement.unprintable.${reason}`,
        field,
        params: { character, codePoint, ...(clause ? { clause } : {}), ...(language ? { language } : {}) },
      })),
    });
    this.name = 'UnprintableCharacters';
  }
}
