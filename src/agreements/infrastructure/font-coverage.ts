import * as fontkit from 'fontkit';

const codePoints = 0x110000;

/**
 * The characters that every face of a family has, since one document sets the same name upright, bold and italic. One bit
 * a character: the fonts themselves, of which three take 15 MB a face, are let go again.
 */
export class FontCoverage {
  private readonly bits = new Uint8Array(codePoints / 8).fill(0xff);

  constructor(files: readonly string[]) {
    for (const file of files) this.keep(file);
  }

  has(codePoint: number): boolean {
    return (((this.bits[codePoint >> 3] ?? 0) >> (codePoint & 7)) & 1) === 1;
  }

  private keep(file: string): void {
    const font = fontkit.openSync(file);
    if (!('characterSet' in font)) throw new Error(`${file} is a font collection, not a single face.`);
    const face = new Uint8Array(codePoints / 8);
    for (const codePoint of font.characterSet) {
      if (codePoint < codePoints) face[codePoint >> 3] = (face[codePoint >> 3] ?? 0) | (1 << (codePoint & 7));
    }
    for (const [index, bits] of face.entries()) this.bits[index] = (this.bits[index] ?? 0) & bits;
  }
}
