import { type ChildProcess, fork } from 'node:child_process';
import { ChildFailed } from './child-failed.js';

export type GuardedChildOptions = {
  /** Absolute path of a plain `.mjs` that calls `enterChild`. */
  module: string;
  settings?: Record<string, unknown>;
  /** For native libraries that can be set in no other way; never anything of ours. */
  env?: Record<string, string>;
  /** Resident memory at which the child is killed. */
  memoryMb: number;
};

/** Nothing of the parent's environment, which holds secrets. Windows can't start a process without the system's root. */
const environment = {
  TZ: 'UTC',
  LANG: 'C.UTF-8',
  ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }),
};

const stderrKept = 4000;

/** In the last words of our watchdog as well as in V8's. */
const outOfMemory = /of memory/;

/**
 * A child process that answers one request at a time. It dies with its parent, holds limited memory, gets no secrets, and
 * doesn't keep the parent alive while it is idle.
 */
export class GuardedChild {
  private readonly process: ChildProcess;
  private ended: string | undefined;
  private stderr = '';

  constructor({ module, settings = {}, env = {}, memoryMb }: GuardedChildOptions) {
    const argument = JSON.stringify({ settings, memoryMb, parent: process.pid });
    this.process = fork(module, [argument], {
      env: { ...environment, ...env },
      execArgv: [`--max-old-space-size=${Math.ceil(memoryMb * 0.75)}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.process.stderr?.on('data', (text) => {
      this.stderr = (this.stderr + text).slice(-stderrKept);
    });
    this.process.once('close', (code, signal) => this.end(`${signal ?? `exit code ${code}`} ${this.stderr}`.trim()));
    this.process.once('error', (error) => this.end(error.message));
    this.holdParent(false);
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  get alive(): boolean {
    return this.ended === undefined && this.process.connected;
  }

  /** Rejects with `ChildFailed` when the child dies or takes longer than `timeoutMs`; it is dead then in both cases. */
  async ask<Reply>(request: unknown, timeoutMs: number): Promise<Reply> {
    this.holdParent(true);
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Reply>((resolve, reject) => {
        timer = setTimeout(() => reject(new ChildFailed('timeout', `no answer within ${timeoutMs} ms`)), timeoutMs);
        this.onEnd = (detail) => reject(new ChildFailed(outOfMemory.test(detail) ? 'memory' : 'crashed', detail));
        this.process.once('message', (reply) => resolve(reply as Reply));
        this.send(request);
      });
    } catch (error) {
      this.kill();
      throw error;
    } finally {
      clearTimeout(timer);
      this.onEnd = () => {};
      this.process.removeAllListeners('message');
      this.holdParent(false);
    }
  }

  kill(): void {
    this.process.kill('SIGKILL');
  }

  private onEnd: (detail: string) => void = () => {};

  private send(request: unknown): void {
    if (this.ended !== undefined) this.onEnd(this.ended);
    // A child that is already dying refuses the message: its end, which follows, says more.
    else this.process.send(request as object, () => {});
  }

  private end(detail: string): void {
    this.ended ??= detail;
    this.onEnd(this.ended);
  }

  private holdParent(hold: boolean): void {
    const act = hold ? 'ref' : 'unref';
    this.process[act]();
    this.process.channel?.[act]();
    const stderr = this.process.stderr as { ref?(): void; unref?(): void } | null;
    stderr?.[act]?.();
  }
}
