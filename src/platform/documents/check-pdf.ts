import { join } from 'node:path';
import { projectRoot } from '../config/project-root.js';
import { ChildFailed } from './child-failed.js';
import { Gate } from './gate.js';
import { GuardedChild } from './guarded-child.js';
import { type PdfLimits, uploadLimits } from './pdf-limits.js';
import { type PdfRefusal, PdfRefused } from './pdf-refused.js';

type Reply = { pages: number } | { refusal: PdfRefusal };

/** Each file gets a process of its own, so many uploads at once must not mean as many processes. */
const gate = new Gate(2);

/**
 * Reads an uploaded file in a limited process that knows nothing of ours, since its author is anybody.
 * Throws `PdfRefused`; anything else that is thrown is our fault, not the file's.
 */
export async function checkPdf(bytes: Uint8Array, limits: PdfLimits = uploadLimits): Promise<{ pages: number }> {
  if (bytes.length > limits.maxBytes) throw new PdfRefused('too-large', limits);
  if (!hasPdfHeader(bytes)) throw new PdfRefused('not-a-pdf', limits);
  if (!hasPdfEnd(bytes)) throw new PdfRefused('malformed', limits);
  const reply = await gate.pass(() => parse(bytes, limits));
  if ('refusal' in reply) throw new PdfRefused(reply.refusal, limits);
  if (reply.pages > limits.maxPages) throw new PdfRefused('too-many-pages', limits);
  return { pages: reply.pages };
}

async function parse(bytes: Uint8Array, { timeoutMs, memoryMb }: PdfLimits): Promise<Reply> {
  const child = new GuardedChild({
    module: join(projectRoot(), 'src/platform/documents/check-pdf-child.mjs'),
    memoryMb,
  });
  try {
    return await child.ask<Reply>(bytes, timeoutMs);
  } catch (error) {
    const exhausted = error instanceof ChildFailed && (error.reason === 'timeout' || error.reason === 'memory');
    if (exhausted) return { refusal: 'too-complex' };
    throw error;
  } finally {
    child.kill();
  }
}

function hasPdfHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

/** Where readers look for it: in the last kilobyte. */
function hasPdfEnd(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-1024)).toString('latin1').includes('%%EOF');
}
