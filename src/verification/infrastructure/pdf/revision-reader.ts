import { DocumentFault } from '../../domain/document-fault.js';
import { readObject } from './object-reader.js';
import { PdfReference, type PdfDictionary } from './pdf-value.js';
import type { PdfObject, Revision } from './revision.js';
import { SyntaxReader } from './syntax-reader.js';
import { readTable } from './table-reader.js';

/** Three seals make three revisions; a few more are read to say what they are. */
const mostRevisions = 12;
const mostObjects = 200_000;

/**
 * Reads a whole file from its first byte to its last: header, then revision after revision, each made of objects, one
 * table, one trailer and its end. Every byte belongs to one of them. @throws DocumentFault
 */
export function readRevisions(bytes: Buffer): Revision[] {
  const reader = new SyntaxReader(bytes, readHeader(bytes));
  const revisions: Revision[] = [];
  let objects = 0;
  do {
    const revision = readRevision(reader, revisions.at(-1) ?? null);
    revisions.push(revision);
    objects += revision.objects.size;
    if (revisions.length > mostRevisions) throw new DocumentFault('limits.revisions', { most: mostRevisions });
    if (objects > mostObjects) throw new DocumentFault('limits.objects');
  } while (!reader.ended);
  return revisions;
}

/** The version, and the line of bytes that says that this isn't text. */
function readHeader(bytes: Buffer): number {
  const start = bytes.toString('latin1', 0, 64);
  const header = /^%PDF-(?:1\.[3-7]|2\.0)[\r\n]{1,2}(?:%[\x80-\xff]{1,16}[\r\n]{1,2})?/.exec(start);
  if (!header) throw new DocumentFault('file.malformed', { offset: 0 });
  return header[0].length;
}

function readRevision(reader: SyntaxReader, previous: Revision | null): Revision {
  const start = reader.at;
  reader.skipSpace();
  if (previous && (reader.ended || !(reader.seesDigit() || reader.sees('xref'))))
    throw new DocumentFault('file.appended');
  const objects = readObjects(reader);
  reader.skipSpace();
  const table = reader.at;
  readTable(reader, objects, previous === null);
  reader.expect('trailer');
  const trailer = reader.dictionary();
  checkTrailer(trailer, previous);
  reader.expect('startxref');
  if (reader.integer() !== table) throw new DocumentFault('structure.table', { number: 0 });
  reader.expect('%%EOF');
  const end = reader.at;
  skipLineEnd(reader);
  return { start, end, lineEnd: reader.at, objects, trailer, table };
}

function readObjects(reader: SyntaxReader): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  while (reader.seesDigit()) {
    const object = readObject(reader);
    if (objects.has(object.number)) throw new DocumentFault('structure.objects', { offset: object.start });
    objects.set(object.number, object);
    if (objects.size > mostObjects) throw new DocumentFault('limits.objects');
  }
  return objects;
}

function checkTrailer(trailer: PdfDictionary, previous: Revision | null): void {
  if (trailer.has('Encrypt')) throw new DocumentFault('file.encrypted');
  if (trailer.has('XRefStm')) throw new DocumentFault('structure.hidden-objects');
  if (trailer.get('Prev') !== previous?.table) throw new DocumentFault('structure.table', { number: 0 });
  const root = rootOf(trailer);
  if (root === null || (previous && root !== rootOf(previous.trailer))) {
    throw new DocumentFault('structure.table', { number: root ?? 0 });
  }
}

export function rootOf(trailer: PdfDictionary): number | null {
  const root = trailer.get('Root');
  return root instanceof PdfReference ? root.number : null;
}

function skipLineEnd(reader: SyntaxReader): void {
  if (reader.bytes[reader.at] === 13) reader.at += 1;
  if (reader.bytes[reader.at] === 10) reader.at += 1;
}
