import { join } from 'node:path';
import { projectRoot } from '../config/project-root.js';
import { ChildFailed } from './child-failed.js';
import { Gate } from './gate.js';
import { GuardedChild } from './guarded-child.js';
import { type ScanLimits, scanLimits } from './scan-limits.js';
import { type ScanRefusal, ScanRefused } from './scan-refused.js';

export interface ScannedFile {
  readonly bytes: Buffer;
  readonly name: string;
}

type Reply = { pdf: Uint8Array; pages: number } | { refusal: ScanRefusal; file: number };
type Format = 'pdf' | 'jpeg' | 'png';

/** Each scan gets a process of its own, so many uploads at once must not mean as many processes. */
const gate = new Gate(2);

/**
 * One PDF of what people bring: a PDF, or a picture of each page, in the order given. It is put together in a limited
 * process that knows nothing of ours, since its author is anybody, and holds nothing but what the pages show: no script,
 * form, link, attachment or metadata. The same files give the same bytes. Throws `ScanRefused`; anything else that is
 * thrown is our fault, not the files'.
 */
export async function assembleScan(files: readonly ScannedFile[], limits: ScanLimits = scanLimits) {
  const formats = files.map((file) => formatOf(file, limits));
  if (files.length === 0) throw new ScanRefused('nothing', '', limits);
  if (files.length > limits.maxFiles) throw new ScanRefused('too-many-files', '', limits);
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > limits.maxBytes)
    throw new ScanRefused('too-much', '', limits);
  const parts = files.map(({ bytes }, index) => ({ bytes, format: formats[index] }));
  const reply = await gate.pass(() => assemble(parts, limits));
  if ('refusal' in reply) throw new ScanRefused(reply.refusal, files[reply.file]?.name, limits);
  if (reply.pdf.length > limits.maxBytes) throw new ScanRefused('too-much', '', limits);
  return { bytes: Buffer.from(reply.pdf), pages: reply.pages };
}

async function assemble(parts: readonly object[], limits: ScanLimits): Promise<Reply> {
  const { timeoutMs, memoryMb, maxPixels, maxSide, minSide, maxPages } = limits;
  const child = new GuardedChild({
    module: join(projectRoot(), 'src/platform/documents/assemble-scan-child.mjs'),
    memoryMb,
    settings: { maxPixels, maxSide, minSide, maxPages },
  });
  try {
    return await child.ask<Reply>(parts, timeoutMs);
  } catch (error) {
    if (error instanceof ChildFailed && isTheFiles(error)) return { refusal: 'too-complex', file: 0 };
    throw error;
  } finally {
    child.kill();
  }
}

/** A signal means that native code gave up on a picture; anything else that ends a child is a fault of ours. */
const isTheFiles = ({ reason, detail }: ChildFailed): boolean =>
  reason === 'timeout' || reason === 'memory' || /^SIG(SEGV|ABRT|BUS|ILL|TRAP|FPE)\b/.test(detail);

/** By what is in it, whatever it is called. */
function formatOf({ bytes, name }: ScannedFile, limits: ScanLimits): Format {
  if (bytes.length === 0) throw new ScanRefused('empty', name, limits);
  if (bytes.length > limits.maxFileBytes) throw new ScanRefused('too-large', name, limits);
  const head = bytes.toString('latin1', 0, 8);
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head === '\x89PNG\r\n\x1a\n') return 'png';
  throw new ScanRefused('not-a-scan', name, limits);
}
