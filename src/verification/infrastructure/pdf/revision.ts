import type { PdfDictionary, PdfValue } from './pdf-value.js';

export interface PdfObject {
  readonly number: number;
  /** Offset of its number. */
  readonly start: number;
  readonly value: PdfValue;
  /** The bytes of its stream, as they lie in the file; null where it is none. */
  readonly stream: Buffer | null;
}

/** What one save added, from its first object to its `%%EOF`. */
export interface Revision {
  readonly start: number;
  /** Behind its `%%EOF`, and behind the line end that may follow there. */
  readonly end: number;
  readonly lineEnd: number;
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly trailer: PdfDictionary;
  /** Offset of its table. */
  readonly table: number;
}
