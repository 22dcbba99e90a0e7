import { DocumentFault } from '../../domain/document-fault.js';
import { isDictionary, nameIn, type PdfDictionary } from './pdf-value.js';
import type { PdfObject } from './revision.js';
import type { SyntaxReader } from './syntax-reader.js';

/** Objects that are hidden in streams are read by some programs and not by others; ours write none. */
const containers: readonly (string | null)[] = ['ObjStm', 'XRef'];

/** Reads `n 0 obj … endobj`. */
export function readObject(reader: SyntaxReader): PdfObject {
  reader.skipSpace();
  const start = reader.at;
  const number = reader.integer();
  if (number === 0 || reader.integer() !== 0) throw new DocumentFault('structure.objects', { offset: start });
  reader.expect('obj');
  const value = reader.value();
  if (isDictionary(value) && containers.includes(nameIn(value.get('Type'))))
    throw new DocumentFault('structure.hidden-objects');
  const stream = reader.sees('stream') ? readStream(reader, value) : null;
  reader.expect('endobj');
  return { number, start, value, stream };
}

function readStream(reader: SyntaxReader, dictionary: unknown): Buffer {
  const length = isDictionary(dictionary as PdfDictionary) ? (dictionary as PdfDictionary).get('Length') : undefined;
  reader.expect('stream');
  const { bytes } = reader;
  if (bytes[reader.at] === 13) reader.at += 1;
  if (bytes[reader.at] !== 10) throw reader.unexpected();
  reader.at += 1;
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) throw reader.unexpected();
  const start = reader.at;
  if (start + length > bytes.length) throw new DocumentFault('file.incomplete');
  reader.at += length;
  reader.expect('endstream');
  return bytes.subarray(start, start + length);
}
