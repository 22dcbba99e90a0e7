import { type DocumentStore, type StoredDocument } from '../../../platform/documents/document-store.js';
import type { Gate } from '../../../platform/documents/gate.js';
import { canonicalHash } from '../../domain/canonical-hash.js';
import type { Paper } from '../../domain/papers/paper.js';
import type { PaperRenderer } from './paper-renderer.js';
import type { RenderedPapers } from './rendered-papers.js';

/** Sets each paper once and keeps it; whoever asks for it again, or at the same time, gets the same bytes. */
export class PaperPress {
  private readonly running = new Map<string, Promise<StoredDocument>>();

  /** `gate`: how many are typeset at once, since agreements wait for the same typesetter. */
  constructor(
    private readonly renderer: PaperRenderer,
    private readonly documents: DocumentStore,
    private readonly rendered: RenderedPapers,
    private readonly gate: Gate,
  ) {}

  /** @throws RenderFailed */
  async print(paper: Paper): Promise<StoredDocument> {
    const input = canonicalHash({ edition: this.renderer.edition(paper.kind), paper });
    return (await this.kept(input)) ?? this.running.get(input) ?? this.start(input, paper);
  }

  private start(input: string, paper: Paper): Promise<StoredDocument> {
    const making = this.gate.pass(() => this.make(input, paper)).finally(() => this.running.delete(input));
    this.running.set(input, making);
    return making;
  }

  private async make(input: string, paper: Paper): Promise<StoredDocument> {
    const known = await this.kept(input);
    if (known) return known;
    const { bytes, pages } = await this.renderer.render(paper, await this.armsOf(paper));
    const document = { kind: 'paper', mediaType: 'application/pdf', bytes, pages } as const;
    await this.rendered.keep(input, await this.documents.save(document));
    const stands = await this.kept(input);
    if (!stands) throw new Error(`The paper ${input} was kept and is gone.`);
    return stands;
  }

  private async kept(input: string): Promise<StoredDocument | null> {
    const sha256 = await this.rendered.find(input);
    return sha256 ? this.documents.read(sha256) : null;
  }

  private async armsOf({ arms }: Paper): Promise<Record<string, Buffer>> {
    const found: Record<string, Buffer> = {};
    for (const each of arms) {
      const stored = each ? await this.documents.read(each.sha256) : null;
      if (each && !stored)
        throw new Error(`The arms ${each.sha256} of a paper are missing. Restore them from a backup.`);
      if (each && stored) found[each.side] = stored.bytes;
    }
    return found;
  }
}
