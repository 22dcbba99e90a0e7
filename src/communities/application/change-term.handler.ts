import { civilDate } from '../../platform/clock/civil-date.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { requireInput } from '../../platform/input.js';
import { type ActingPerson, mayKeepTerms } from '../domain/acting-person.js';
import type { HeldTerm } from '../domain/office-term.js';
import { type TermChanges, termChanges } from '../domain/term-inputs.js';
import { agreeOnQuorum } from './board-quorum.js';
import {
  communityUnknown,
  isOfTheStaff,
  mailIsAClerks,
  notOfABoard,
  notYours,
  termUnknown,
} from './community-errors.js';
import type { CommunityStore } from './community-store.js';
import type { OfficeTermStore } from './office-term-store.js';
import type { PeopleOfCommunities } from './people-of-communities.js';

export interface ChangeTerm {
  readonly communityId: string;
  readonly termId: string;
  readonly input: unknown;
  readonly by: ActingPerson;
}

/**
 * Gives an official another address or spelling, or their board another quorum. Another address is another account:
 * nobody takes over an account by writing a new address on it. What staff had confirmed was the former one, so links to
 * it die and staff confirm anew.
 */
export class ChangeTermHandler {
  constructor(
    private readonly communities: CommunityStore,
    private readonly terms: OfficeTermStore,
    private readonly people: PeopleOfCommunities,
    private readonly clock: Clock,
  ) {}

  async execute({ communityId, termId, input, by }: ChangeTerm, sql: Sql): Promise<HeldTerm> {
    if (!mayKeepTerms(by, communityId)) throw notYours();
    const changes = requireInput(termChanges, input);
    const before = await this.terms.find(communityId, termId, sql);
    if (!before) throw termUnknown();
    await this.changeQuorum(before, changes, sql);
    const { name = before.name, mail = before.mail } = changes;
    if (name !== before.name || mail !== before.mail) await this.reassign(before, { name, mail }, by, sql);
    return (await this.terms.find(communityId, termId, sql)) ?? before;
  }

  private async changeQuorum(term: HeldTerm, { quorum }: TermChanges, sql: Sql): Promise<void> {
    if (quorum === undefined) return;
    if (term.capacity !== 'collegiate') throw notOfABoard();
    const community = await this.communities.find(term.communityId, sql);
    if (!community) throw communityUnknown();
    const day = civilDate(this.clock.now(), community.zone);
    await agreeOnQuorum(this.terms, { communityId: community.id, quorum, day }, sql);
  }

  private async reassign(
    before: HeldTerm,
    { name, mail }: Pick<HeldTerm, 'name' | 'mail'>,
    by: ActingPerson,
    sql: Sql,
  ): Promise<void> {
    if (!by.staff && mail !== before.mail && (await this.people.isStaff(mail, sql))) throw isOfTheStaff();
    const personId = mail === before.mail ? before.personId : await this.people.findOrCreate({ name, mail }, sql);
    if (await this.terms.isMember(personId, before.communityId, sql)) throw mailIsAClerks();
    await this.terms.reassign(before.id, { personId, name }, sql);
    await this.people.revokeSignatureLinks(before.personId, before.communityId, sql);
  }
}
