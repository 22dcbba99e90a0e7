import type { CurrentStanding } from '../application/current-standing.js';
import type { InboxChanges } from '../application/inbox-changes.js';
import type { News } from '../application/inbox-news.js';
import type { Reader } from '../domain/reader.js';
import type { EventStream } from './event-stream.js';

/** So many are read at once, however many a person has missed. */
const atOnce = 100;
/** However many cases move, this long lies between one count for them and the next. */
const restMs = 1_000;

export interface StreamSources {
  readonly changes: InboxChanges;
  readonly standing: CurrentStanding;
}

/** What there may be to tell; nothing asks for what was left undone before, or until later. */
export interface Wanted {
  readonly changes?: boolean;
  readonly counts?: boolean;
  /** A case has moved. */
  readonly moved?: boolean;
}

export interface StreamOwner {
  readonly personId: string;
  readonly sessionId: string;
}

/**
 * What one browser of a person is told: every change after the number with which it came, once and in order, and then
 * how many there are. It is read from the tables when the browser has room for it, so nothing waits in memory.
 */
export class PersonStream {
  private reader: Reader | null = null;
  private told = '';
  private readonly wanted = { changes: true, counts: true, moved: false };
  private running = false;
  private countedAt = performance.now();

  constructor(
    readonly owner: StreamOwner,
    readonly out: EventStream,
    private number: string,
    private readonly sources: StreamSources,
  ) {}

  /** How long the counts have not been looked at. */
  get uncountedMs(): number {
    return performance.now() - this.countedAt;
  }

  /** Staff look at all cases; so does whoever acts for no community, and may be the contact that some case names. */
  wantedFrom({ people, communities }: News): Wanted {
    const changes = people.has(this.owner.personId);
    const own = this.reader?.communities ?? [];
    const anyCase = this.reader === null || this.reader.staff || own.length === 0;
    return { changes, moved: communities.size > 0 && (anyCase || own.some((id) => communities.has(id))) };
  }

  /** @throws what the database throws; what was wanted then is done with the next call */
  async go({ changes = false, counts = false, moved = false }: Wanted): Promise<void> {
    this.wanted.changes ||= changes;
    this.wanted.counts ||= counts || moved;
    this.wanted.moved ||= moved;
    if (this.running) return;
    this.running = true;
    try {
      await this.work();
    } finally {
      this.running = false;
    }
  }

  private get due(): boolean {
    const { changes, counts, moved } = this.wanted;
    return changes || (counts && (!moved || this.uncountedMs >= restMs));
  }

  private async work(): Promise<void> {
    while (!this.out.ended && this.due) {
      const { changes, moved } = this.wanted;
      Object.assign(this.wanted, { changes: false, counts: false, moved: false });
      try {
        if (changes) await this.tellChanges();
        await this.tellCounts(moved);
      } catch (error) {
        Object.assign(this.wanted, {
          changes: this.wanted.changes || changes,
          counts: true,
          moved: this.wanted.moved || moved,
        });
        throw error;
      }
    }
  }

  private async tellChanges(): Promise<void> {
    for (let more = true; more; ) {
      const changes = await this.sources.changes.after(this.owner.personId, this.number, atOnce);
      for (const { number, id, read } of changes) {
        if (!(await this.out.send({ event: 'entry', id: number, data: { id, read } }))) return;
        this.number = number;
      }
      more = changes.length === atOnce;
    }
  }

  /** Where a case has moved counts may be equal, and lists not. */
  private async tellCounts(moved: boolean): Promise<void> {
    const found = await this.sources.standing.of(this.owner.personId);
    if (!found) return this.out.end('signed-out');
    this.reader = found.reader;
    this.countedAt = performance.now();
    const { waiting, unread } = found.standing;
    const counts = `${waiting} ${unread}`;
    if (counts === this.told && !moved) return;
    if (await this.out.send({ event: 'counts', id: this.number, data: { waiting, unread, moved } })) this.told = counts;
  }
}
