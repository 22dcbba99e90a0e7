import { civilDate } from '../../platform/clock/civil-date.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { type ClockedTerm, turnsOf } from '../domain/term-turn.js';
import type { OfficeChanges } from './office-changes.js';
import type { TellOfTerms } from './tell-of-terms.js';
import type { TermTurns } from './term-turns.js';

/**
 * What the calendar does to a term of office: on its first day whoever holds it is asked for the signatures that wait, on
 * the day after its last the open invitation is void and the successor is asked, or the clerks and staff for one.
 * All in one transaction on a locked row, so any number of workers tells it once.
 */
export class TakeTermTurn {
  constructor(
    private readonly database: Database,
    private readonly turns: TermTurns,
    private readonly offices: OfficeChanges,
    private readonly tell: TellOfTerms,
    private readonly clock: Clock,
  ) {}

  execute(termId: string): Promise<void> {
    return this.database.transaction(async (sql) => {
      const term = await this.turns.lock(termId, sql);
      if (term) await this.take(term, this.clock.now(), sql);
    });
  }

  private async take(term: ClockedTerm, now: Date, sql: Sql): Promise<void> {
    const turns = turnsOf(term, civilDate(now, term.zone));
    if (turns.includes('ends')) await this.end(term, now, sql);
    else if (turns.includes('begins') && term.confirmed) await this.offices.inviteWhoever(term, sql);
    if (turns.includes('nears-its-end')) await this.tell.thatItEnds(term, sql);
    await this.turns.told(term, turns, sql);
  }

  private async end(term: ClockedTerm, now: Date, sql: Sql): Promise<void> {
    await this.offices.voidInvitations(term, now, sql);
    if (await this.turns.someoneInOffice(term.communityId, now, sql)) await this.offices.inviteWhoever(term, sql);
    await this.tell.thatNobodyFollows(term, sql);
  }
}
