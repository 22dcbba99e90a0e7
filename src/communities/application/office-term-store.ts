import type { Sql } from '../../platform/database/database.js';
import type { HeldTerm } from '../domain/office-term.js';

export abstract class OfficeTermStore {
  /** Newest first. */
  abstract of(communityId: string): Promise<HeldTerm[]>;
  /** Locked until the end of the transaction. */
  abstract find(communityId: string, termId: string, sql: Sql): Promise<HeldTerm | null>;
  abstract insert(term: HeldTerm, at: Date, sql: Sql): Promise<void>;
  /** Whose it is and how the name is written; the address counts as unconfirmed from then on. */
  abstract reassign(termId: string, holder: { personId: string; name: string }, sql: Sql): Promise<void>;
  abstract confirm(termId: string, by: { personId: string; at: Date }, sql: Sql): Promise<void>;
  abstract end(termId: string, until: string, sql: Sql): Promise<void>;
  /** Everybody whose last day in office lies behind, on the community's own calendar. */
  abstract formerHolders(communityId: string, at: Date, sql: Sql): Promise<string[]>;
  /** Whether the person is a clerk or organiser of the community. */
  abstract isMember(personId: string, communityId: string, sql: Sql): Promise<boolean>;
  /**
   * Whether the person holds the community's highest office on that day or later, or, as staff confirmed, another one's:
   * who signs for one community acts for no other, which could else make a clerk of them and so keep them from signing.
   */
  abstract holdsOffice(personId: string, communityId: string, day: string, sql: Sql): Promise<boolean>;
}
