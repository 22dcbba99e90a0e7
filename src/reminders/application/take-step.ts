import { deadlinesOf, earliestContact } from '../../notifications/domain/case-clock.js';
import type { MailCases } from '../../notifications/application/mail-cases.js';
import type { QueueClockMails } from '../../notifications/application/queue-clock-mails.js';
import type { MailCase } from '../../notifications/domain/mail-case.js';
import type { PerformActionHandler } from '../../partnerships/application/perform-action.handler.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors.js';
import { type DueStep, judge, type Verdict } from '../domain/due-step.js';

interface DueRow extends Omit<DueStep, 'stateSince'> {
  id: string;
  partnershipId: string;
  since: Date;
  dueAt: Date;
  [column: string]: unknown;
}

interface ClockAction {
  readonly id: string;
  readonly partnershipId: string;
  readonly action: 'lapse' | 'release';
}

/**
 * The step, and whether its time has come: after the clock was set back it may not have. Nobody commits to the case
 * between the look at it and the message about it.
 */
const lockSql = `
with due as materialized (
  select id, partnership_id, kind, party, state, state_since, due_at from deadline
  where id = $1 and done_at is null for update skip locked
)
select due.id, due.partnership_id as "partnershipId", due.kind, due.party, due.state, due.state_since as since,
  due.due_at as "dueAt" from due join partnership p on p.id = due.partnership_id for share of p`;
/** One that was planned for another time meanwhile isn't done: the case may be on hold again. */
const doneSql = `
update deadline set done_at = $2, outcome = $3 where id = $1 and done_at is null and due_at <= $2`;
const laterSql = `
update deadline set due_at = $2, next_attempt_at = $2, dispatched = false where id = $1 and done_at is null`;
const refusedSql = `
update deadline set next_attempt_at = $2, dispatched = false, attempts = attempts + 1, last_error = $3
where id = $1 and done_at is null`;

const hour = 3_600_000;

/** Does what is due, if the case still asks for it: reminds in one transaction, or lapses and releases as the clock. */
export class TakeStep {
  constructor(
    private readonly database: Database,
    private readonly cases: MailCases,
    private readonly mails: QueueClockMails,
    private readonly handler: PerformActionHandler,
    private readonly clock: Clock,
  ) {}

  async execute(deadlineId: string): Promise<void> {
    const action = await this.database.transaction((sql) => this.remind(deadlineId, sql));
    if (action) await this.act(action);
  }

  /** Answers what the clock itself has to do, which needs a transaction of its own. */
  private async remind(deadlineId: string, sql: Sql): Promise<ClockAction | null> {
    const now = this.clock.now();
    const [due] = await sql.prepared<DueRow>('lock-deadline', lockSql, [deadlineId]);
    if (!due) return null;
    if (due.dueAt > now) return this.later(due.id, due.dueAt, sql);
    const about = await this.cases.about(due.partnershipId, now, sql);
    const { kind, party, state, since } = due;
    const judged = judge({ kind, party, state, stateSince: since.toISOString() }, presentOf(about, now));
    return this.carryOut(due, judged, about, sql);
  }

  private async carryOut(due: DueRow, judged: Verdict, about: MailCase, sql: Sql): Promise<ClockAction | null> {
    const { id, partnershipId } = due;
    if (judged.verdict === 'later') return this.later(id, new Date(judged.dueAt), sql);
    if (judged.verdict !== 'act') return this.done(id, judged.verdict, sql);
    const { kind, party } = judged.step;
    if (kind === 'lapse' || kind === 'release') return { id, partnershipId, action: kind };
    const now = this.clock.now();
    const mayHear = party === 'service' ? now : earliestContact(party, about, now);
    if (mayHear > now) return this.later(id, mayHear, sql);
    const told = await this.mails.execute(id, judged.step, about, sql);
    return this.done(id, told > 0 ? 'sent' : 'nobody', sql);
  }

  private async done(id: string, outcome: string, sql: Sql): Promise<null> {
    await sql.prepared('deadline-done', doneSql, [id, this.clock.now(), outcome]);
    return null;
  }

  private async later(id: string, dueAt: Date, sql: Sql): Promise<null> {
    await sql.query(laterSql, [id, dueAt]);
    return null;
  }

  private async act({ id, partnershipId, action }: ClockAction): Promise<void> {
    try {
      await this.handler.execute({ partnership: partnershipId, action, input: {}, actor: { kind: 'clock' } });
      await this.done(id, 'done', this.database);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await this.putOff(id, error);
    }
  }

  /** A reminder that wasn't delivered, say: looked at again in an hour, when it may be. */
  private async putOff(id: string, { code, errors }: AppError): Promise<void> {
    const reasons = [code, ...errors.map((reason) => reason.code)].join(', ');
    await this.database.query(refusedSql, [id, new Date(this.clock.now().getTime() + hour), reasons]);
  }
}

const presentOf = (about: MailCase, now: Date) => ({
  state: about.procedure.state,
  since: about.procedure.since,
  now: now.toISOString(),
  planned: deadlinesOf(about),
});
