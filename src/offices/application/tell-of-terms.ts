import { type OfficeMailKind, statesToTell } from '../../notifications/domain/office-mail.js';
import type { QueueOfficeMails } from '../../notifications/application/queue-office-mails.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import type { ClockedTerm } from '../domain/term-turn.js';
import type { TermTurns, UnsignedCase } from './term-turns.js';

/** Nobody commits to the case between the look at it and the message about it. */
const holdStillSql = 'select id from partnership where id = $1 for share';

/** Tells people of a term that ends, in each case in which its community has not signed. */
export class TellOfTerms {
  constructor(
    private readonly turns: TermTurns,
    private readonly mails: QueueOfficeMails,
    private readonly clock: Clock,
  ) {}

  /** Sign before. */
  async thatItEnds(term: ClockedTerm, sql: Sql): Promise<void> {
    for (const unsigned of await this.turns.unsigned(term.communityId, statesToTell['term-ends-soon'], sql)) {
      await this.tell('term-ends-soon', term, unsigned, sql);
    }
  }

  /** A text waits, and there is nobody in office whom it could be sent to. */
  async thatNobodyFollows(term: ClockedTerm, sql: Sql): Promise<void> {
    for (const unsigned of await this.turns.unsigned(term.communityId, statesToTell['successor-missing'], sql)) {
      await this.tell('successor-missing', term, unsigned, sql);
    }
  }

  /** Of a case that has just come so far: terms that end soon, of both communities. */
  async ofCase(partnershipId: string, sql: Sql): Promise<void> {
    const states = statesToTell['term-ends-soon'];
    for (const { side, ...term } of await this.turns.endingIn(partnershipId, states, this.clock.now(), sql)) {
      await this.tell('term-ends-soon', term, { partnershipId, side }, sql);
    }
  }

  private async tell(kind: OfficeMailKind, term: ClockedTerm, { partnershipId, side }: UnsignedCase, sql: Sql) {
    await sql.query(holdStillSql, [partnershipId]);
    const { personId, name, office, until } = term;
    const ending = { side, personId, name, office, lastDay: until ?? term.from };
    await this.mails.execute({ kind, partnershipId, termId: term.id, term: ending }, sql);
  }
}
