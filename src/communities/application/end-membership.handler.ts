import type { Database, Sql } from '../../platform/database/database.js';
import { memberUnknown } from './community-errors.js';
import type { MemberRole, PeopleOfCommunities } from './people-of-communities.js';

export interface EndMembership {
  readonly communityId: string;
  readonly personId: string;
  readonly role: MemberRole;
}

/** Takes a role away; it counts from the person's next request on. Only staff may; the caller checks that. */
export class EndMembershipHandler {
  constructor(
    private readonly people: PeopleOfCommunities,
    private readonly database: Database,
  ) {}

  async execute({ communityId, personId, role }: EndMembership, sql: Sql = this.database): Promise<void> {
    if (!(await this.people.end(personId, communityId, role, sql))) throw memberUnknown();
  }
}
