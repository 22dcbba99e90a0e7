import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { requireInput } from '../../platform/input.js';
import type { ActingPerson } from '../domain/acting-person.js';
import { termConfirmation } from '../domain/inputs.js';
import type { HeldTerm } from '../domain/office-term.js';
import { confirmerIsTied, mailIsAClerks, notYours, otherMail, termUnknown } from './community-errors.js';
import type { OfficeTermStore } from './office-term-store.js';

export interface ConfirmTerm {
  readonly communityId: string;
  readonly termId: string;
  readonly input: unknown;
  readonly by: ActingPerson;
}

/** Staff vouch that an address is the official's own. Nobody vouches for themselves or for their own community. */
export class ConfirmTermHandler {
  constructor(
    private readonly terms: OfficeTermStore,
    private readonly clock: Clock,
  ) {}

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
    return { ...term, mailConfirmedAt: at.toISOString() };
  }
}
