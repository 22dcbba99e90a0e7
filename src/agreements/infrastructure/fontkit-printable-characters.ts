import { codePointName } from '../application/typesetting/code-point.js';
import {
  PrintableCharacters,
  type PrintableField,
  type UnprintableCharacter,
  type UnprintableReason,
} from '../application/typesetting/printable-characters.js';
import { fontFamilies, fontStack } from './document-fonts.js';
import { FontCoverage } from './font-coverage.js';

/** Tried in this order; what they let through must then be in a font. */
const refused: [UnprintableReason, RegExp][] = [
  ['unpaired-surrogate', /\p{Cs}/u],
  ['control', /[\p{Cc}\p{Zl}\p{Zp}]/u],
  ['bidi-control', /\p{Bidi_Control}/u],
  ['invisible', /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u],
];

const joiners = /[\u200C\u200D]/;
const virama = /[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA]/;
const joiningScript =
  /[\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}]/u;

/** Right after a letter or a virama of a script in which they are a part of spelling, as in می‌خواهم or क्‍ष. */
const joinsLetters = (character: string, before: string): boolean =>
  joiners.test(character) && (virama.test(before) || (joiningScript.test(before) && /\p{L}/u.test(before)));

export class FontkitPrintableCharacters extends PrintableCharacters {
  private readonly coverage = new Map<string, FontCoverage>();

  unprintableIn(fields: PrintableField[]): UnprintableCharacter[] {
    return fields.flatMap((field) => this.refusals(field));
  }

  private refusals({ text, ...place }: PrintableField): UnprintableCharacter[] {
    const families = fontStack(place.language ?? 'en');
    const found = new Map<string, UnprintableCharacter>();
    const passed = new Set<string>();
    let before = '';
    for (const character of text) {
      const known = passed.has(character) || found.has(character) || joinsLetters(character, before);
      const reason = known ? undefined : this.reasonAgainst(character, families);
      if (reason) found.set(character, { ...shown(character, reason), ...place, reason });
      else if (!joiners.test(character)) passed.add(character);
      before = character;
    }
    return [...found.values()];
  }

  private reasonAgainst(character: string, families: string[]): UnprintableReason | undefined {
    const named = refused.find(([, pattern]) => pattern.test(character));
    if (named) return named[0];
    const codePoint = character.codePointAt(0) ?? 0;
    return families.some((family) => this.coverageOf(family).has(codePoint)) ? undefined : 'no-font';
  }

  /** Read when it is first asked for: most names never need the large fonts. */
  private coverageOf(family: string): FontCoverage {
    const known = this.coverage.get(family) ?? new FontCoverage(fontFamilies.get(family) ?? []);
    this.coverage.set(family, known);
    return known;
  }
}

function shown(character: string, reason: UnprintableReason) {
  return { character: reason === 'unpaired-surrogate' ? '\uFFFD' : character, codePoint: codePointName(character) };
}
