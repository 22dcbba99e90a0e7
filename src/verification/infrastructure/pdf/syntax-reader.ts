import { DocumentFault } from '../../domain/document-fault.js';
import { isDigit, isRegular, isSpace } from './pdf-characters.js';
import { type PdfDictionary, PdfName, PdfReference, PdfString, type PdfValue } from './pdf-value.js';
import { readHexString, readLiteralString } from './string-reader.js';

const deepest = 64;
const mostValues = 3_000_000;

const character = (text: string): number => text.charCodeAt(0);
const slash = character('/');
const openParenthesis = character('(');
const less = character('<');
const greater = character('>');
const openBracket = character('[');
const closeBracket = character(']');

/**
 * Reads values from left to right and repairs nothing: what is not plainly right is refused, so that no reader can take
 * the same bytes for something else. Comments between tokens are refused too, since nothing of ours writes them.
 */
export class SyntaxReader {
  private values = 0;

  constructor(
    readonly bytes: Buffer,
    public at = 0,
  ) {}

  get ended(): boolean {
    return this.at >= this.bytes.length;
  }

  skipSpace(): void {
    while (isSpace[this.bytes[this.at] ?? 255]) this.at += 1;
  }

  /** Whether `word` stands next, behind white space; it isn't read. */
  sees(word: string): boolean {
    this.skipSpace();
    return this.bytes.toString('latin1', this.at, this.at + word.length) === word;
  }

  /** @throws DocumentFault when something else comes */
  expect(word: string): void {
    if (!this.sees(word)) throw this.endsWithin(word) ? new DocumentFault('file.incomplete') : this.unexpected();
    this.at += word.length;
  }

  seesDigit(): boolean {
    this.skipSpace();
    return isDigit[this.bytes[this.at] ?? 255] === true;
  }

  integer(): number {
    this.skipSpace();
    const start = this.at;
    while (isDigit[this.bytes[this.at] ?? 255]) this.at += 1;
    if (this.at === start || this.at - start > 10) throw this.unexpected();
    return Number(this.bytes.toString('latin1', start, this.at));
  }

  value(depth = 0): PdfValue {
    if (depth > deepest) throw new DocumentFault('limits.nesting', { deepest });
    this.values += 1;
    if (this.values > mostValues) throw new DocumentFault('limits.objects');
    this.skipSpace();
    const first = this.bytes[this.at];
    if (first === slash) return this.name();
    if (first === openParenthesis) return this.string(readLiteralString);
    if (first === openBracket) return this.array(depth);
    if (first === less) return this.bytes[this.at + 1] === less ? this.dictionary(depth) : this.string(readHexString);
    return this.numberOrWord();
  }

  dictionary(depth = 0): PdfDictionary {
    this.expect('<<');
    const entries: PdfDictionary = new Map();
    for (;;) {
      this.skipSpace();
      const next = this.bytes[this.at];
      if (next === greater && this.bytes[this.at + 1] === greater) break;
      if (next !== slash) throw this.unexpected();
      const key = this.name().text;
      if (entries.has(key)) throw new DocumentFault('structure.objects', { offset: this.at });
      entries.set(key, this.value(depth + 1));
    }
    this.at += 2;
    return entries;
  }

  unexpected(): DocumentFault {
    return this.ended ? new DocumentFault('file.incomplete') : new DocumentFault('file.malformed', { offset: this.at });
  }

  private endsWithin(word: string): boolean {
    const rest = this.bytes.toString('latin1', this.at, this.at + word.length);
    return rest.length < word.length && word.startsWith(rest);
  }

  private array(depth: number): PdfValue[] {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === closeBracket) break;
      items.push(this.value(depth + 1));
    }
    this.at += 1;
    return items;
  }

  private string(read: (bytes: Buffer, start: number) => PdfString): PdfString {
    const found = read(this.bytes, this.at);
    this.at = found.end;
    return found;
  }

  private name(): PdfName {
    const text = this.regular(1);
    if (!text.includes('#')) return new PdfName(text);
    return new PdfName(text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))));
  }

  private regular(skip: number): string {
    const start = this.at + skip;
    let end = start;
    while (end < this.bytes.length && isRegular[this.bytes[end] as number]) end += 1;
    this.at = end;
    return this.bytes.toString('latin1', start, end);
  }

  private numberOrWord(): PdfValue {
    const start = this.at;
    const word = this.regular(0);
    if (/^\d{1,7}$/.test(word)) return this.reference() ? new PdfReference(Number(word)) : Number(word);
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    this.at = this.ended ? this.at : start;
    throw this.unexpected();
  }

  /** Reads `0 R` where it follows. Other generations than 0 nobody writes any more. */
  private reference(): boolean {
    const rest = this.bytes.toString('latin1', this.at, this.at + 24);
    const found = /^[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(rest);
    if (!found) return false;
    if (found[1] !== '0') throw new DocumentFault('structure.objects', { offset: this.at });
    this.at += found[0].length;
    return true;
  }
}
