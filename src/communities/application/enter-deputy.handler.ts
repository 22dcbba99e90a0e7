import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import type { HeldTerm } from '../domain/office-term.js';
import { isOfTheStaff, mailIsAClerks } from './community-errors.js';
import type { OfficeTermStore } from './office-term-store.js';
import type { PeopleOfCommunities } from './people-of-communities.js';

/** A deputy as the official named them in a case, with the instrument that the official uploaded there. */
export interface NamedDeputy {
  readonly name: string;
  readonly mail: string;
  readonly office: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly instrumentSha256: string;
}

export interface EnterDeputy {
  /** Of the event that names the deputy, and so of the term: entered again it is still one. */
  readonly id: string;
  readonly communityId: string;
  readonly deputy: NamedDeputy;
  /** The official. */
  readonly namedBy: string;
}

/** Enters the delegate whom an official named. They can't sign before staff have confirmed address and instrument. */
export class EnterDeputyHandler {
  constructor(
    private readonly terms: OfficeTermStore,
    private readonly people: PeopleOfCommunities,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `input.invalid` when the address is a clerk's or of the staff */
  async execute({ id, communityId, deputy, namedBy }: EnterDeputy, sql: Sql): Promise<void> {
    const { name, mail, office, from, until, reason, instrumentSha256 } = deputy;
    if (await this.people.isStaff(mail, sql)) throw isOfTheStaff();
    const personId = await this.people.findOrCreate({ name, mail }, sql);
    if (await this.terms.isMember(personId, communityId, sql)) throw mailIsAClerks();
    const grounds = { capacityReason: reason, quorum: null, instrumentSha256, instrumentUntil: until };
    const holder = { id, communityId, personId, name, mail, office, from, until, enteredBy: namedBy };
    const term: HeldTerm = { ...holder, ...grounds, ...delegated(reason), mailConfirmedAt: null };
    await this.terms.insert(term, this.clock.now(), sql);
  }
}

/** Nobody elects a deputy: the office rests on the instrument, and the reason is the official's. */
const delegated = (reason: string) => ({ capacity: 'delegate', basis: 'appointed', basisReason: reason }) as const;
