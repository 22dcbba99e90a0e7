import { assembleScan } from '../../platform/documents/assemble-scan.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import { ScanRefused } from '../../platform/documents/scan-refused.js';
import type { ScanReadings } from './scan-readings.js';

/** Scans as they are recorded: whatever way they came, only what their pages show is kept, and their codes are read. */
export class BroughtScans {
  constructor(
    private readonly documents: DocumentStore,
    private readonly readings: ScanReadings,
  ) {}

  /** @throws ScanRefused */
  async of(sha256: string) {
    const stored = await this.documents.read(sha256);
    if (!stored) throw new ScanRefused('nothing');
    if (stored.kind === 'scan') return { sha256, reading: await this.readings.read(stored.bytes) };
    const { bytes, pages } = await assembleScan([{ bytes: stored.bytes, name: 'PDF' }]);
    const reading = await this.readings.read(bytes);
    const kept = { kind: 'scan' as const, mediaType: 'application/pdf', bytes, pages };
    return { sha256: await this.documents.save(kept), reading };
  }
}
