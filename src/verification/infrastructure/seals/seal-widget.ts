import { inflateSync } from 'node:zlib';
import type { DocumentState } from '../pdf/document-state.js';
import { isDictionary, nameIn, type PdfDictionary, PdfReference } from '../pdf/pdf-value.js';
import type { PdfObject } from '../pdf/revision.js';

const entries = new Set(['FT', 'T', 'V', 'Type', 'Subtype', 'F', 'P', 'Rect', 'AP', 'TU', 'Ff']);

/** A field of a seal is a plain one: no actions, no looks of its own, no parent to inherit from. */
export const onlySealsEntries = (widget: PdfDictionary): boolean =>
  nameIn(widget.get('FT')) === 'Sig' && [...widget.keys()].every((key) => entries.has(key));

/** A seal shows nothing: what is to be seen is in the certified pages. */
export function isInvisible(widget: PdfDictionary, state: DocumentState): boolean {
  const place = state.array(widget.get('Rect'));
  if (place.length !== 4 || place.some((each) => each !== 0)) return false;
  const looks = state.dictionary(widget.get('AP'));
  if (!looks) return true;
  const normal = looks.get('N');
  const object = normal instanceof PdfReference ? state.object(normal.number) : null;
  return looks.size === 1 && object !== null && isEmptyAppearance(object);
}

export function isEmptyAppearance({ value, stream }: PdfObject): boolean {
  if (!isDictionary(value) || nameIn(value.get('Subtype')) !== 'Form' || stream === null) return false;
  return drawn(value, stream)?.trim() === '';
}

function drawn(dictionary: PdfDictionary, stream: Buffer): string | null {
  if (!dictionary.has('Filter')) return stream.toString('latin1');
  if (nameIn(dictionary.get('Filter')) !== 'FlateDecode') return null;
  try {
    return inflateSync(stream, { maxOutputLength: 1000 }).toString('latin1');
  } catch {
    return null;
  }
}
