/** Counted up to this many: beyond it people only want to know that there are more. */
export const mostCounted = 100;

export interface InboxCounts {
  /** Open cases in which it is this person's move. */
  readonly waiting: number;
  /** What they were told and haven't read. */
  readonly unread: number;
}
