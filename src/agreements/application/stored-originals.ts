import { sides, type Side } from '../../partnerships/domain/states.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import type { DocumentRenderer } from './typesetting/document-renderer.js';
import type { UnsignedJob } from './typesetting/render-job.js';

/** Typesets the original that each side keeps, and stores both under their hashes. */
export class StoredOriginals {
  constructor(
    private readonly renderer: DocumentRenderer,
    private readonly documents: DocumentStore,
  ) {}

  async keep(job: Omit<UnsignedJob, 'keeper'>): Promise<Record<Side, string>> {
    const kept = sides.map(async (keeper) => {
      const { bytes, pages } = await this.renderer.render({ ...job, keeper });
      const document = { kind: 'original', mediaType: 'application/pdf', bytes, pages } as const;
      return [keeper, await this.documents.save(document)] as const;
    });
    return Object.fromEntries(await Promise.all(kept)) as Record<Side, string>;
  }
}
