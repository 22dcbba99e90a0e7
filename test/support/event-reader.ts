import { get, type ClientRequest, type IncomingMessage } from 'node:http';

export interface ReadEvent {
  readonly event: string;
  readonly id: string;
  readonly data: Record<string, unknown>;
}

/** Reads server-sent events as a browser's EventSource does, but comes back only when it is told to. */
export class EventReader {
  readonly events: ReadEvent[] = [];
  lastEventId = '';
  /** Comments, such as heartbeats. */
  comments = 0;
  ended = false;
  private rest = '';
  private listeners = new Set<() => void>();

  private constructor(
    private readonly request: ClientRequest,
    readonly response: IncomingMessage,
  ) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.take(text));
    for (const end of ['end', 'close', 'error']) response.on(end, () => this.finish());
  }

  static open(url: string, headers: Record<string, string> = {}): Promise<EventReader> {
    return new Promise((resolve, reject) => {
      const request = get(url, { headers, agent: false }, (response) => resolve(new EventReader(request, response)));
      request.on('error', reject);
    });
  }

  close(): void {
    this.request.destroy();
  }

  /** The first event from the `from`th on that fits; rejects when the stream ends before. */
  async first(fits: (event: ReadEvent) => boolean, from = 0): Promise<ReadEvent> {
    for (;;) {
      const found = this.events.slice(from).find(fits);
      if (found) return found;
      if (this.ended) throw new Error(`The stream ended after ${JSON.stringify(this.events)}`);
      await this.something();
    }
  }

  async end(): Promise<void> {
    while (!this.ended) await this.something();
  }

  /** Rejects where nothing comes for a long time: a spec then says what it waited for. */
  private something(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = new Error(`Nothing came any more after ${JSON.stringify(this.events.slice(-5))}`);
      const timer = setTimeout(() => reject(late), 8_000);
      this.listeners.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private take(text: string): void {
    this.rest += text;
    const blocks = this.rest.split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) this.read(block);
    this.tell();
  }

  private read(block: string): void {
    const fields = Object.fromEntries(
      block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    ) as Record<string, string>;
    if ('' in fields) this.comments += 1;
    if (fields.id) this.lastEventId = fields.id;
    if (!fields.data) return;
    const data = JSON.parse(fields.data) as Record<string, unknown>;
    this.events.push({ event: fields.event ?? 'message', id: fields.id ?? this.lastEventId, data });
  }

  private finish(): void {
    this.ended = true;
    this.tell();
  }

  private tell(): void {
    const waiting = [...this.listeners];
    this.listeners.clear();
    for (const listener of waiting) listener();
  }
}
