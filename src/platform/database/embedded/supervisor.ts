import { setTimeout as sleep } from 'node:timers/promises';
import { isServerOf } from './postmaster-file.js';
import { launchServer, type ServerOptions, type ServerProcess, signalServer, stopServer } from './server-process.js';

export type Log = (line: string) => void;

const adoptedCheckMs = 1_000;

/** Keeps one server running: one that dies by itself is started again on the same port, so that clients find it. */
export class Supervisor {
  private stopping: Promise<void> | undefined;
  private relaunch: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private server: ServerProcess,
    private readonly options: ServerOptions,
    private readonly log: Log,
  ) {
    process.on('exit', this.stopWithUs);
    this.watch();
  }

  get pid(): number {
    return this.server.pid;
  }

  stop(): Promise<void> {
    this.stopping ??= this.stopOnce();
    return this.stopping;
  }

  private async stopOnce(): Promise<void> {
    clearInterval(this.timer);
    await this.relaunch;
    await stopServer(this.server.pid, this.options.pgdata);
    process.off('exit', this.stopWithUs);
  }

  /** Our process ends without having stopped it, as after an uncaught error: it is told to end, too. */
  private readonly stopWithUs = (): void => signalServer(this.server.pid, this.options.pgdata, 'SIGINT');

  private watch(): void {
    const { child, pid } = this.server;
    if (child) {
      child.once('exit', () => this.onDeath());
      return;
    }
    this.timer = setInterval(() => {
      if (!isServerOf(pid, this.options.pgdata)) this.onDeath();
    }, adoptedCheckMs).unref();
  }

  private onDeath(): void {
    clearInterval(this.timer);
    if (this.stopping) return;
    this.log(`PostgreSQL (process ${this.server.pid}) ended by itself; starting it again. See ${this.options.logFile}`);
    this.relaunch = this.launchAgain();
  }

  private async launchAgain(): Promise<void> {
    for (let pauseMs = 0; !this.stopping; pauseMs = Math.min(pauseMs + 1_000, 10_000)) {
      await sleep(pauseMs);
      try {
        this.server = await launchServer(this.options, this.server.port);
        this.watch();
        return;
      } catch (error) {
        this.log((error as Error).message);
      }
    }
  }
}
