import type { Logger } from 'pino';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import { describeError } from '../../platform/outbox/describe-error.js';
import { jobId } from '../../platform/outbox/job-id.js';
import { type Work, WorkSource } from '../../platform/outbox/work-source.js';
import type { BounceMailbox } from '../application/bounces/bounce-mailbox.js';
import type { TakeBounceMail } from '../application/bounces/take-bounce-mail.js';

const everyMs = 60_000;
/** Of a look that takes long; who dies over it is followed by somebody else after so long. */
const leaseMs = 5 * 60_000;

const firstSql = `insert into bounce_mailbox (id, next_look_at) values (1, $1) on conflict do nothing`;
const claimSql = 'update bounce_mailbox set next_look_at = $2 where id = 1 and next_look_at <= $1 returning id';
const lookedSql = 'update bounce_mailbox set next_look_at = $1, looked_at = $2, last_error = $3 where id = 1';

/** A job needs the id of a row; there is one mailbox. */
const mailboxId = '00000000-0000-7000-8000-000000000001';

/** Looks into the mailbox of bounces every minute, one worker at a time. */
export class DueBounces extends WorkSource {
  readonly queue = 'bounces';
  private known = false;

  constructor(
    private readonly database: Database,
    private readonly mailbox: BounceMailbox,
    private readonly mails: TakeBounceMail,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {
    super();
  }

  async claim(): Promise<Work[]> {
    const now = this.clock.now();
    const lease = new Date(now.getTime() + leaseMs);
    if (!this.known) await this.database.query(firstSql, [now]);
    this.known = true;
    const rows = await this.database.prepared('claim-bounce-mailbox', claimSql, [now, lease]);
    return rows.map(() => ({ jobId: jobId(this.queue, [mailboxId], lease), data: { ids: [mailboxId] } }));
  }

  async handle(): Promise<void> {
    let problem: string | null = null;
    try {
      await this.mailbox.empty((raw) => this.mails.execute(raw, 'mailbox'));
    } catch (error) {
      problem = describeError(error);
      this.log.warn({ reason: problem }, 'The mailbox of bounces could not be read');
    }
    const now = this.clock.now();
    await this.database.query(lookedSql, [new Date(now.getTime() + everyMs), now, problem]);
  }
}
