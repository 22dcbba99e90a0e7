import { DocumentFault } from '../../domain/document-fault.js';
import { PdfString } from './pdf-value.js';

const backslash = 92;
const open = 40;
const close = 41;
const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Bytes; longer ones are nowhere in what is ours. */
const longest = 1024 * 1024;

/** `(…)`, from its opening parenthesis. */
export function readLiteralString(bytes: Buffer, start: number): PdfString {
  const out: number[] = [];
  let depth = 1;
  let at = start + 1;
  while (depth > 0) {
    const byte = bytes[at];
    if (byte === undefined) throw new DocumentFault('file.incomplete');
    if (out.length > longest) throw new DocumentFault('limits.objects');
    if (byte === backslash) {
      at = readEscape(bytes, at + 1, out);
      continue;
    }
    if (byte === open) depth += 1;
    if (byte === close) depth -= 1;
    if (depth > 0) out.push(byte);
    at += 1;
  }
  return new PdfString(Buffer.from(out), start, at);
}

/** Reads what follows a backslash, and gives the offset behind it. */
function readEscape(bytes: Buffer, at: number, out: number[]): number {
  const octal = /^[0-7]{1,3}/.exec(bytes.toString('latin1', at, at + 3))?.[0];
  if (octal) {
    out.push(parseInt(octal, 8) & 255);
    return at + octal.length;
  }
  const letter = bytes.toString('latin1', at, at + 1);
  if (letter === '\r') return bytes[at + 1] === 10 ? at + 2 : at + 1;
  if (letter !== '\n') out.push(escapes[letter] ?? letter.charCodeAt(0));
  return at + 1;
}

/** `<…>`, from its opening bracket. An odd digit at the end counts as if a 0 followed. */
export function readHexString(bytes: Buffer, start: number): PdfString {
  const end = bytes.indexOf('>', start);
  if (end < 0) throw new DocumentFault('file.incomplete');
  const digits = bytes.toString('latin1', start + 1, end).replace(/[\0\t\n\f\r ]+/g, '');
  if (/[^0-9A-Fa-f]/.test(digits)) throw new DocumentFault('file.malformed', { offset: start });
  return new PdfString(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex'), start, end + 1);
}
