import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../platform/config/project-root.js';
import { ChildFailed } from '../../platform/documents/child-failed.js';
import { Gate } from '../../platform/documents/gate.js';
import { GuardedChild } from '../../platform/documents/guarded-child.js';
import { AppError } from '../../platform/errors.js';
import { DocumentInspector, type TrustedAuthorities } from '../application/document-inspector.js';
import type { Inspection } from '../domain/inspection.js';
import { inspectionLimits } from '../domain/inspection-limits.js';
import type { Reason, ReasonCode } from '../domain/reasons.js';

export interface InspectorOptions {
  /** URL of a module that exports `inspectDocument`. A child can't read TypeScript: what runs is the build. */
  readonly module?: string;
  readonly limits?: Partial<Record<Exclude<keyof typeof inspectionLimits, 'maxMb'>, number>>;
  /** What went wrong in our own code, for whoever runs the service. */
  readonly onFault?: (fault: string) => void;
}

interface Received {
  readonly sha256: string;
  readonly bytes: number;
  /** The child that was to look at it ended before all of it was there. */
  readonly failure: unknown;
}

const compiled = (): string =>
  pathToFileURL(join(projectRoot(), 'dist/verification/infrastructure/inspect-document.js')).href;

/**
 * A process of its own for each file, since its author is anybody: it knows nothing of ours, and its time and memory end.
 * Few files are worked on at once, and few more may wait, so that the rest of the service stays alive.
 */
export class GuardedInspector extends DocumentInspector {
  private readonly limits;
  private readonly gate: Gate;
  private inside = 0;

  constructor(private readonly options: InspectorOptions = {}) {
    super();
    this.limits = { ...inspectionLimits, ...options.limits };
    this.gate = new Gate(this.limits.atOnce);
  }

  async inspect(file: Readable | Buffer, authorities: TrustedAuthorities): Promise<Inspection> {
    if (this.inside >= this.limits.inside) throw busy();
    this.inside += 1;
    const child = this.child();
    try {
      const received = await this.receive(Buffer.isBuffer(file) ? inPieces(file) : file, child);
      if (received.bytes > this.limits.maxBytes)
        return refused(received, 'file.too-large', { maxMb: inspectionLimits.maxMb });
      return await this.gate.pass(() => this.work(child, received, authorities));
    } finally {
      child.kill();
      this.inside -= 1;
    }
  }

  private child(): GuardedChild {
    return new GuardedChild({
      module: join(projectRoot(), 'src/verification/infrastructure/inspection-child.mjs'),
      settings: { inspector: this.options.module ?? compiled() },
      memoryMb: this.limits.memoryMb,
    });
  }

  /** Hands the file on as it comes. What is over the limit isn't read; the rest of a request is left to the server. */
  private async receive(file: Readable, child: GuardedChild): Promise<Received> {
    const hash = createHash('sha256');
    let bytes = 0;
    const stop = this.watch(file, () => bytes);
    let failure: unknown;
    try {
      for await (const chunk of file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > this.limits.maxBytes) break;
        hash.update(chunk);
        if (failure === undefined) failure = await this.hand(chunk, child);
      }
    } finally {
      stop();
    }
    return { sha256: hash.digest('hex'), bytes, failure };
  }

  /** Ends a file that doesn't come: not all of it in time, or so little that it would only keep others out. */
  private watch(file: Readable, arrived: () => number): () => void {
    const { arrivalMs, slowAfterMs, slowBytesPerSecond } = this.limits;
    const began = performance.now();
    const late = setTimeout(() => file.destroy(tooSlow()), arrivalMs);
    const look = () => {
      const ms = performance.now() - began;
      if (ms >= slowAfterMs && arrived() < (ms / 1000) * slowBytesPerSecond) file.destroy(tooSlow());
    };
    const pace = setInterval(look, Math.min(1000, slowAfterMs));
    return () => {
      clearTimeout(late);
      clearInterval(pace);
    };
  }

  /** Gives what went wrong: the hash is still that of the whole file. */
  private async hand(chunk: Buffer, child: GuardedChild): Promise<unknown> {
    try {
      await child.ask({ chunk }, this.limits.arrivalMs);
      return undefined;
    } catch (error) {
      return error;
    }
  }

  private async work(child: GuardedChild, received: Received, authorities: TrustedAuthorities): Promise<Inspection> {
    try {
      if (received.failure !== undefined) throw received.failure;
      const reply = await child.ask<Reply>({ authorities }, this.limits.timeoutMs);
      if (reply.inspection) return reply.inspection;
      if (reply.broken) throw new Error(`The program that looks at files can't be started: ${reply.broken}`);
      this.options.onFault?.(reply.fault ?? '');
      return refused(received, 'file.unreadable');
    } catch (error) {
      if (!(error instanceof ChildFailed)) throw error;
      return this.failed(error, received);
    }
  }

  private failed({ reason, message }: ChildFailed, received: Received): Inspection {
    if (reason === 'timeout') return refused(received, 'limits.time');
    if (reason === 'memory') return refused(received, 'limits.memory');
    this.options.onFault?.(message);
    return refused(received, 'file.unreadable');
  }
}

interface Reply {
  readonly inspection?: Inspection;
  readonly fault?: string;
  /** The program isn't there, or not whole: that says nothing about the file. */
  readonly broken?: string;
}

const pieceBytes = 1024 * 1024;

/** So that the process that hands it over can do something else in between. */
const inPieces = (file: Buffer): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(file.length / pieceBytes) }, (_, at) =>
      file.subarray(at * pieceBytes, (at + 1) * pieceBytes),
    ),
  );

const refused = ({ sha256, bytes }: Received, code: ReasonCode, params: Reason['params'] = {}): Inspection => ({
  sha256,
  bytes,
  problems: [{ code, params }],
  manifest: null,
  seals: [],
  signatures: [],
  affiliationDate: null,
});

const busy = (): AppError =>
  new AppError({
    kind: 'unavailable',
    code: 'verification.busy',
    message: 'Many files are being checked right now. Please try again in a minute.',
    params: { retryAfterSeconds: 30 },
  });

const tooSlow = (): AppError =>
  new AppError({
    kind: 'unavailable',
    code: 'verification.too-slow',
    message: 'The file did not arrive in time. Please try again.',
  });
