import { Recent } from '../../agreements/application/drafting/recent.js';
import type { PagePicture, PagePictures } from '../../agreements/application/typesetting/page-pictures.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import { Gate } from '../../platform/documents/gate.js';
import { AppError } from '../../platform/errors.js';

/** Pixels across: a signature and small print can be compared, and a phone still loads it. */
const width = 1100;

/** Pages of stored documents as pictures, for eyes that compare them. */
export class ScanPictures {
  private readonly oneByOne = new Gate(1);
  private readonly pictures = new Recent<PagePicture>(60);

  constructor(
    private readonly documents: DocumentStore,
    private readonly drawing: PagePictures,
  ) {}

  /** `page` counts from 1. @throws AppError `document.not-found`, PictureFailed */
  async page(sha256: string, page: number): Promise<Buffer> {
    const { png } = await this.pictures.get(`${sha256} ${page}`, () => this.drawn(sha256, page));
    return png;
  }

  /** How many pages it has, as it was counted when it was stored. @throws AppError `document.not-found` */
  async pagesOf(sha256: string): Promise<number> {
    return (await this.stored(sha256)).pages ?? 0;
  }

  private async drawn(sha256: string, page: number): Promise<PagePicture> {
    const { bytes, pages } = await this.stored(sha256);
    if (page < 1 || page > (pages ?? 1)) throw unknownPage();
    return this.oneByOne.pass(() => this.drawing.draw(bytes, page, width));
  }

  private async stored(sha256: string) {
    const stored = await this.documents.read(sha256);
    if (!stored) throw unknownPage();
    return stored;
  }
}

const unknownPage = (): AppError => new AppError({ kind: 'not-found', code: 'document.not-found' });
