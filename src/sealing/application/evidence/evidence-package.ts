import canonicalize from 'canonicalize';
import type { AgreementContents } from '../../../agreements/application/agreement-contents.js';
import type { PublicChain, PublicEvent } from '../../../partnerships/application/public-chain.js';
import type { Partnership } from '../../../partnerships/domain/partnership.js';
import { type Side, sides } from '../../../partnerships/domain/states.js';
import type { DocumentStore } from '../../../platform/documents/document-store.js';
import { AppError } from '../../../platform/errors.js';
import { contentName } from '../../domain/attachment-names.js';
import type { SealKeys } from '../seal-keys.js';
import { pem } from './certificate-files.js';
import type { EvidenceTexts } from './evidence-texts.js';
import { type EvidenceFile, evidenceFile } from './evidence-file.js';
import type { SealPapers } from './seal-papers.js';

export interface EvidencePackage {
  readonly reference: string;
  /** ISO instant: everything in it is dated so, that the same evidence is the same file. */
  readonly at: string;
  readonly files: readonly EvidenceFile[];
}

/** From where the files of a package come. */
export interface EvidenceSources {
  documents: DocumentStore;
  contents: AgreementContents;
  chain: PublicChain;
  keys: SealKeys;
}

/** Everything with which somebody can prove the agreement to somebody else, long after this service is gone. */
export class EvidencePackages {
  constructor(
    private readonly sources: EvidenceSources,
    private readonly papers: SealPapers,
    private readonly texts: EvidenceTexts,
  ) {}

  /** @throws AppError `evidence.not-sealed` before both originals are sealed */
  async of(partnership: Partnership): Promise<EvidencePackage> {
    const { sealed, frozen } = partnership.procedure;
    if (!sealed || !frozen) throw notSealed();
    const chain = await this.sources.chain.of(partnership.id);
    const papers = await this.papers.of(sealed.copies);
    const files = [
      ...this.stored('sealed', sealed.copies),
      ...this.stored('reviewed', frozen.originals),
      ...this.scans(partnership),
      ...(await this.agreement(partnership)),
      evidenceFile('audit.jsonl', chain.map(hashedLine).join('')),
      ...(await this.authority(papers.issuers)),
      ...papers.files,
    ];
    const { reference } = partnership;
    const all = [...files, evidenceFile('README.txt', this.texts.readme(reference)), this.script()];
    const inOrder = all.sort((one, other) => (one.path < other.path ? -1 : 1));
    const at = chain.at(-1)?.occurredAt ?? frozen.frozenAt;
    return { reference, at, files: [...inOrder, evidenceFile('SHA256SUMS', sums(inOrder))] };
  }

  private stored(folder: string, hashes: Readonly<Record<Side, string>>): EvidenceFile[] {
    return sides.map((side) => this.document(`${folder}/${side}.pdf`, hashes[side]));
  }

  private scans({ procedure: { wetInk } }: Partnership): EvidenceFile[] {
    return sides.flatMap((side) => {
      const scan = wetInk[side];
      return scan?.verifiedBy ? [this.document(`scans/${side}.pdf`, scan.documentSha256)] : [];
    });
  }

  private document(path: string, sha256: string): EvidenceFile {
    const bytes = async () => {
      const stored = await this.sources.documents.read(sha256);
      if (!stored) throw new Error(`The document ${sha256} is missing. Restore it from a backup.`);
      return stored.bytes;
    };
    return { path, sha256, executable: false, bytes };
  }

  private async agreement(partnership: Partnership): Promise<EvidenceFile[]> {
    const { frozen, revisions } = partnership.procedure;
    const revision = revisions.find(({ number }) => number === frozen?.revision);
    if (!revision) return [];
    const { bytes } = await this.sources.contents.canonical(partnership, revision);
    return [evidenceFile(contentName, bytes)];
  }

  /** The registry's own certificate may come from another authority than the one that issues to communities. */
  private async authority(issuers: readonly Uint8Array[]): Promise<EvidenceFile[]> {
    const { certificates, crl } = await this.sources.keys.authority();
    const all = new Set([...certificates, ...issuers].map((der) => pem('CERTIFICATE', der)));
    return [
      evidenceFile('certificates/authority.pem', [...all].join('')),
      evidenceFile('certificates/revoked.pem', pem('X509 CRL', crl)),
    ];
  }

  private script(): EvidenceFile {
    return evidenceFile('check.sh', this.texts.script(), true);
  }
}

/** Exactly what was hashed, so that the SHA-256 of a line is the hash of its event, and the next line names it. */
function hashedLine({ hash: _, ...hashed }: PublicEvent): string {
  return `${canonicalize(hashed)}\n`;
}

/** As `sha256sum` writes and reads it. */
const sums = (files: readonly EvidenceFile[]): string =>
  files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');

const notSealed = (): AppError =>
  new AppError({
    kind: 'not-found',
    code: 'evidence.not-sealed',
    message: 'The evidence can be had once both originals are sealed.',
  });
