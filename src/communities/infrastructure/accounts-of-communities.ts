import type { ActionLinks } from '../../accounts/application/action-links.js';
import type { Memberships } from '../../accounts/application/memberships.js';
import type { People } from '../../accounts/application/people.js';
import type { Sql } from '../../platform/database/database.js';
import { type Member, type MemberRole, PeopleOfCommunities } from '../application/people-of-communities.js';
import type { MemberInput } from '../domain/inputs.js';

export class AccountsOfCommunities extends PeopleOfCommunities {
  constructor(
    private readonly people: People,
    private readonly memberships: Memberships,
    private readonly links: ActionLinks,
  ) {
    super();
  }

  async findOrCreate(person: MemberInput, sql: Sql): Promise<string> {
    return (await this.people.findOrCreate(person, sql)).id;
  }

  async isStaff(mail: string, sql: Sql): Promise<boolean> {
    const person = await this.people.findByMail(mail, sql);
    return person !== null && (person.staff || person.admin);
  }

  members(communityId: string): Promise<Member[]> {
    return this.memberships.members(communityId);
  }

  grant(personId: string, communityId: string, role: MemberRole, by: string, sql: Sql): Promise<void> {
    return this.memberships.grant({ personId, communityId, role }, by, sql);
  }

  end(personId: string, communityId: string, role: MemberRole, sql: Sql): Promise<boolean> {
    return this.memberships.end({ personId, communityId, role }, sql);
  }

  revokeSignatureLinks(personId: string, communityId: string, sql: Sql): Promise<void> {
    return this.links.revokeOfPerson('signature', personId, communityId, sql);
  }
}
