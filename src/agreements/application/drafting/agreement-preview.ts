import type { Side } from '../../../partnerships/domain/states.js';
import { Gate } from '../../../platform/documents/gate.js';
import { AppError } from '../../../platform/errors.js';
import { type AnyContent, contentHash, isFirst } from '../../domain/agreement-content.js';
import { isTooLong } from '../../domain/text-problems.js';
import { withGapsShown } from '../../domain/drafting/shown-gaps.js';
import type { AgreementContents } from '../agreement-contents.js';
import type { DocumentRenderer, RenderedDocument } from '../typesetting/document-renderer.js';
import type { PagePicture, PagePictures } from '../typesetting/page-pictures.js';
import { Recent } from './recent.js';

/** Nobody could read it as pages, and it can't be proposed. */
export class TextTooLong extends AppError {
  constructor() {
    super({ kind: 'invalid', code: 'text.too-long', message: 'The text is longer than an agreement may be.' });
    this.name = 'TextTooLong';
  }
}

/** What is to be looked at as it would be printed, and for whom. */
export interface PreviewOf {
  readonly content: AnyContent;
  readonly keeper: Side;
  readonly reference: string;
  readonly sample: boolean;
}

export interface PreviewPage extends PagePicture {
  /** The same as long as the page looks the same. */
  readonly tag: string;
}

/** Pixels: sharp on a phone's screen, and readable when it fills a desk's. */
const width = 1000;
/** Stands in the file alone, so that a text that comes back is the same file. */
const date = '2000-01-01T00:00:00.000Z';

/** Pages of a text as pictures. What was looked at a moment ago is kept, so that a document is typeset once for all its pages. */
export class AgreementPreview {
  /** However many people draft at once: originals and signed copies wait for the same typesetter. */
  private readonly oneByOne = new Gate(1);
  private readonly documents = new Recent<RenderedDocument>(24);
  private readonly pictures = new Recent<PagePicture>(160);

  constructor(
    private readonly renderer: DocumentRenderer,
    private readonly drawing: PagePictures,
    private readonly contents: AgreementContents,
    private readonly settings: { baseUrl: string },
  ) {}

  /** How many there are. @throws UnprintableCharacters, TextTooLong, RenderFailed */
  async pages(of: PreviewOf): Promise<number> {
    return (await this.document(of)).pages;
  }

  /** `page` counts from 1; one beyond the last gives the last. @throws UnprintableCharacters, RenderFailed, PictureFailed */
  async page(of: PreviewOf, page: number): Promise<PreviewPage> {
    const { bytes, sha256, pages } = await this.document(of);
    const number = Math.min(page, pages);
    const tag = `${sha256.slice(0, 32)}-${number}`;
    return { ...(await this.pictures.get(tag, () => this.drawing.draw(bytes, number, width))), tag };
  }

  private document({ content: written, keeper, reference, sample }: PreviewOf): Promise<RenderedDocument> {
    const content = withGapsShown(written);
    const hash = contentHash(content);
    return this.documents.get([hash, keeper, reference, sample].join(), async () => {
      if (!isFirst(content) && isTooLong(content)) throw new TextTooLong();
      const job = {
        document: 'draft' as const,
        ...{ content, keeper, reference, date },
        contentHash: hash,
        arms: await this.contents.armsOf(content),
        verifyUrl: `${this.settings.baseUrl}/verify/${reference}`,
        sampleData: sample,
      };
      return this.oneByOne.pass(() => this.renderer.render(job));
    });
  }
}
