import type { Response } from 'express';

export interface StreamEvent {
  readonly event: string;
  /** Where a reader who comes back goes on from. */
  readonly id: string;
  readonly data: object;
}

/** As long as a reader may take for what is already on its way; the browser comes back by itself. */
const patienceMs = 30_000;
/** After how long a browser comes back when a stream was cut. */
const retryMs = 2_000;

/** One connection of server-sent events. Nothing is kept for a reader who is slow: whoever writes waits. */
export class EventStream {
  private over = false;
  /** When something was last written, by a clock that only measures. */
  private wroteAt = performance.now();

  constructor(private readonly response: Response) {
    response.once('close', () => {
      this.over = true;
    });
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      // proxies that gather answers would hold each event back
      'X-Accel-Buffering': 'no',
    });
    response.write(`retry: ${retryMs}\n\n`);
  }

  get ended(): boolean {
    return this.over;
  }

  get quietMs(): number {
    return performance.now() - this.wroteAt;
  }

  onEnd(listener: () => void): void {
    this.response.once('close', listener);
  }

  /** False once nobody reads any more. Resolves when the connection has room for the next. */
  async send({ event, id, data }: StreamEvent): Promise<boolean> {
    return this.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Says that it is still there, to proxies and to our own operating system, which finds out who has gone. */
  beat(): void {
    if (!this.over && !this.response.writableNeedDrain) void this.write(':\n\n');
  }

  /** The browser is told whether to come back: without a last word it does. */
  end(lastWord?: 'signed-out' | 'too-many'): void {
    if (this.over) return;
    this.over = true;
    this.response.end(lastWord ? `event: end\ndata: ${JSON.stringify({ because: lastWord })}\n\n` : undefined);
    // who doesn't read what is on its way would hold the connection open
    setTimeout(() => this.response.destroy(), patienceMs).unref();
  }

  private async write(text: string): Promise<boolean> {
    if (this.over) return false;
    this.wroteAt = performance.now();
    if (!this.response.write(text)) await this.room();
    return !this.over;
  }

  private room(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.response.off('drain', done).off('close', done);
        resolve();
      };
      const timer = setTimeout(() => this.response.destroy(), patienceMs);
      this.response.once('drain', done).once('close', done);
    });
  }
}
