import type { Sql } from '../../platform/database/database.js';
import type { LinkOnlyData, MessageData } from '../domain/message-data.js';
import { messageUnknown } from './resend-message.js';
import { messageColumns, type MessageState, type StoredMessage } from './stored-message.js';

/** A message as staff see it. */
export interface ListedMessage extends StoredMessage {
  readonly state: MessageState;
  readonly subject: string | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly nextAttemptAt: Date;
  /** When its recipient was first where its link leads. */
  readonly followedAt: Date | null;
  readonly bouncedAt: Date | null;
  /** The last thing that a mail server said about it. */
  readonly serverAnswer: string | null;
  /** Why it was never handed over. */
  readonly withheld: 'unwanted' | 'paused' | 'link-dead' | 'by-staff' | 'moved-on' | 'superseded' | null;
  readonly data: MessageData | LinkOnlyData;
}

export interface MessageFilter {
  /** `followed` are those that were sent and whose link was followed. */
  readonly state?: MessageState | 'followed';
  /** Of a case. */
  readonly reference?: string;
  /** Id of the last message of the page before: ids grow with time. */
  readonly before?: string;
  readonly after?: string;
  /** How many at once; a page's worth where it isn't said. */
  readonly limit?: number;
}

export interface MessagePage {
  readonly messages: readonly ListedMessage[];
  /** Ids to go on from; null at either end. */
  readonly older: string | null;
  readonly newer: string | null;
}

const columns = `${messageColumns}, m.subject, m.last_error as "lastError", m.created_at as "createdAt",
m.sent_at as "sentAt", m.next_attempt_at as "nextAttemptAt", m.followed_at as "followedAt", m.bounced_at as "bouncedAt",
m.server_answer as "serverAnswer", m.withheld`;
const from = 'from message m left join partnership p on p.id = m.partnership_id';
type Row = ListedMessage & Record<string, unknown>;

export const messagesPerPage = 50;

/** Reads messages for staff; nothing here makes a link or a code. */
export class MessageList {
  constructor(private readonly sql: Sql) {}

  /** Newest first. */
  async page(filter: MessageFilter): Promise<MessagePage> {
    const { before, after, limit = messagesPerPage } = filter;
    const upwards = after !== undefined;
    const values: unknown[] = [];
    const where = conditions(filter, values);
    const order = upwards ? 'asc' : 'desc';
    const rows = await this.sql.query<Row>(
      `select ${columns} ${from} where ${where} order by m.id ${order} limit ${limit + 1}`,
      values,
    );
    const more = rows.length > limit;
    const messages = rows.slice(0, limit);
    if (upwards) messages.reverse();
    const hasOlder = upwards || more;
    const hasNewer = upwards ? more : before !== undefined;
    return {
      messages,
      older: hasOlder ? (messages.at(-1)?.id ?? null) : null,
      newer: hasNewer ? (messages[0]?.id ?? null) : null,
    };
  }

  /** Newest first: what the case page shows. */
  messagesOf(partnershipId: string, limit = 100): Promise<ListedMessage[]> {
    return this.sql.query<Row>(
      `select ${columns} ${from} where m.partnership_id = $1 order by m.created_at desc, m.id desc limit $2`,
      [partnershipId, limit],
    );
  }

  /** Messages that nobody tries to send any more. */
  failed(limit = 200): Promise<ListedMessage[]> {
    return this.sql.query<Row>(
      `select ${columns} ${from} where m.state = 'failed' order by m.next_attempt_at desc limit $1`,
      [limit],
    );
  }

  async countFailed(): Promise<number> {
    const [row] = await this.sql.query<{ n: number }>(`select count(*)::int as n from message where state = 'failed'`);
    return row?.n ?? 0;
  }

  /** @throws AppError `message.unknown` */
  async one(id: string): Promise<ListedMessage> {
    const [row] = await this.sql.query<Row>(`select ${columns} ${from} where m.id = $1`, [id]);
    if (!row) throw messageUnknown();
    return row;
  }
}

/** A state that is rare has an index, which a condition with its name in it can use. */
function conditions({ state, reference, before, after }: MessageFilter, values: unknown[]): string {
  const all = ['true'];
  if (state === 'followed') all.push('m.followed_at is not null');
  else if (state) all.push(`m.state = '${state}'`);
  if (reference)
    all.push(`m.partnership_id = (select id from partnership where reference = $${values.push(reference)})`);
  if (before) all.push(`m.id < $${values.push(before)}`);
  if (after) all.push(`m.id > $${values.push(after)}`);
  return all.join(' and ');
}
