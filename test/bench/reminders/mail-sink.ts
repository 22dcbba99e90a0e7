import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type Arrivals = [messageId: string, atMs: number][];

/** The process of `sink-child.mjs`. */
export class BenchSink {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<BenchSink> {
    const child = fork(fileURLToPath(new URL('./sink-child.mjs', import.meta.url)), { execArgv: [] });
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return new BenchSink(child, `smtp://127.0.0.1:${port}`);
  }

  async count(): Promise<number> {
    return (await this.ask<{ count: number }>('count')).count;
  }

  /** What came since it was asked last. */
  async report(): Promise<Arrivals> {
    return (await this.ask<{ arrived: Arrivals }>('report')).arrived;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }

  private async ask<T>(what: 'count' | 'report'): Promise<T> {
    const answered = once(this.child, 'message');
    this.child.send(what);
    return ((await answered) as [T])[0];
  }
}
