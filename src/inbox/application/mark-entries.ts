import type { Clock } from '../../platform/clock/clock.js';
import { AppError } from '../../platform/errors.js';
import type { Wake } from '../../platform/outbox/wake.js';
import type { Reader } from '../domain/reader.js';
import type { Inbox, InboxEntry } from './inbox.js';

/** What is read is read for the person, in every browser that they have open: the wake tells those at once. */
export class MarkEntries {
  constructor(
    private readonly inbox: Inbox,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  /** @throws AppError `inbox.entry-unknown`, also for what this person may not see any more */
  async one(reader: Reader, id: string): Promise<InboxEntry> {
    const entry = await this.inbox.entry(reader, id);
    if (!entry) throw entryUnknown();
    if (entry.readAt === null) {
      await this.inbox.markRead(reader.personId, id, this.clock.now());
      this.wake.soon();
    }
    return entry;
  }

  /** Everything up to that entry; gives how many were unread. */
  async allUpTo(reader: Reader, id: string): Promise<number> {
    const marked = await this.inbox.markAllRead(reader.personId, id, this.clock.now());
    if (marked > 0) this.wake.soon();
    return marked;
  }
}

const entryUnknown = (): AppError =>
  new AppError({
    kind: 'not-found',
    code: 'inbox.entry-unknown',
    message: 'There is no such entry in your inbox. It may be about a case that you no longer take part in.',
  });
