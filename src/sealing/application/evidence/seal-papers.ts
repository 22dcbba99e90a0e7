import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import canonicalize from 'canonicalize';
import { type Side, sides } from '../../../partnerships/domain/states.js';
import type { DocumentStore } from '../../../platform/documents/document-store.js';
import type { DocumentInspector } from '../../../verification/application/document-inspector.js';
import type { ExpectedSeal } from '../../domain/seal-manifest.js';
import { pem } from './certificate-files.js';
import { type EvidenceFile, evidenceFile } from './evidence-file.js';
import type { CarriedSeal, SealsInFile } from './seals-in-file.js';

/** What lies in the sealed originals themselves and is laid beside them, for tools that don't look inside. */
export class SealPapers {
  constructor(
    private readonly documents: DocumentStore,
    private readonly inspector: DocumentInspector,
    private readonly seals: SealsInFile,
  ) {}

  /** The lists of seals, the certificate of each, its time stamp where it has one; and who issued the certificates (DER). */
  async of(copies: Readonly<Record<Side, string>>): Promise<{ files: EvidenceFile[]; issuers: Uint8Array[] }> {
    const files = new Map<string, EvidenceFile>();
    const issuers = new Map<string, Uint8Array>();
    for (const side of sides) {
      const stored = await this.documents.read(copies[side]);
      if (!stored) throw new Error(`The sealed original ${copies[side]} is missing. Restore it from a backup.`);
      const { papers, carriedBy } = await this.papersIn(stored.bytes, side);
      for (const file of papers) files.set(file.path, file);
      for (const der of carriedBy) issuers.set(fingerprint(der), der);
    }
    return { files: [...files.values()], issuers: [...issuers.values()] };
  }

  private async papersIn(pdf: Buffer, side: Side) {
    const { manifest } = await this.inspector.inspect(Readable.from([pdf]), { certificates: [], crls: [] });
    if (!manifest) throw new Error('A sealed original has no list of its seals any more. Restore it from a backup.');
    const carried = this.seals.read(pdf);
    const papers = [
      evidenceFile(`seals/${side}.json`, canonicalize(manifest) ?? ''),
      ...manifest.seals.flatMap((seal, index) => papersOf(seal, carried[index], `${side}-${index + 1}`)),
    ];
    return { papers, carriedBy: manifest.seals.flatMap((seal, index) => issuersOf(seal, carried[index])) };
  }
}

/** Who stands behind a seal whose key the registry holds; a community that brought its own is vouched for by the list. */
const issuersOf = ({ certificate, heldBy }: ExpectedSeal, carried: CarriedSeal | undefined): readonly Uint8Array[] =>
  heldBy === 'registry' ? (carried?.certificates.filter((der) => fingerprint(der) !== certificate) ?? []) : [];

function papersOf({ by, certificate }: ExpectedSeal, carried: CarriedSeal | undefined, stampName: string) {
  const own = carried?.certificates.find((der) => fingerprint(der) === certificate);
  const stamp = carried?.timeStamp;
  return [
    ...(own ? [evidenceFile(`certificates/${by}.pem`, pem('CERTIFICATE', own))] : []),
    ...(stamp ? [evidenceFile(`time-stamps/${stampName}.tst`, Buffer.from(stamp))] : []),
  ];
}

const fingerprint = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');
