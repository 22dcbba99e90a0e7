import * as fontkit from 'fontkit';
import { codePointName } from '../application/code-point.js';
import {
  PrintableCharacters,
  type PrintableField,
  type UnprintableCharacter,
  type UnprintableReason,
} from '../application/printable-characters.js';
import { documentFontFiles } from './document-fonts.js';

/** Tried in this order; what they let through must then be in every face. */
const refused: [UnprintableReason, RegExp][] = [
  ['unpaired-surrogate', /\p{Cs}/u],
  ['control', /[\p{Cc}\p{Zl}\p{Zp}]/u],
  ['bidi-control', /\p{Bidi_Control}/u],
  ['invisible', /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u],
];

export class FontkitPrintableCharacters extends PrintableCharacters {
  private faces: ReadonlySet<number>[] | undefined;

  unprintableIn(fields: PrintableField[]): UnprintableCharacter[] {
    return fields.flatMap(({ field, text }) =>
      [...new Set(text)].flatMap((character) => this.refusal(character, field) ?? []),
    );
  }

  private refusal(character: string, field: string): UnprintableCharacter | undefined {
    const reason = this.reasonAgainst(character);
    if (!reason) return undefined;
    const shown = reason === 'unpaired-surrogate' ? '\uFFFD' : character;
    return { character: shown, codePoint: codePointName(character), field, reason };
  }

  private reasonAgainst(character: string): UnprintableReason | undefined {
    const named = refused.find(([, pattern]) => pattern.test(character));
    if (named) return named[0];
    // A name is set upright, bold and italic in different places of one document.
    this.faces ??= documentFontFiles.map(characterSetOf);
    const codePoint = character.codePointAt(0) ?? 0;
    return this.faces.every((face) => face.has(codePoint)) ? undefined : 'no-font';
  }
}

function characterSetOf(file: string): ReadonlySet<number> {
  const font = fontkit.openSync(file);
  if (!('characterSet' in font)) throw new Error(`${file} is a font collection, not a single face.`);
  return new Set(font.characterSet);
}
