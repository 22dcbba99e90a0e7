import type { Sql } from '../../platform/database/database.js';
import type { MemberInput } from '../domain/inputs.js';

export const memberRoles = ['clerk', 'organiser'] as const;
export type MemberRole = (typeof memberRoles)[number];

export interface Member {
  readonly personId: string;
  readonly name: string;
  readonly mail: string;
  readonly role: MemberRole;
}

/** What communities ask of the accounts. */
export abstract class PeopleOfCommunities {
  abstract findOrCreate(person: MemberInput, sql: Sql): Promise<string>;
  /** Whether the address is that of staff or of an admin. */
  abstract isStaff(mail: string, sql: Sql): Promise<boolean>;
  abstract members(communityId: string): Promise<Member[]>;
  abstract grant(personId: string, communityId: string, role: MemberRole, by: string, sql: Sql): Promise<void>;
  /** Whether there was a role to end. */
  abstract end(personId: string, communityId: string, role: MemberRole, sql: Sql): Promise<boolean>;
  /** Open signature links and codes of this person for cases of this community. */
  abstract revokeSignatureLinks(personId: string, communityId: string, sql: Sql): Promise<void>;
}
