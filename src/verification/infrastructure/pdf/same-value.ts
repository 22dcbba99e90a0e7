import { isDictionary, type PdfDictionary, PdfName, PdfReference, PdfString, type PdfValue } from './pdf-value.js';

/** Whether both say the same, however they are written. */
export function sameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a instanceof PdfName) return b instanceof PdfName && a.text === b.text;
  if (a instanceof PdfReference) return b instanceof PdfReference && a.number === b.number;
  if (a instanceof PdfString) return b instanceof PdfString && a.bytes.equals(b.bytes);
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => sameValue(item, b[at]));
  if (isDictionary(a)) return isDictionary(b) && sameExcept(a, b, []);
  return a === b;
}

/** Whether two dictionaries agree in every entry but those named. */
export function sameExcept(a: PdfDictionary, b: PdfDictionary, free: readonly string[]): boolean {
  const keys = new Set([...a.keys(), ...b.keys()]);
  for (const key of free) keys.delete(key);
  return [...keys].every((key) => a.has(key) && b.has(key) && sameValue(a.get(key), b.get(key)));
}
