/** The latest change of one entry: it came, or it was read. */
export interface InboxChange {
  /** Decimal; grows in the order in which changes became visible. */
  readonly number: string;
  readonly id: string;
  readonly read: boolean;
}

/** Cases that moved, with the communities that they are of. */
export interface MovedCase {
  readonly partnershipId: string;
  readonly version: number;
  readonly communityIds: readonly [string, string];
}

/**
 * What streams are fed from. A stream that goes on after number n gets every entry whose latest change has a greater one:
 * each once, none lost to a transaction that took long.
 */
export abstract class InboxChanges {
  /** Numbers what was committed without one. Whoever asks `after` next sees all that was committed before this call. */
  abstract number(): Promise<void>;
  /** Those of the people who have changes after the number, and the number up to which that is known. */
  abstract peopleAfter(number: string, personIds: readonly string[]): Promise<{ people: string[]; upTo: string }>;
  abstract after(personId: string, number: string, limit: number): Promise<InboxChange[]>;
  /** `visible`: all changes up to it can be read. `given`: no greater one was ever given out in this store. */
  abstract last(): Promise<{ visible: string; given: string }>;
  abstract movedSince(instant: Date): Promise<MovedCase[]>;
}
