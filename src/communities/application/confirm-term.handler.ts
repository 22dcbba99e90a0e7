import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { requireInput } from '../../platform/input.js';
import type { ActingPerson } from '../domain/acting-person.js';
import { termConfirmation } from '../domain/inputs.js';
import type { HeldTerm } from '../domain/office-term.js';
import { confirmerIsTied, mailIsAClerks, notYours, otherMail, termUnknown } from './community-errors.js';
import type { OfficeTermStore } from './office-term-store.js';
import type { PeopleOfCommunities } from './people-of-communities.js';
import type { SignatureCalls } from './signature-calls.js';

export interface ConfirmTerm {
  readonly communityId: string;
  readonly termId: string;
  readonly input: unknown;
  readonly by: ActingPerson;
}

/**
 * Staff vouch that an address is the official's own. Nobody vouches for themselves or for their own community. Whoever
 * comes into office while a text waits for signatures is asked for theirs; links of those who have left it die.
 */
export class ConfirmTermHandler {
  constructor(
    private readonly terms: OfficeTermStore,
    private readonly people: PeopleOfCommunities,
    private readonly calls: SignatureCalls,
    private readonly clock: Clock,
  ) {}

  /** Wake the relay once it is committed. */
  async execute({ communityId, termId, input, by }: ConfirmTerm, sql: Sql): Promise<HeldTerm> {
    if (!by.staff) throw notYours();
    const { mail } = requireInput(termConfirmation, input);
    const term = await this.terms.find(communityId, termId, sql);
    if (!term) throw termUnknown();
    if (term.mail !== mail) throw otherMail();
    if (by.tiedTo.includes(communityId) || by.personId === term.personId) throw confirmerIsTied();
    if (await this.terms.isMember(term.personId, communityId, sql)) throw mailIsAClerks();
    if (term.mailConfirmedAt !== null) return term;
    const at = this.clock.now();
    await this.terms.confirm(termId, { personId: by.personId, at }, sql);
    for (const personId of await this.terms.formerHolders(communityId, at, sql)) {
      await this.people.revokeSignatureLinks(personId, communityId, sql);
    }
    await this.calls.repeat(communityId, sql);
    return { ...term, mailConfirmedAt: at.toISOString() };
  }
}
