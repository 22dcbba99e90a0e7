import { v7 as uuidv7 } from 'uuid';
import { civilDate } from '../../platform/clock/civil-date.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import { requireInput } from '../../platform/input.js';
import { type ActingPerson, mayKeepTerms } from '../domain/acting-person.js';
import type { Community } from '../domain/community.js';
import { groundsOf, type HeldTerm } from '../domain/office-term.js';
import { type TermInput, termInput } from '../domain/term-inputs.js';
import { agreeOnQuorum } from './board-quorum.js';
import { communityUnknown, instrumentUnknown, isOfTheStaff, mailIsAClerks, notYours } from './community-errors.js';
import type { CommunityStore } from './community-store.js';
import type { OfficeTermStore } from './office-term-store.js';
import type { PeopleOfCommunities } from './people-of-communities.js';

export interface EnterTerm {
  readonly communityId: string;
  readonly input: unknown;
  readonly by: ActingPerson;
}

/** Says who holds the highest office. Before this person can sign, staff confirm the address, and of a delegate the instrument. */
export class EnterTermHandler {
  constructor(
    private readonly communities: CommunityStore,
    private readonly terms: OfficeTermStore,
    private readonly people: PeopleOfCommunities,
    private readonly documents: DocumentStore,
    private readonly clock: Clock,
  ) {}

  async execute({ communityId, input, by }: EnterTerm, sql: Sql): Promise<HeldTerm> {
    const community = await this.communities.find(communityId, sql);
    if (!community) throw communityUnknown();
    if (!mayKeepTerms(by, community.id)) throw notYours();
    const entered = requireInput(termInput, input);
    await this.checkInstrument(entered, by);
    const personId = await this.holder(entered, community.id, by, sql);
    const term = termFrom(entered, { communityId: community.id, personId, enteredBy: by.personId });
    await this.fitIn(term, community, sql);
    await this.terms.insert(term, this.clock.now(), sql);
    return term;
  }

  /** A hash alone proves nothing: whoever enters the delegate has brought the instrument, and it could be read. */
  private async checkInstrument({ instrumentSha256 }: TermInput, { personId }: ActingPerson): Promise<void> {
    if (!instrumentSha256 || (await this.documents.uploadedBy(instrumentSha256, personId))) return;
    throw instrumentUnknown();
  }

  private async holder({ name, mail }: TermInput, communityId: string, by: ActingPerson, sql: Sql): Promise<string> {
    if (!by.staff && (await this.people.isStaff(mail, sql))) throw isOfTheStaff();
    const personId = await this.people.findOrCreate({ name, mail }, sql);
    if (await this.terms.isMember(personId, communityId, sql)) throw mailIsAClerks();
    return personId;
  }

  /** What a board of former days asked for changes nothing of today's. */
  private async fitIn({ quorum, communityId, until }: HeldTerm, { zone }: Community, sql: Sql): Promise<void> {
    const day = civilDate(this.clock.now(), zone);
    if (quorum === null || (until !== null && until < day)) return;
    await agreeOnQuorum(this.terms, { communityId, quorum, day }, sql);
  }
}

function termFrom(entered: TermInput, whose: Pick<HeldTerm, 'communityId' | 'personId' | 'enteredBy'>): HeldTerm {
  const { name, mail, office, capacity, basis, basisReason = null, from, until = null } = entered;
  const held = { name, mail, office, capacity, basis, basisReason, from, until };
  return { id: uuidv7(), ...whose, ...held, ...groundsOf(entered), mailConfirmedAt: null };
}
