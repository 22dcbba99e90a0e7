import type { ScanReading } from '../domain/scan-reading.js';

/** Documents that people uploaded beforehand. */
export abstract class BroughtDocuments {
  /**
   * Whether this very person uploaded that document. A hash alone proves nothing: putting forward another community's
   * hash must not open its document.
   */
  abstract broughtBy(sha256: string, personId: string): Promise<boolean>;
  /**
   * A document as the scan of a paper, with what the codes on its pages say. One that wasn't cleaned yet is now, and then
   * has another hash. @throws AppError `invalid` where it can't be read
   */
  abstract scan(sha256: string): Promise<{ sha256: string; reading: ScanReading }>;
}
