/** What the syntax of PDF knows. An array is an array, a dictionary a `Map`. */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfReference | PdfValue[] | PdfDictionary;

export type PdfDictionary = Map<string, PdfValue>;

export class PdfName {
  constructor(readonly text: string) {}
}

export class PdfReference {
  constructor(readonly number: number) {}
}

export class PdfString {
  constructor(
    readonly bytes: Buffer,
    /** Offsets of its first delimiter, and behind its last one. */
    readonly start: number,
    readonly end: number,
  ) {}

  /** UTF-16 with its mark, or else what Latin-1 makes of it. */
  get text(): string {
    const { bytes } = this;
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
    return bytes.toString('latin1');
  }
}

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value instanceof Map;

/** The text of a name; null for anything else. */
export const nameIn = (value: PdfValue | undefined): string | null => (value instanceof PdfName ? value.text : null);
