import type { PagePicture, PagePictures } from '../../agreements/application/typesetting/page-pictures.js';
import { Recent } from '../../agreements/application/drafting/recent.js';
import { Gate } from '../../platform/documents/gate.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';

/** Pixels: sharp on a phone's screen. */
const width = 1000;

/** The pages of a frozen original as they will be signed, for whoever can't open a PDF where they are. */
export class OriginalPictures {
  private readonly oneByOne = new Gate(1);
  private readonly pictures = new Recent<PagePicture | null>(80);

  constructor(
    private readonly documents: DocumentStore,
    private readonly drawing: PagePictures,
  ) {}

  /** `page` counts from 1; one beyond the last gives the last. Null where there is no such document. */
  page(sha256: string, page: number): Promise<PagePicture | null> {
    return this.pictures.get(`${sha256}-${page}`, async () => {
      const stored = await this.documents.read(sha256);
      return stored && this.oneByOne.pass(() => this.drawing.draw(stored.bytes, page, width));
    });
  }
}
