import canonicalize from 'canonicalize';
import { KeptDrawings } from '../../partnerships/application/kept-drawings.js';
import { type Strokes, strokesInput } from '../../partnerships/domain/strokes.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';

const schema = 'entente-strokes-1';

/** Drawn signatures in the document store, as canonical JSON (RFC 8785): the same points are the same document. */
export class StoredDrawings extends KeptDrawings {
  constructor(private readonly documents: Pick<DocumentStore, 'save' | 'read'>) {
    super();
  }

  keep({ width, height, strokes }: Strokes): Promise<string> {
    const text = canonicalize({ schema, width, height, strokes }) ?? '';
    const bytes = Buffer.from(text, 'utf8');
    return this.documents.save({ kind: 'strokes', mediaType: 'application/json', bytes, pages: null });
  }

  /** Null where there is no such drawing. */
  async read(sha256: string): Promise<Strokes | null> {
    const stored = await this.documents.read(sha256);
    return stored?.kind === 'strokes' ? strokesInput.parse(JSON.parse(stored.bytes.toString('utf8'))) : null;
  }
}
