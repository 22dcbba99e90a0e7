import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { requireInput } from '../../platform/input.js';
import type { ActingPerson } from '../domain/acting-person.js';
import { type TermConfirmation, termConfirmation } from '../domain/term-inputs.js';
import type { HeldTerm } from '../domain/office-term.js';
import {
  confirmerIsTied,
  mailIsAClerks,
  noInstrument,
  notYours,
  otherInstrument,
  otherMail,
  otherQuorum,
  termUnknown,
} from './community-errors.js';
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
 * Staff vouch that an address is the official's own, that a delegate's instrument says what was entered, and that a board
 * has this quorum. Nobody vouches for themselves or for their own community. Whoever
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
    const seen = requireInput(termConfirmation, input);
    const term = await this.terms.find(communityId, termId, sql);
    if (!term) throw termUnknown();
    checkSeen(term, seen);
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

/** Somebody may have entered something else since the page was opened. */
function checkSeen(term: HeldTerm, seen: TermConfirmation): void {
  if (term.mail !== seen.mail) throw otherMail();
  if (term.capacity === 'delegate' && term.instrumentSha256 === null) throw noInstrument();
  if (term.capacity === 'delegate' && term.instrumentSha256 !== seen.instrumentSha256) throw otherInstrument();
  if (term.capacity === 'collegiate' && term.quorum !== (seen.quorum ?? null)) throw otherQuorum();
}
