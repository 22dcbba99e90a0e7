import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AgreementContents } from '../../agreements/application/agreement-contents.js';
import type { Attachment } from '../../agreements/application/typesetting/attachment.js';
import type { PublicEvent } from '../../partnerships/application/public-chain.js';
import type { Partnership } from '../../partnerships/domain/partnership.js';
import type { FrozenText, TextRevision } from '../../partnerships/domain/procedure.js';
import { type Side, sides } from '../../partnerships/domain/states.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import { contentName, reviewedName, scanName } from '../domain/attachment-names.js';
import { auditFile, auditName } from '../domain/audit-file.js';
import { manifestName, type SealManifest } from '../domain/seal-manifest.js';

export interface SignedText {
  partnership: Partnership;
  frozen: FrozenText;
  revision: TextRevision;
}

/** The files that go into a sealed original: what was reviewed, what it says, how it came about, what was scanned. */
export class SealedAttachments {
  constructor(
    private readonly documents: DocumentStore,
    private readonly contents: AgreementContents,
  ) {}

  /** Everything but the list of seals, which names all of these. */
  async of({ partnership, frozen, revision }: SignedText, keeper: Side, chain: readonly PublicEvent[]) {
    const { bytes } = await this.contents.canonical(partnership, revision);
    return [
      attached({ name: reviewedName, kind: 'reviewed', bytes: await this.stored(frozen.originals[keeper]) }),
      attached({ name: contentName, kind: 'content', bytes }),
      attached({
        name: auditName,
        kind: 'audit',
        bytes: canonical(auditFile(partnership.reference, partnership.id, chain)),
      }),
      ...(await this.scans(partnership)),
    ];
  }

  private async scans({ procedure }: Partnership): Promise<Attachment[]> {
    const verified = sides.filter((side) => procedure.wetInk[side]?.verifiedBy);
    return Promise.all(
      verified.map(async (side) => {
        const bytes = await this.stored(procedure.wetInk[side]?.documentSha256 ?? '');
        return attached({ name: scanName(side), kind: 'scan', bytes, side });
      }),
    );
  }

  private async stored(sha256: string): Promise<Buffer> {
    const found = await this.documents.read(sha256);
    if (!found) throw new Error(`The document ${sha256} is missing. Restore it from a backup.`);
    return found.bytes;
  }
}

export const sealList = (manifest: SealManifest): Attachment =>
  attached({ name: manifestName, kind: 'seals', bytes: canonical(manifest) });

const canonical = (value: object): Buffer => Buffer.from(canonicalize(value) ?? '', 'utf8');

function attached(file: Pick<Attachment, 'name' | 'kind' | 'bytes' | 'side'>): Attachment {
  return {
    ...file,
    mediaType: file.name.endsWith('.pdf') ? 'application/pdf' : 'application/json',
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
  };
}
