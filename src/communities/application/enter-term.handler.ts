import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { requireInput } from '../../platform/input.js';
import { type ActingPerson, mayKeepTerms } from '../domain/acting-person.js';
import { termInput } from '../domain/inputs.js';
import type { HeldTerm } from '../domain/office-term.js';
import { communityUnknown, isOfTheStaff, mailIsAClerks, notYours } from './community-errors.js';
import type { CommunityStore } from './community-store.js';
import type { OfficeTermStore } from './office-term-store.js';
import type { PeopleOfCommunities } from './people-of-communities.js';

export interface EnterTerm {
  readonly communityId: string;
  readonly input: unknown;
  readonly by: ActingPerson;
}

/** Says who holds the highest office. Before this person can sign, staff confirm the address. */
export class EnterTermHandler {
  constructor(
    private readonly communities: CommunityStore,
    private readonly terms: OfficeTermStore,
    private readonly people: PeopleOfCommunities,
    private readonly clock: Clock,
  ) {}

  async execute({ communityId, input, by }: EnterTerm, sql: Sql): Promise<HeldTerm> {
    const community = await this.communities.find(communityId, sql);
    if (!community) throw communityUnknown();
    if (!mayKeepTerms(by, community.id)) throw notYours();
    const { name, mail, until = null, basisReason = null, ...rest } = requireInput(termInput, input);
    if (!by.staff && (await this.people.isStaff(mail, sql))) throw isOfTheStaff();
    const personId = await this.people.findOrCreate({ name, mail }, sql);
    if (await this.terms.isMember(personId, community.id, sql)) throw mailIsAClerks();
    const holder = { personId, name, mail, enteredBy: by.personId, mailConfirmedAt: null };
    const term = { id: uuidv7(), communityId: community.id, ...holder, ...rest, basisReason, until };
    await this.terms.insert(term, this.clock.now(), sql);
    return term;
  }
}
