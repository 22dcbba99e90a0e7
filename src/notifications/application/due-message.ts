import type { Sql } from '../../platform/database/database.js';
import { messageColumns, type StoredMessage } from './stored-message.js';

/** A message whose turn it is, with all that decides whether it still goes out. */
export interface DueMessage extends StoredMessage {
  /** Its address is not written to. */
  readonly paused: boolean;
  readonly wish: 'each' | 'daily' | 'none';
  /** The step of the clock that asked for it; null for every other mail, and where the clock has begun anew since. */
  readonly step: { readonly kind: string; readonly party: string; readonly state: string; readonly since: Date } | null;
  /** The hour for which a mail about what the clock did was kept; null for every other mail. */
  readonly keptUntil: Date | null;
  /** Message-ID of the mail before it about this case to this address. */
  readonly before: string | null;
}

const lockSql = `
select ${messageColumns},
  exists (select 1 from mail_address a where a.mail = lower(m.recipient_mail) and a.paused_since is not null) as paused,
  coalesce((select informative from mail_preference where mail = lower(m.recipient_mail)), 'each') as wish,
  case when m.event_id is not null then m.due_at end as "keptUntil", d.kind as "stepKind", d.party as "stepParty", d.state as "stepState", d.state_since as "stepSince",
  (select b.message_id from message b where b.recipient_mail = m.recipient_mail and b.partnership_id = m.partnership_id
     and b.id < m.id and b.state = 'sent' order by b.id desc limit 1) as before
from message m left join partnership p on p.id = m.partnership_id left join deadline d on d.id = m.deadline_id
where m.id = $1 and m.state in ('queued', 'dispatched') for update of m skip locked`;

type Row = Omit<DueMessage, 'step'> & {
  stepKind: string | null;
  stepParty: string;
  stepState: string;
  stepSince: Date;
  [column: string]: unknown;
};

/** Locked until the transaction ends; null where another worker has it, or nobody has to send it any more. */
export async function lockDueMessage(id: string, sql: Sql): Promise<DueMessage | null> {
  const [row] = await sql.prepared<Row>('lock-message', lockSql, [id]);
  if (!row) return null;
  const { stepKind: kind, stepParty: party, stepState: state, stepSince: since, ...message } = row;
  return { ...message, step: kind === null ? null : { kind, party, state, since } };
}
