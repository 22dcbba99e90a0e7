import { join } from 'node:path';
import { projectRoot } from '../../../platform/config/project-root.js';
import { ChildPool } from '../../../platform/documents/child-pool.js';
import { type PagePicture, PagePictures, PictureFailed } from '../../application/typesetting/page-pictures.js';

export type PictureOptions = { processes: number; timeoutMs: number; recycleAfter: number; memoryMb: number };

const defaults: PictureOptions = { processes: 1, timeoutMs: 15_000, recycleAfter: 200, memoryMb: 500 };

type Request = { pdf: Buffer; page: number; width: number };
type Reply = { png: Uint8Array; pages: number } | { error: string };

/** Wide enough for paper, small enough for memory. */
const widest = 2400;

export class PdfiumPagePictures extends PagePictures {
  private readonly pool: ChildPool<Request, Reply>;

  constructor(options: Partial<PictureOptions> = {}) {
    super();
    const { processes, ...limits } = { ...defaults, ...options };
    const module = join(projectRoot(), 'src/agreements/infrastructure/pictures/pdfium-child.mjs');
    this.pool = new ChildPool({ ...limits, size: processes, retries: 1, module });
  }

  async draw(pdf: Buffer, page: number, width: number): Promise<PagePicture> {
    const reply = await this.ask({ pdf, page, width: Math.min(width, widest) });
    if ('error' in reply) throw new PictureFailed(reply.error);
    return { png: Buffer.from(reply.png), pages: reply.pages };
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
      throw new PictureFailed(error instanceof Error ? error.message : String(error), error);
    }
  }
}
