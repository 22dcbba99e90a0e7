import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Database, Sql } from '../../../platform/database/database.js';
import type { Wake } from '../../../platform/outbox/wake.js';
import type { Bounce } from '../../domain/bounce.js';
import type { PauseAddress } from '../addresses/pause-address.js';

export interface ReportedBounce extends Omit<Bounce, 'mail'> {
  /** The same report has the same, however often it comes. */
  readonly externalId: string;
  readonly source: 'mailbox' | 'webhook';
  /**
   * What it is about: our message by its id, or by its Message-ID and, where that alone proves nothing, its recipient; or only the address where somebody we trust says so.
   */
  readonly about:
    | { readonly id: string }
    | { readonly messageId: string; readonly mail?: string }
    | { readonly mail: string };
}

const findSql = `
select id, recipient_mail as mail from message
where ($1::uuid is null or id = $1) and ($2::text is null or message_id = $2) and ($3::text is null or lower(recipient_mail) = $3)
order by id desc limit 1`;
const reportSql = `
insert into mail_report (id, external_id, message_id, mail, kind, status, detail, source, reported_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (external_id) do nothing returning id`;
const bouncedSql = `
update message set state = 'bounced', bounced_at = $2, last_error = $3, server_answer = $3
where id = $1 and state = 'sent'`;
/** An incident: somebody has to look at it, and may send it again. */
const undeliveredSql = `
update message set state = 'failed', next_attempt_at = $2, last_error = $3, server_answer = $3 where id = $1 and state = 'sent'`;
const unwantedSql = `
insert into mail_preference (mail, informative, changed_at) values ($1, 'none', $2)
on conflict (mail) do update set informative = 'none', changed_at = excluded.changed_at`;

/**
 * Takes down what was reported about a mail of ours, and stops writing to an address that doesn't work. A report about
 * what we never sent is about nobody: so a bounce of a bounce ends here, and nobody can silence a stranger.
 */
export class RecordBounce {
  constructor(
    private readonly database: Database,
    private readonly pause: PauseAddress,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  /** False where it is about no mail of ours. Everything is stored when it resolves; twice is once. */
  async execute(report: ReportedBounce): Promise<boolean> {
    const known = await this.database.transaction((sql) => this.record(report, sql));
    this.wake.soon();
    return known;
  }

  private async record(report: ReportedBounce, sql: Sql): Promise<boolean> {
    const { about, kind, status, detail, externalId, source } = report;
    const values = [idIn(about), 'messageId' in about ? about.messageId : null, 'mail' in about ? about.mail : null];
    const [message] = await sql.query<{ id: string; mail: string }>(findSql, values);
    if (!message) return false;
    const now = this.clock.now();
    // an address alone says nothing about which mail it was
    const messageId = 'id' in about || 'messageId' in about ? message.id : null;
    const mail = message.mail.toLowerCase();
    const stored = await sql.query(reportSql, [
      uuidv7(),
      externalId,
      messageId,
      mail,
      kind,
      status,
      detail,
      source,
      now,
    ]);
    if (stored.length > 0 && kind !== 'soft') await this.believe({ ...report, mail, messageId }, now, sql);
    return true;
  }

  private async believe(
    { kind, detail, mail, messageId }: Bounce & { readonly messageId: string | null },
    now: Date,
    sql: Sql,
  ): Promise<void> {
    if (kind === 'undelivered') {
      if (messageId) await sql.query(undeliveredSql, [messageId, now, detail]);
      return;
    }
    if (kind === 'complaint') await sql.query(unwantedSql, [mail, now]);
    else if (messageId) await sql.query(bouncedSql, [messageId, now, detail]);
    const because = kind === 'complaint' ? 'not-me' : 'bounced';
    await this.pause.execute({ mail, because, detail, messageId }, sql);
  }
}

const idIn = (about: ReportedBounce['about']): string | null => ('id' in about ? about.id : null);
