import { civilDate } from '../../platform/clock/civil-date.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { requireInput } from '../../platform/input.js';
import type { ActingPerson } from '../domain/acting-person.js';
import { memberInput } from '../domain/inputs.js';
import { communityUnknown, isAnOfficial, isOfTheStaff } from './community-errors.js';
import type { CommunityStore } from './community-store.js';
import type { OfficeTermStore } from './office-term-store.js';
import type { Member, MemberRole, PeopleOfCommunities } from './people-of-communities.js';

export interface AddMember {
  readonly communityId: string;
  readonly role: MemberRole;
  readonly input: unknown;
  readonly by: ActingPerson;
}

/**
 * Lets somebody act for a community. Staff or its own clerk may; the caller checks that. Only staff may add staff:
 * whoever acts for a community can't review its partnerships, and a community doesn't choose who reviews it.
 */
export class AddMemberHandler {
  constructor(
    private readonly communities: CommunityStore,
    private readonly terms: OfficeTermStore,
    private readonly people: PeopleOfCommunities,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  async execute({ communityId, role, input, by }: AddMember, sql: Sql = this.database): Promise<Member> {
    const { name, mail } = requireInput(memberInput, input);
    const community = await this.communities.find(communityId, sql);
    if (!community) throw communityUnknown();
    if (!by.staff && (await this.people.isStaff(mail, sql))) throw isOfTheStaff();
    const personId = await this.people.findOrCreate({ name, mail }, sql);
    const today = civilDate(this.clock.now(), community.zone);
    if (await this.terms.holdsOffice(personId, community.id, today, sql)) throw isAnOfficial();
    await this.people.grant(personId, community.id, role, by.personId, sql);
    return { personId, name, mail, role };
  }
}
