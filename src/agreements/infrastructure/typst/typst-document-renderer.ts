import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../platform/config/project-root.js';
import { ChildPool } from '../../../platform/documents/child-pool.js';
import { AgreementTemplates } from '../../application/agreement-templates.js';
import { DocumentRenderer, type RenderedDocument } from '../../application/document-renderer.js';
import { PrintableCharacters } from '../../application/printable-characters.js';
import { RenderFailed } from '../../application/render-failed.js';
import type { RenderJob } from '../../application/render-job.js';
import { contentHash } from '../../domain/agreement-content.js';
import { agreementText } from '../../domain/agreement-text.js';
import { documentFontFiles } from '../document-fonts.js';
import { documentData } from './document-data.js';
import { readDocumentLabels, readDocumentTemplate } from './document-labels.js';
import { printableJob } from './printable-job.js';

export type TypstOptions = {
  /** Child processes, each typesetting one document at a time. */
  processes: number;
  /** Per attempt; there are two. */
  timeoutMs: number;
  recycleAfter: number;
  memoryMb: number;
};

const defaults: TypstOptions = { processes: 1, timeoutMs: 20_000, recycleAfter: 100, memoryMb: 600 };

type Request = { template: string; data: string };
type Reply = { pdf: Uint8Array; pages: number } | { error: string };

export class TypstDocumentRenderer extends DocumentRenderer {
  private readonly pool: ChildPool<Request, Reply>;
  private readonly template = readDocumentTemplate();
  private readonly labels = readDocumentLabels();

  constructor(
    private readonly templates: AgreementTemplates,
    private readonly printable: PrintableCharacters,
    options: Partial<TypstOptions> = {},
  ) {
    super();
    const { processes, ...limits } = { ...defaults, ...options };
    this.pool = new ChildPool({
      ...limits,
      size: processes,
      retries: 1,
      module: join(projectRoot(), 'src/agreements/infrastructure/typst/typst-child.mjs'),
      // Nothing may be read from disk but the data, which is held in memory under this name; the folder need not exist.
      settings: { workspace: join(tmpdir(), 'entente-no-such-workspace'), fonts: documentFontFiles },
    });
  }

  async render(job: RenderJob): Promise<RenderedDocument> {
    const data = this.dataOf(printableJob(job, this.printable));
    const reply = await this.typeset({ template: this.template, data: JSON.stringify(data) });
    if ('error' in reply) throw new RenderFailed(reply.error);
    const bytes = Buffer.from(reply.pdf);
    return { bytes, pages: reply.pages, sha256: createHash('sha256').update(bytes).digest('hex') };
  }

  /** Living child processes, for supervision. */
  pids(): number[] {
    return this.pool.pids();
  }

  async close(): Promise<void> {
    await this.pool.close();
  }

  private dataOf(job: RenderJob) {
    if (contentHash(job.content) !== job.contentHash) throw new RenderFailed('the hash is not that of the content');
    try {
      const text = agreementText(job.content, this.templates.templateFor(job.content), job.keeper);
      return documentData(job, text, this.labels);
    } catch (error) {
      throw new RenderFailed(error instanceof Error ? error.message : String(error), error);
    }
  }

  private async typeset(request: Request): Promise<Reply> {
    try {
      return await this.pool.run(request);
    } catch (error) {
      throw new RenderFailed(error instanceof Error ? error.message : String(error), error);
    }
  }
}
