import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../../platform/errors.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import type { Account } from '../domain/account.js';
import { tokenHash } from '../domain/link-tokens.js';
import { sessionPolicy, type SignInMethod } from '../domain/session-policy.js';
import { accountColumns, accountFrom, type AccountRow } from './account-query.js';
import type { Client } from './client.js';
import { newSecret } from './secret.js';

export interface NewSession {
  readonly personId: string;
  readonly method: SignInMethod;
  readonly linkId: string | null;
  readonly byActionLink?: boolean;
  readonly client: Client;
}

export interface StartedSession {
  readonly id: string;
  /** For the cookie; it is stored nowhere. */
  readonly token: string;
  readonly personId: string;
  readonly lifeSeconds: number;
  /** The cookie ends with the browser. */
  readonly short: boolean;
}

export interface FoundSession {
  readonly id: string;
  readonly account: Account;
}

export interface ListedSession {
  readonly id: string;
  readonly method: SignInMethod;
  readonly userAgent: string | null;
  readonly address: string | null;
  readonly createdAt: Date;
  readonly seenAt: Date;
}

const alive = (now: string) =>
  `s.ended_at is null and s.expires_at > ${now} and s.seen_at + s.idle_seconds * interval '1 second' > ${now}`;

const findSql = `
select s.id as session_id, s.seen_at < $2::timestamptz - interval '1 minute' as stale, ${accountColumns('$2')}
from session s join person p on p.id = s.person_id
where s.token_hash = $1 and ${alive('$2')}`;

const insertSql = `
insert into session (id, token_hash, person_id, method, link_id, user_agent, address, idle_seconds, created_at, seen_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)`;

/** Opaque sessions: the cookie holds 256 random bits, the database their hash. */
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async start(session: NewSession, sql: Sql = this.database): Promise<StartedSession> {
    const now = this.clock.now();
    const policy = sessionPolicy({ ...(await roles(sql, session.personId)), byActionLink: !!session.byActionLink });
    const id = uuidv7();
    const token = newSecret();
    const expiresAt = new Date(now.getTime() + policy.absolute * 1000);
    const { personId, method, linkId, client } = session;
    const userAgent = client.userAgent?.slice(0, 300) ?? null;
    const who = [id, tokenHash(token), personId, method, linkId, userAgent, client.address];
    await sql.query(insertSql, [...who, policy.idle, now, expiresAt]);
    return { id, token, personId, lifeSeconds: policy.absolute, short: policy.absolute <= 86_400 };
  }

  /**
   * Who the cookie belongs to, and what they are now; one query. Null when it has ended or never was. What a page asks by
   * itself is `unattended` and keeps no session from ending for want of anybody's doing.
   */
  async find(token: string, { unattended = false } = {}): Promise<FoundSession | null> {
    const now = this.clock.now();
    const values = [tokenHash(token), now];
    const [row] = await this.database.prepared<SessionRow>('find-session', findSql, values);
    if (!row) return null;
    if (row.stale && !unattended)
      await this.database.query('update session set seen_at = $2 where id = $1', [row.session_id, now]);
    return { id: row.session_id, account: accountFrom(row) };
  }

  /** Began a moment ago and by signing in, not with a link to one case: those may be forwarded. */
  async isFresh(sessionId: string): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from session s left join sign_in_link l on l.id = s.link_id
       where s.id = $1 and s.created_at > $2::timestamptz - interval '15 minutes' and coalesce(l.purpose, 'sign-in') = 'sign-in'`,
      [sessionId, this.clock.now()],
    );
    return rows.length > 0;
  }

  /** A new token for the same session; the former one is dead at once. */
  async rotate(sessionId: string): Promise<string> {
    const token = newSecret();
    const rows = await this.database.query(
      `update session s set token_hash = $2 where s.id = $1 and ${alive('$3')} returning s.id`,
      [sessionId, tokenHash(token), this.clock.now()],
    );
    if (rows.length === 0) throw new AppError({ kind: 'unauthenticated', code: 'account.sign-in-first' });
    return token;
  }

  /** Those of the sessions that go on. Asking doesn't keep them alive. */
  async alive(sessionIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `select s.id from session s where s.id = any($1::uuid[]) and ${alive('$2')}`,
      [sessionIds, this.clock.now()],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async end(sessionId: string, sql: Sql = this.database): Promise<void> {
    await sql.query('update session set ended_at = $2 where id = $1 and ended_at is null', [
      sessionId,
      this.clock.now(),
    ]);
  }

  /** Everywhere. Links that were mailed but not used yet die, too: one of them may be in the wrong hands. */
  async endAll(personId: string): Promise<void> {
    await this.database.transaction((sql) => this.endAllWithin(sql, personId));
  }

  async endAllWithin(sql: Sql, personId: string): Promise<void> {
    const values = [personId, this.clock.now()];
    await sql.query('update session set ended_at = $2 where person_id = $1 and ended_at is null', values);
    await sql.query(
      `update sign_in_link set revoked_at = $2
       where person_id = $1 and purpose in ('sign-in', 'step-up', 'passkey-step-up', 'passkey-register') and spent_at is null and revoked_at is null`,
      values,
    );
  }

  /** Those that are alive, newest first. */
  list(personId: string): Promise<ListedSession[]> {
    return this.database.query<ListedSession & Record<string, unknown>>(
      `select s.id, s.method, s.user_agent as "userAgent", s.address, s.created_at as "createdAt", s.seen_at as "seenAt"
       from session s where s.person_id = $1 and ${alive('$2')} order by s.seen_at desc, s.id desc limit 50`,
      [personId, this.clock.now()],
    );
  }
}

interface SessionRow extends AccountRow {
  session_id: string;
  stale: boolean;
}

async function roles(sql: Sql, personId: string): Promise<{ staff: boolean; admin: boolean }> {
  const [person] = await sql.query<{ staff: boolean; admin: boolean }>(
    'select staff, admin from person where id = $1',
    [personId],
  );
  if (!person) throw new Error(`There is no person ${personId} to sign in.`);
  return person;
}
