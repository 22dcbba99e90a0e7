import type { Sql } from '../../platform/database/database.js';
import type { Side, State } from '../../partnerships/domain/states.js';
import type { ClockedTerm, TermTurn } from '../domain/term-turn.js';

/** An open case of a community that has not signed in it yet. */
export interface UnsignedCase {
  readonly partnershipId: string;
  readonly side: Side;
}

export abstract class TermTurns {
  /** Ids of terms of which the clock has something to tell, leased until `leaseUntil`; nobody else gets them meanwhile. */
  abstract claim(now: Date, leaseUntil: Date, limit: number): Promise<string[]>;
  /** Locked until the end of the transaction; null when there is none, or when another worker is at it. */
  abstract lock(termId: string, sql: Sql): Promise<ClockedTerm | null>;
  /** That this was told of; another first or last day is told of again. */
  abstract told(term: ClockedTerm, turns: readonly TermTurn[], sql: Sql): Promise<void>;
  /** Whether staff confirmed anybody who is in office there today. */
  abstract someoneInOffice(communityId: string, now: Date, sql: Sql): Promise<boolean>;
  abstract unsigned(communityId: string, states: readonly State[], sql: Sql): Promise<UnsignedCase[]>;
  /**
   * Terms of either community of a case of whose end people would hear now, whose community has not signed there. None
   * while the case is in another state: one that is revived as a draft is far from a signature.
   */
  abstract endingIn(
    partnershipId: string,
    states: readonly State[],
    now: Date,
    sql: Sql,
  ): Promise<(ClockedTerm & { side: Side })[]>;
}
