import type { AgreementTemplates } from '../../application/agreement-templates.js';
import { DocumentRenderer, type RenderedDocument } from '../../application/typesetting/document-renderer.js';
import type { LanguagePacks } from '../../application/language-packs.js';
import type { PrintableCharacters } from '../../application/typesetting/printable-characters.js';
import { RenderFailed } from '../../application/typesetting/render-failed.js';
import type { RenderJob } from '../../application/typesetting/render-job.js';
import type { Sheet, Typesetter } from '../../application/typesetting/typesetter.js';
import { wordsOfContent } from '../../application/words-of-content.js';
import { contentHash } from '../../domain/agreement-content.js';
import { attachmentsOf, documentData, picturesOf } from './document-data.js';
import { printableJob } from './printable-job.js';

/** Agreements in either kind of content, by one template. */
export class TypstDocumentRenderer extends DocumentRenderer {
  constructor(
    private readonly typesetter: Typesetter,
    private readonly printable: PrintableCharacters,
    private readonly packs: LanguagePacks,
    private readonly firstTemplates: AgreementTemplates,
  ) {
    super();
  }

  async render(job: RenderJob): Promise<RenderedDocument> {
    return this.typesetter.typeset(this.sheetFor(job));
  }

  /** @throws UnprintableCharacters, RenderFailed */
  sheetFor(wanted: RenderJob): Sheet {
    const job = printableJob(wanted, this.printable);
    if (contentHash(job.content) !== job.contentHash) throw new RenderFailed('the hash is not that of the content');
    try {
      const words = wordsOfContent(job.content, job.keeper, this.firstTemplates);
      const data = documentData(job, words, this.packs.all);
      return { template: 'agreement.typ', data, pictures: picturesOf(job), attachments: attachmentsOf(job) };
    } catch (error) {
      throw new RenderFailed(error instanceof Error ? error.message : String(error), error);
    }
  }
}
