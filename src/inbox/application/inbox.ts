import type { MessageData } from '../../notifications/domain/message-data.js';
import type { MessageState } from '../../notifications/application/stored-message.js';
import type { State } from '../../partnerships/domain/states.js';
import type { InboxCounts } from '../domain/inbox-counts.js';
import type { Reader } from '../domain/reader.js';

/** Something that a person was told. */
export interface InboxEntry {
  /** Id of its message: later ones are greater. */
  readonly id: string;
  readonly template: string;
  readonly recipientName: string;
  readonly recipientMail: string;
  readonly data: MessageData;
  /** What became of the mail. */
  readonly delivery: MessageState;
  readonly toldAt: Date;
  readonly readAt: Date | null;
  /** Null for what is about no case. */
  readonly about: {
    readonly reference: string;
    readonly initiator: string;
    readonly counterpart: string;
    readonly state: State;
    readonly onHold: boolean;
  } | null;
}

export interface EntryFilter {
  readonly unread: boolean;
  /** Id of an entry to go on from. */
  readonly mark: { readonly direction: 'older' | 'newer'; readonly id: string } | null;
  readonly limit: number;
}

export interface EntryPage {
  readonly entries: readonly InboxEntry[];
  /** Ids to go on from; null at either end. */
  readonly older: string | null;
  readonly newer: string | null;
}

export interface Standing extends InboxCounts {
  /** The number from which a stream of changes goes on without missing any. */
  readonly after: string;
}

/**
 * What a person was told, as far as they may still know of it: whoever has lost the role in which they were told, or the
 * sight of the case, finds the entry no more.
 */
export abstract class Inbox {
  /** Newest first. */
  abstract entries(reader: Reader, filter: EntryFilter): Promise<EntryPage>;
  /** Null where there is none that this person may see. */
  abstract entry(reader: Reader, id: string): Promise<InboxEntry | null>;
  /** Both counts and the place in the stream, in one round trip: asked for every page. */
  abstract standing(reader: Reader): Promise<Standing>;
  /** False where the person has no such entry. Reading twice is reading once, and the first time stays. */
  abstract markRead(personId: string, id: string, at: Date): Promise<boolean>;
  /** All up to the newest that was shown: what came meanwhile stays unread. Gives how many there were. */
  abstract markAllRead(personId: string, upTo: string, at: Date): Promise<number>;
}
