import canonicalize from 'canonicalize';
import type { Partnership } from '../../partnerships/domain/partnership.js';
import type { TextRevision } from '../../partnerships/domain/procedure.js';
import { sides, type Side } from '../../partnerships/domain/states.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import { type AgreementContent, type AnyContent, contentHash, isFirst } from '../domain/agreement-content.js';
import { firstContentOf } from '../domain/first-release/first-content-of.js';

/** The content of any revision: stored under its hash, or, in texts of the first release, made again from its facts. */
export class AgreementContents {
  constructor(private readonly documents: DocumentStore) {}

  async of(partnership: Pick<Partnership, 'kind'>, revision: TextRevision): Promise<AnyContent> {
    return revision.content ? this.read(revision.content.sha256) : firstContentOf(partnership, revision);
  }

  /** The content in its canonical form, with the SHA-256 of these bytes. */
  async canonical(partnership: Pick<Partnership, 'kind'>, revision: TextRevision) {
    const content = await this.of(partnership, revision);
    return { bytes: Buffer.from(canonicalize(content) ?? '', 'utf8'), sha256: contentHash(content) };
  }

  /** @throws Error when it isn't there: it was stored before anybody could name its hash. */
  async read(sha256: string): Promise<AgreementContent> {
    const stored = await this.documents.read(sha256);
    if (!stored) throw new Error(`The content ${sha256} of an agreement is missing. Restore it from a backup.`);
    return JSON.parse(stored.bytes.toString('utf8')) as AgreementContent;
  }

  /** Coats of arms or seals that the content names, as PNG. */
  async armsOf(content: AnyContent): Promise<Partial<Record<Side, Buffer>>> {
    if (isFirst(content)) return {};
    const found: Partial<Record<Side, Buffer>> = {};
    for (const side of sides) {
      const { arms } = content.parties[side];
      const stored = arms ? await this.documents.read(arms) : null;
      if (arms && !stored) throw new Error(`The arms ${arms} of an agreement are missing. Restore them from a backup.`);
      if (stored) found[side] = stored.bytes;
    }
    return found;
  }
}
