/** Whose a mail address is that an official names for a deputy. */
export abstract class DeputyAddresses {
  /** What keeps somebody with this address from being a deputy in a case of these communities; null where nothing does. */
  abstract takenBy(mail: string, communityIds: readonly string[]): Promise<'staff' | 'clerk' | null>;
}
