import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Sessions } from '../../accounts/application/sessions.js';
import { WebLog } from '../../platform/web/web-log.js';
import { InboxNews } from '../application/inbox-news.js';
import type { PersonStream, Wanted } from './person-stream.js';
import { openStreams } from './stream-metrics.js';
import { StreamWakes } from './stream-wakes.js';

/** Tabs of one browser share a stream; so this is that many browsers and devices. */
const mostOfPerson = 5;
const mostAtAll = 5_000;

/** Sessions are looked at, and what no wake told us of is found, this often. */
const tickMs = 1_000;
/** Many wakes of one moment are one look. */
const gatherMs = 100;
const beatMs = 20_000;
/** Roles and offices change without an event of a case. */
const recountMs = 60_000;

/** All streams of this process: feeds them, and ends each with its session. */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  private readonly streams = new Set<PersonStream>();
  private ticking: NodeJS.Timeout | null = null;
  private gathering: NodeJS.Timeout | null = null;
  private looking = false;
  private closed = false;

  constructor(
    private readonly news: InboxNews,
    private readonly sessions: Sessions,
    private readonly wakes: StreamWakes,
    private readonly log: WebLog,
  ) {
    wakes.onWake(() => this.lookSoon());
  }

  get size(): number {
    return this.streams.size;
  }

  get full(): boolean {
    return this.closed || this.streams.size >= mostAtAll;
  }

  /** Before the first stream is opened; doing it again does nothing. */
  prepare(): Promise<void> {
    return this.news.begin();
  }

  /** Of too many of one person the oldest ends: it may be one that nobody sees any more. */
  open(stream: PersonStream): void {
    if (stream.out.ended) return;
    const own = [...this.streams].filter(({ owner }) => owner.personId === stream.owner.personId);
    for (const oldest of own.slice(0, Math.max(0, own.length + 1 - mostOfPerson))) this.drop(oldest, 'too-many');
    this.streams.add(stream);
    openStreams.inc();
    stream.out.onEnd(() => this.drop(stream));
    this.begin();
    this.feed(stream, { changes: true, counts: true });
  }

  onModuleDestroy(): void {
    this.closed = true;
    for (const stream of this.streams) this.drop(stream);
    this.wakes.stop();
  }

  private drop(stream: PersonStream, lastWord?: 'signed-out' | 'too-many'): void {
    if (this.streams.delete(stream)) openStreams.dec();
    stream.out.end(lastWord);
    if (this.streams.size > 0 || !this.ticking) return;
    clearInterval(this.ticking);
    this.ticking = null;
  }

  private begin(): void {
    this.wakes.start();
    this.ticking ??= setInterval(() => void this.tick(), tickMs).unref();
    this.lookSoon();
  }

  private lookSoon(): void {
    if (this.streams.size === 0) return;
    this.gathering ??= setTimeout(() => void this.guarded(() => this.look()), gatherMs).unref();
  }

  private async look(): Promise<void> {
    this.gathering = null;
    if (this.looking) return this.lookSoon();
    this.looking = true;
    try {
      const news = await this.news.of([...new Set([...this.streams].map(({ owner }) => owner.personId))]);
      for (const stream of this.streams) this.feed(stream, stream.wantedFrom(news));
    } finally {
      this.looking = false;
    }
  }

  private async tick(): Promise<void> {
    this.lookSoon();
    await this.guarded(() => this.endWithSessions());
    for (const stream of this.streams) {
      if (stream.out.quietMs > beatMs) stream.out.beat();
      this.feed(stream, { counts: stream.uncountedMs > recountMs });
    }
  }

  private async endWithSessions(): Promise<void> {
    const asked = [...this.streams];
    const alive = await this.sessions.alive(asked.map(({ owner }) => owner.sessionId));
    for (const stream of asked) if (!alive.has(stream.owner.sessionId)) this.drop(stream, 'signed-out');
  }

  private feed(stream: PersonStream, wanted: Wanted): void {
    void this.guarded(() => stream.go(wanted));
  }

  /** While the database is away streams stay open: what they miss is told afterwards. */
  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.closed) this.log.warn({ err: error }, 'Streams of the inbox could not be fed; they are again soon');
    }
  }
}
