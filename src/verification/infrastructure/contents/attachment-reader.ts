import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { DocumentFault } from '../../domain/document-fault.js';
import type { DocumentState } from '../pdf/document-state.js';
import { nameIn, PdfReference, PdfString, type PdfValue } from '../pdf/pdf-value.js';

export interface Attachment {
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** Bytes, of one attachment and of all together, once unpacked. */
const limits = { each: 60 * 1024 * 1024, all: 120 * 1024 * 1024, count: 60, deepest: 8 };

/** The attached files by name, unpacked within limits. @throws DocumentFault */
export function readAttachments(state: DocumentState): Map<string, Attachment> {
  const attachments = new Map<string, Attachment>();
  let total = 0;
  for (const [name, file] of entriesOf(state)) {
    if (attachments.has(name) || attachments.size >= limits.count) throw unreadable(name);
    const bytes = contentOf(file, name, state);
    total += bytes.length;
    if (total > limits.all) throw new DocumentFault('limits.unpacked');
    attachments.set(name, { bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return attachments;
}

type Entry = readonly [name: string, file: PdfValue];

function entriesOf(state: DocumentState): Entry[] {
  const names = state.dictionary(state.catalog.get('Names'));
  return entriesBelow(names?.get('EmbeddedFiles') ?? null, state, 0);
}

/** A name tree: leaves with names, or branches. */
function entriesBelow(node: PdfValue, state: DocumentState, depth: number): Entry[] {
  if (depth > limits.deepest) throw new DocumentFault('limits.nesting', { deepest: limits.deepest });
  const dictionary = state.dictionary(node);
  const listed = state.array(dictionary?.get('Names'));
  const children = state.array(dictionary?.get('Kids'));
  if (children.length > limits.count) throw unreadable('');
  const own = listed.flatMap((key, at): Entry[] =>
    at % 2 === 0 && key instanceof PdfString ? [[key.text, listed[at + 1] ?? null]] : [],
  );
  return [...own, ...children.flatMap((child) => entriesBelow(child, state, depth + 1))];
}

function contentOf(file: PdfValue, name: string, state: DocumentState): Buffer {
  const specification = state.dictionary(file);
  const titles = ['F', 'UF'].map((key) => specification?.get(key));
  // readers show one of these three names: all of them must be the same
  if (titles.some((title) => title !== undefined && !(title instanceof PdfString && title.text === name))) {
    throw unreadable(name);
  }
  const embedded = state.dictionary(specification?.get('EF'));
  const streams = [
    ...new Set([...(embedded?.values() ?? [])].map((each) => (each instanceof PdfReference ? each.number : 0))),
  ];
  const object = streams.length === 1 ? state.object(streams[0] as number) : null;
  if (!object?.stream) throw unreadable(name);
  return unpacked(object.stream, state.dictionary(object.value)?.get('Filter'), name, state);
}

function unpacked(stream: Buffer, filter: PdfValue | undefined, name: string, state: DocumentState): Buffer {
  const filters = filter === undefined ? [] : [state.resolve(filter)].flat().map((each) => nameIn(each));
  if (filters.length === 0) return stream;
  if (filters.length > 1 || filters[0] !== 'FlateDecode') throw unreadable(name);
  try {
    return inflateSync(stream, { maxOutputLength: limits.each });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new DocumentFault('limits.unpacked');
    throw unreadable(name);
  }
}

const unreadable = (name: string): DocumentFault => new DocumentFault('attachments.unreadable', { name });
