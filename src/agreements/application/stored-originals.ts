import { sides, type Side } from '../../partnerships/domain/states.js';
import type { DocumentKind, DocumentStore } from '../../platform/documents/document-store.js';
import type { DocumentRenderer } from './typesetting/document-renderer.js';
import type { SignedCopyJob, UnsignedJob } from './typesetting/render-job.js';

type Job = Omit<UnsignedJob, 'keeper'> | Omit<SignedCopyJob, 'keeper'>;

/** Typesets a document as each side keeps it, and stores both under their hashes. */
export class StoredOriginals {
  constructor(
    private readonly renderer: DocumentRenderer,
    private readonly documents: DocumentStore,
  ) {}

  async keep(job: Job, kind: Extract<DocumentKind, 'original' | 'signed-copy'>): Promise<Record<Side, string>> {
    const kept = sides.map(async (keeper) => {
      const { bytes, pages } = await this.renderer.render({ ...job, keeper });
      return [keeper, await this.documents.save({ kind, mediaType: 'application/pdf', bytes, pages })] as const;
    });
    return Object.fromEntries(await Promise.all(kept)) as Record<Side, string>;
  }
}
