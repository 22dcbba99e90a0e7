import { DocumentFault } from '../domain/document-fault.js';
import { inspectionLimits } from '../domain/inspection-limits.js';

/** What is seen without reading the file: whether it can be one of ours at all. @throws DocumentFault */
export function lookFirst(bytes: Buffer): void {
  if (bytes.length === 0) throw new DocumentFault('file.empty');
  if (bytes.length > inspectionLimits.maxBytes)
    throw new DocumentFault('file.too-large', { maxMb: inspectionLimits.maxMb });
  const header = bytes.subarray(0, 1024 + 5).indexOf('%PDF-');
  if (header < 0) throw new DocumentFault('file.not-a-pdf');
  // a signature's range is never in a packed or encrypted part, so that it can be filled in
  if (!bytes.includes('/ByteRange'))
    throw new DocumentFault(bytes.includes('/Encrypt') ? 'file.encrypted' : 'seals.none');
  if (header > 0) throw new DocumentFault('file.before-header');
}
