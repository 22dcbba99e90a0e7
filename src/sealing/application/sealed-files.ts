import { createHash } from 'node:crypto';
import { type Side, sides } from '../../partnerships/domain/states.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import type { SealManifest } from '../domain/seal-manifest.js';
import { SealingFailed } from './sealing-failed.js';
import type { SealedFileCheck } from './sealed-file-check.js';

export interface SealedFile {
  pdf: Buffer;
  list: SealManifest;
}

/** Nothing is stored that wouldn't pass in front of anybody else. */
export class SealedFiles {
  constructor(
    private readonly check: SealedFileCheck,
    private readonly documents: DocumentStore,
  ) {}

  /** @throws SealingFailed, with every reason; then neither file is stored */
  async verify(files: Record<Side, SealedFile>): Promise<void> {
    const problems = differences(files);
    for (const side of sides) problems.push(...(await this.check.problemsOf(files[side].pdf, files[side].list)));
    if (problems.length > 0) throw new SealingFailed(files.initiator.list.reference, problems);
  }

  /** SHA-256 by keeper; storing the same bytes again changes nothing. */
  async store(files: Record<Side, SealedFile>): Promise<Record<Side, string>> {
    const stored: Record<Side, string> = { initiator: '', counterpart: '' };
    for (const side of sides) {
      const { pdf: bytes } = files[side];
      stored[side] = await this.documents.save({ kind: 'sealed', mediaType: 'application/pdf', bytes, pages: null });
    }
    return stored;
  }
}

/** Both originals tell the same story, and carry the same seals in another order. */
function differences({ initiator, counterpart }: Record<Side, SealedFile>): string[] {
  const told = ({ list: { chainHead, contentHash, originals, level, seals } }: SealedFile) =>
    JSON.stringify([chainHead, contentHash, originals.initiator, originals.counterpart, level, certificatesOf(seals)]);
  const same = told(initiator) === told(counterpart);
  const twice = sha256(initiator.pdf) === sha256(counterpart.pdf);
  return [
    ...(same ? [] : ['the two originals were not made of the same events and seals']),
    ...(twice ? ['the two originals are one file'] : []),
  ];
}

const certificatesOf = (seals: SealManifest['seals']) =>
  seals.map(({ field, certificate }) => `${field} ${certificate}`).sort();

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
