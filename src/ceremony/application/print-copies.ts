import type { AgreementContents } from '../../agreements/application/agreement-contents.js';
import type { LanguagePacks } from '../../agreements/application/language-packs.js';
import type { RenderedDocument } from '../../agreements/application/typesetting/document-renderer.js';
import type { Typesetter } from '../../agreements/application/typesetting/typesetter.js';
import type { Partnership } from '../../partnerships/domain/partnership.js';
import type { Side } from '../../partnerships/domain/states.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import { MissingDocument } from '../../platform/documents/missing-document.js';
import { AppError } from '../../platform/errors.js';
import type { PaperSize } from '../domain/paper-size.js';
import { printCopyData } from '../domain/print-copy.js';

/** The two originals as they are put on the table: made of the frozen bytes whenever they are asked for, never stored. */
export class PrintCopies {
  constructor(
    private readonly contents: AgreementContents,
    private readonly documents: DocumentStore,
    private readonly packs: LanguagePacks,
    private readonly typesetter: Typesetter,
  ) {}

  /** @throws AppError `original.no-text` while no text is frozen; RenderFailed */
  async print(partnership: Partnership, keeper: Side, paper: PaperSize): Promise<RenderedDocument> {
    const { reference, procedure } = partnership;
    const { frozen, revisions } = procedure;
    const revision = revisions.find(({ number }) => number === frozen?.revision);
    if (!frozen || !revision) throw new AppError({ kind: 'not-found', code: 'original.no-text' });
    const sha256 = frozen.originals[keeper];
    const [original, content] = await Promise.all([
      this.documents.read(sha256),
      this.contents.of(partnership, revision),
    ]);
    if (!original) throw new MissingDocument(sha256, 'object');
    const copy = { reference, keeper, frozen, content, pages: original.pages ?? 1, paper };
    return this.typesetter.typeset({
      template: 'print-copy.typ',
      data: printCopyData(copy, this.packs.all),
      pictures: { 'original.pdf': original.bytes },
      standard: '1.7',
    });
  }
}
