import type { DocumentState } from '../pdf/document-state.js';
import { isDictionary, nameIn, type PdfDictionary, PdfReference, PdfString, type PdfValue } from '../pdf/pdf-value.js';
import type { PdfObject, Revision } from '../pdf/revision.js';
import type { Problems } from '../problems.js';
import type { FoundSeal } from './found-seal.js';
import { readPdfDate } from './pdf-date.js';

interface Place {
  readonly bytes: Buffer;
  readonly revision: Revision;
  /** Of the revision, from 0. */
  readonly index: number;
  /** With this revision. */
  readonly state: DocumentState;
}

/** The one seal of a revision; null where there is none, or more than one. */
export function readSeal(place: Place, problems: Problems): FoundSeal | null {
  const { revision, index, state } = place;
  const [signature, ...more] = [...revision.objects.values()].filter(isSignature);
  if (!signature || more.length > 0) {
    if (more.length > 0) problems.add('structure.rewritten');
    else problems.add(index === 0 ? 'certification.missing' : 'changes.unsealed', { revision: index + 1 });
    return null;
  }
  const dictionary = signature.value as PdfDictionary;
  const fieldNumber = fieldOf(signature.number, state);
  const field = fieldNumber === null ? null : textIn(state.dictionary(new PdfReference(fieldNumber))?.get('T'));
  const found = { field, fieldNumber, number: signature.number, revision: index, dictionary };
  const named = field ?? `#${signature.number}`;
  const claimedAt = readPdfDate(textIn(dictionary.get('M')));
  return { ...found, claimedAt, ...coverage(dictionary, place, named, problems) };
}

const isSignature = ({ value }: PdfObject): boolean =>
  isDictionary(value) &&
  (value.has('ByteRange') || nameIn(value.get('Type')) === 'Sig' || (value.has('Contents') && value.has('SubFilter')));

/** The form field that has this signature as its value. */
function fieldOf(signature: number, state: DocumentState): number | null {
  const fields = state.array(state.dictionary(state.catalog.get('AcroForm'))?.get('Fields'));
  const holding = fields.filter((field) => {
    const value = state.dictionary(field)?.get('V');
    return value instanceof PdfReference && value.number === signature;
  });
  const [only] = holding;
  return holding.length === 1 && only instanceof PdfReference ? only.number : null;
}

const textIn = (value: PdfValue | undefined): string | null => (value instanceof PdfString ? value.text : null);

type Coverage = Pick<FoundSeal, 'contents' | 'covered'>;
const nothing: Coverage = { contents: null, covered: [] };

/**
 * The signature must cover its revision from the file's first byte to its own last one, and leave out its contents and
 * nothing else: in any other hole, or behind it, something could be put.
 */
function coverage(dictionary: PdfDictionary, { bytes, revision }: Place, field: string, problems: Problems): Coverage {
  const contents = dictionary.get('Contents');
  const range = dictionary.get('ByteRange');
  if (!(contents instanceof PdfString) || !isPlainHex(contents, bytes)) {
    problems.add('seal.contents', { field });
    return nothing;
  }
  if (!isRange(range) || range[0] !== 0 || range[1] !== contents.start || range[2] !== contents.end) {
    problems.add('seal.byte-range', { field });
    return nothing;
  }
  const end = range[2] + range[3];
  if (!coversAll(end, revision, bytes)) {
    problems.add('seal.not-whole', { field });
    if (end > bytes.length) return nothing;
  }
  return { contents: contents.bytes, covered: [bytes.subarray(0, range[1]), bytes.subarray(range[2], end)] };
}

/** Its own line end may be left to whoever appends the next revision, but nothing is left over at the end of the file. */
const coversAll = (covered: number, { end, lineEnd }: Revision, bytes: Buffer): boolean =>
  covered === lineEnd || (covered === end && lineEnd < bytes.length);

const isRange = (value: PdfValue | undefined): value is [number, number, number, number] =>
  Array.isArray(value) && value.length === 4 && value.every((each) => Number.isInteger(each) && (each as number) >= 0);

/** Two hexadecimal digits for each byte and nothing between them. */
const isPlainHex = ({ start, end }: PdfString, file: Buffer): boolean =>
  /^<([0-9A-Fa-f]{2})+>$/.test(file.toString('latin1', start, end));
