import { join } from 'node:path';
import { readPageCode } from '../../partnerships/domain/page-code.js';
import type { ScanReading } from '../../partnerships/domain/scan-reading.js';
import { projectRoot } from '../../platform/config/project-root.js';
import { ChildFailed } from '../../platform/documents/child-failed.js';
import { Gate } from '../../platform/documents/gate.js';
import { GuardedChild } from '../../platform/documents/guarded-child.js';
import { ScanRefused } from '../../platform/documents/scan-refused.js';
import { CodeReader } from '../application/code-reader.js';

type Reply = { codes: (string | null)[] } | { error: string };

/** `patienceMs`: after this long, pages that are hard to read are left to people; what is left is only drawn. */
export type ReaderLimits = { timeoutMs: number; memoryMb: number; patienceMs: number };

const usual: ReaderLimits = { timeoutMs: 60_000, memoryMb: 700, patienceMs: 20_000 };

export class PdfiumCodeReader extends CodeReader {
  /** Each scan gets a process of its own, so many uploads at once must not mean as many processes. */
  private readonly gate = new Gate(2);

  constructor(private readonly limits: ReaderLimits = usual) {
    super();
  }

  async read(pdf: Buffer): Promise<ScanReading> {
    const reply = await this.gate.pass(() => this.ask(pdf));
    if ('error' in reply) throw new ScanRefused('malformed', 'PDF');
    // of what somebody else printed on the sheet nothing is kept
    return { codes: reply.codes.map((code) => (code !== null && readPageCode(code) ? code : null)) };
  }

  private async ask(pdf: Buffer): Promise<Reply> {
    const { timeoutMs, memoryMb, patienceMs } = this.limits;
    const module = join(projectRoot(), 'src/ceremony/infrastructure/code-reader-child.mjs');
    const child = new GuardedChild({ module, memoryMb, settings: { patienceMs } });
    try {
      return await child.ask<Reply>(pdf, timeoutMs);
    } catch (error) {
      if (error instanceof ChildFailed && isTheScans(error)) throw new ScanRefused('too-complex', 'PDF');
      throw error;
    } finally {
      child.kill();
    }
  }
}

/** PDFium is WebAssembly: what it can't bear ends as a trap, which is an exit code or a signal. */
const isTheScans = ({ reason, detail }: ChildFailed): boolean =>
  reason !== 'closed' && !/ERR_MODULE_NOT_FOUND|SyntaxError/.test(detail);
