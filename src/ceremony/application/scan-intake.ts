import type { AttemptLimits } from '../../accounts/application/attempt-limits.js';
import { assembleScan, type ScannedFile } from '../../platform/documents/assemble-scan.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import type { ScanReadings } from './scan-readings.js';

/** Keeps the scan of a paper that was signed with a pen, as one clean PDF, once every page of it could be drawn. */
export class ScanIntake {
  constructor(
    private readonly documents: DocumentStore,
    private readonly limits: AttemptLimits,
    private readonly readings: ScanReadings,
  ) {}

  /** The SHA-256 under which it is kept. @throws ScanRefused, or AppError `rate-limited` */
  async keep(files: readonly ScannedFile[], personId: string): Promise<string> {
    await this.limits.count('uploadsOfPerson', personId);
    const { bytes, pages } = await assembleScan(files);
    await this.readings.read(bytes);
    const document = { kind: 'scan' as const, mediaType: 'application/pdf', bytes, pages };
    return this.documents.upload(document, { personId, fileName: fileNameOf(files) });
  }
}

const fileNameOf = (files: readonly ScannedFile[]): string =>
  files
    .map(({ name }) => name)
    .join(', ')
    .slice(0, 200);
