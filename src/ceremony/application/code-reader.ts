import type { ScanReading } from '../../partnerships/domain/scan-reading.js';

/** Draws the pages of a scan and reads the codes on them, in a child process: what is drawn was made by anybody. */
export abstract class CodeReader {
  /** @throws ScanRefused `malformed` or `too-complex` where the pages can't be drawn */
  abstract read(pdf: Buffer): Promise<ScanReading>;
}
