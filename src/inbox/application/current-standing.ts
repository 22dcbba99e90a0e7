import type { People } from '../../accounts/application/people.js';
import { readerOf, type Reader } from '../domain/reader.js';
import type { Inbox, Standing } from './inbox.js';

export interface StandingOf {
  readonly reader: Reader;
  readonly standing: Standing;
}

/** A person's counts, by the roles that they have at this moment: a stream may outlast them. */
export class CurrentStanding {
  constructor(
    private readonly people: People,
    private readonly inbox: Inbox,
  ) {}

  /** Null for somebody who is no longer known. */
  async of(personId: string): Promise<StandingOf | null> {
    const account = await this.people.account(personId);
    if (!account) return null;
    const reader = readerOf(account);
    return { reader, standing: await this.inbox.standing(reader) };
  }
}
