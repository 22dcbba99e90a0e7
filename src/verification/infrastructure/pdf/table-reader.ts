import { DocumentFault } from '../../domain/document-fault.js';
import type { PdfObject } from './revision.js';
import type { SyntaxReader } from './syntax-reader.js';

/**
 * Reads the table of a revision and compares it with the objects that stand there: each is listed once, where it is, and
 * nothing else is. Readers that go by the table and readers that search for objects then see the same document.
 */
export function readTable(reader: SyntaxReader, objects: ReadonlyMap<number, PdfObject>, first: boolean): void {
  const listed = new Map<number, number>();
  reader.expect('xref');
  while (reader.seesDigit()) readSection(reader, listed, first);
  for (const [number, offset] of listed) {
    if (objects.get(number)?.start !== offset) throw new DocumentFault('structure.table', { number });
  }
  if (listed.size !== objects.size) throw new DocumentFault('structure.table', { number: 0 });
}

function readSection(reader: SyntaxReader, listed: Map<number, number>, first: boolean): void {
  const from = reader.integer();
  const count = reader.integer();
  reader.skipSpace();
  for (let number = from; number < from + count; number += 1) {
    const { offset, used } = readEntry(reader);
    if (used && (number === 0 || listed.has(number))) throw new DocumentFault('structure.table', { number });
    if (used) listed.set(number, offset);
    // in a later revision an object that is freed would vanish from what was sealed before
    else if (!first && number !== 0) throw new DocumentFault('structure.table', { number });
  }
}

function readEntry(reader: SyntaxReader): { offset: number; used: boolean } {
  const line = reader.bytes.toString('latin1', reader.at, reader.at + 20);
  const found = /^(\d{10}) (\d{5}) ([nf])(?: \n|\r\n| \r)$/.exec(line);
  if (!found) throw line.length < 20 ? new DocumentFault('file.incomplete') : new DocumentFault('structure.table', {});
  reader.at += 20;
  const used = found[3] === 'n';
  if (used && found[2] !== '00000') throw new DocumentFault('structure.table', {});
  return { offset: Number(found[1]), used };
}
