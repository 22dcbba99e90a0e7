import type { Sql } from '../../platform/database/database.js';
import { requireInput } from '../../platform/input.js';
import { type ActingPerson, mayKeepTerms } from '../domain/acting-person.js';
import { termChanges } from '../domain/inputs.js';
import type { HeldTerm } from '../domain/office-term.js';
import { isOfTheStaff, mailIsAClerks, notYours, termUnknown } from './community-errors.js';
import type { OfficeTermStore } from './office-term-store.js';
import type { PeopleOfCommunities } from './people-of-communities.js';

export interface ChangeTerm {
  readonly communityId: string;
  readonly termId: string;
  readonly input: unknown;
  readonly by: ActingPerson;
}

/**
 * Gives an official another address or spelling. Another address is another account: nobody takes over an account by
 * writing a new address on it. What staff had confirmed was the former one, so links to it die and staff confirm anew.
 */
export class ChangeTermHandler {
  constructor(
    private readonly terms: OfficeTermStore,
    private readonly people: PeopleOfCommunities,
  ) {}

  async execute({ communityId, termId, input, by }: ChangeTerm, sql: Sql): Promise<HeldTerm> {
    if (!mayKeepTerms(by, communityId)) throw notYours();
    const changes = requireInput(termChanges, input);
    const before = await this.terms.find(communityId, termId, sql);
    if (!before) throw termUnknown();
    const { name = before.name, mail = before.mail } = changes;
    if (name === before.name && mail === before.mail) return before;
    if (!by.staff && mail !== before.mail && (await this.people.isStaff(mail, sql))) throw isOfTheStaff();
    const personId = mail === before.mail ? before.personId : await this.people.findOrCreate({ name, mail }, sql);
    if (await this.terms.isMember(personId, communityId, sql)) throw mailIsAClerks();
    await this.terms.reassign(termId, { personId, name }, sql);
    await this.people.revokeSignatureLinks(before.personId, communityId, sql);
    return { ...before, personId, name, mail, mailConfirmedAt: null };
  }
}
