import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../platform/config/project-root.js';
import { ChildPool } from '../../../platform/documents/child-pool.js';
import type { RenderedDocument } from '../../application/typesetting/document-renderer.js';
import { RenderFailed } from '../../application/typesetting/render-failed.js';
import { type Sheet, Typesetter } from '../../application/typesetting/typesetter.js';
import { documentFontFiles } from '../document-fonts.js';
import { typesettingFolder } from '../typesetting-folder.js';

export type TypstOptions = {
  /** Child processes, each typesetting one document at a time. */
  processes: number;
  /** Per attempt; there are two. */
  timeoutMs: number;
  recycleAfter: number;
  memoryMb: number;
};

const defaults: TypstOptions = { processes: 1, timeoutMs: 20_000, recycleAfter: 250, memoryMb: 600 };

type Files = Readonly<Record<string, Buffer>>;
type Request = { template: string; data: string; pictures: Files; attachments: Files; standard: string };
type Reply = { pdf: Uint8Array; pages: number } | { error: string };

export class TypstTypesetter extends Typesetter {
  private readonly pool: ChildPool<Request, Reply>;

  constructor(options: Partial<TypstOptions> = {}) {
    super();
    const { processes, ...limits } = { ...defaults, ...options };
    this.pool = new ChildPool({
      ...limits,
      size: processes,
      retries: 1,
      module: join(projectRoot(), 'src/agreements/infrastructure/typst/typst-child.mjs'),
      // As many children as cores may work at once: one thread each takes less time than two that wait for one another.
      env: { RAYON_NUM_THREADS: '1' },
      settings: {
        templates: typesettingFolder(),
        // Nothing may be read from disk but what is held in memory under names of this folder, which need not exist.
        workspace: join(tmpdir(), 'entente-no-such-workspace'),
        fonts: documentFontFiles,
      },
    });
  }

  async typeset({ template, data, standard = 'a-3a', ...files }: Sheet): Promise<RenderedDocument> {
    const { pictures = {}, attachments = {} } = files;
    const reply = await this.ask({ template, data: JSON.stringify(data), pictures, attachments, standard });
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

  private async ask(request: Request): Promise<Reply> {
    try {
      return await this.pool.run(request);
    } catch (error) {
      throw new RenderFailed(error instanceof Error ? error.message : String(error), error);
    }
  }
}
