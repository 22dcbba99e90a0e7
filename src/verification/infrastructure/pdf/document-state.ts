import { DocumentFault } from '../../domain/document-fault.js';
import { isDictionary, type PdfDictionary, PdfReference, type PdfValue } from './pdf-value.js';
import type { PdfObject, Revision } from './revision.js';
import { rootOf } from './revision-reader.js';

const mostHops = 8;

/** The document as it stood after some of its revisions. */
export class DocumentState {
  /** @param revisions from the first on */
  constructor(private readonly revisions: readonly Revision[]) {}

  /** The newest version of an object. */
  object(number: number): PdfObject | null {
    for (let at = this.revisions.length - 1; at >= 0; at -= 1) {
      const found = this.revisions[at]?.objects.get(number);
      if (found) return found;
    }
    return null;
  }

  /** What a reference leads to; a reference to nothing is null. */
  resolve(value: PdfValue | undefined): PdfValue {
    let found: PdfValue = value ?? null;
    for (let hops = 0; found instanceof PdfReference; hops += 1) {
      if (hops > mostHops) throw new DocumentFault('file.malformed', { offset: 0 });
      found = this.object(found.number)?.value ?? null;
    }
    return found;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary | null {
    const found = this.resolve(value);
    return isDictionary(found) ? found : null;
  }

  array(value: PdfValue | undefined): PdfValue[] {
    const found = this.resolve(value);
    return Array.isArray(found) ? found : [];
  }

  get catalogNumber(): number {
    return rootOf(this.revisions.at(-1)?.trailer ?? new Map()) ?? 0;
  }

  get catalog(): PdfDictionary {
    return this.dictionary(new PdfReference(this.catalogNumber)) ?? new Map();
  }
}
