/** The mailbox behind our return path. */
export abstract class BounceMailbox {
  /**
   * Hands over every mail that nobody has looked at, one after the other. A mail counts as looked at only after `take`
   * has resolved: who dies in between finds it again. Resolves with how many there were.
   * @param take true where it was one of ours: it is moved aside then, others stay for people to read
   * @throws AppError `unavailable` where the mailbox can't be reached
   */
  abstract empty(take: (raw: Buffer) => Promise<boolean>): Promise<number>;
}
