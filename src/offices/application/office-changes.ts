import type { OfficeTermStore } from '../../communities/application/office-term-store.js';
import type { PeopleOfCommunities } from '../../communities/application/people-of-communities.js';
import type { SignatureCalls } from '../../communities/application/signature-calls.js';
import type { Sql } from '../../platform/database/database.js';
import type { ClockedTerm } from '../domain/term-turn.js';

/** What communities ask for when somebody's time in office begins or ends. */
export class OfficeChanges {
  constructor(
    private readonly terms: OfficeTermStore,
    private readonly people: PeopleOfCommunities,
    private readonly calls: SignatureCalls,
  ) {}

  /** Links to sign of somebody without any other term in force are dead; who has signed has signed. */
  async voidInvitations({ personId, communityId }: ClockedTerm, at: Date, sql: Sql): Promise<void> {
    const former = await this.terms.formerHolders(communityId, at, sql);
    if (former.includes(personId)) await this.people.revokeSignatureLinks(personId, communityId, sql);
  }

  /** Whoever may sign now is asked, in each case that waits for it; nobody twice. */
  inviteWhoever({ communityId }: ClockedTerm, sql: Sql): Promise<void> {
    return this.calls.repeat(communityId, sql);
  }
}
