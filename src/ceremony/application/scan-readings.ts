import { createHash } from 'node:crypto';
import { Recent } from '../../agreements/application/drafting/recent.js';
import type { ScanReading } from '../../partnerships/domain/scan-reading.js';
import type { CodeReader } from './code-reader.js';

/** What the codes on scans say. The same bytes say the same, so whoever just uploaded one doesn't wait twice. */
export class ScanReadings {
  private readonly recent = new Recent<ScanReading>(50);

  constructor(private readonly codes: CodeReader) {}

  /** @throws ScanRefused */
  async read(pdf: Buffer): Promise<ScanReading> {
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    return this.recent.get(sha256, () => this.codes.read(pdf));
  }
}
