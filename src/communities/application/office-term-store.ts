import type { Sql } from '../../platform/database/database.js';
import type { HeldTerm } from '../domain/office-term.js';

/** The quorum of a community's board, from this day on. */
export interface BoardQuorum {
  readonly communityId: string;
  readonly quorum: number;
  readonly day: string;
}

export abstract class OfficeTermStore {
  /** Newest first. */
  abstract of(communityId: string): Promise<HeldTerm[]>;
  /** Locked until the end of the transaction. */
  abstract find(communityId: string, termId: string, sql: Sql): Promise<HeldTerm | null>;
  /** False where a term of this id is there already. */
  abstract insert(term: HeldTerm, at: Date, sql: Sql): Promise<boolean>;
  /** Whose it is and how the name is written; the address counts as unconfirmed from then on. */
  abstract reassign(termId: string, holder: { personId: string; name: string }, sql: Sql): Promise<void>;
  abstract confirm(termId: string, by: { personId: string; at: Date }, sql: Sql): Promise<void>;
  abstract end(termId: string, until: string, sql: Sql): Promise<void>;
  /**
   * Whether members of the board who are in force on that day or later have another quorum than this. Nobody else
   * changes the board until the end of the transaction.
   */
  abstract hasOtherQuorum(board: BoardQuorum, sql: Sql): Promise<boolean>;
  /** One quorum for all of them. Where it was another, what staff confirmed was another rule: they confirm anew. */
  abstract setQuorum(board: BoardQuorum, sql: Sql): Promise<void>;
  /** Whether members of its board have signed a text that still waits for the others, on a screen or on paper. */
  abstract boardIsSigning(communityId: string, sql: Sql): Promise<boolean>;
  /** Everybody who was in office and isn't now, on the community's own calendar, whether or not they will be again. */
  abstract formerHolders(communityId: string, at: Date, sql: Sql): Promise<string[]>;
  /** Whether the person is a clerk or organiser of the community. */
  abstract isMember(personId: string, communityId: string, sql: Sql): Promise<boolean>;
  /**
   * Whether the person holds the community's highest office on that day or later, or, as staff confirmed, another one's:
   * who signs for one community acts for no other, which could else make a clerk of them and so keep them from signing.
   */
  abstract holdsOffice(personId: string, communityId: string, day: string, sql: Sql): Promise<boolean>;
}
