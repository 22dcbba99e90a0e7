import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { codeAttempts, deadReason } from '../domain/link.js';
import { type LinkTokens, tokenHash } from '../domain/link-tokens.js';
import type { SignInMethod } from '../domain/session-policy.js';
import { codeRefused, linkDead, linkUnknown } from './account-errors.js';
import type { AttemptLimits } from './attempt-limits.js';
import type { Client } from './client.js';
import type { Sessions, StartedSession } from './sessions.js';

export interface SignedIn {
  readonly session: StartedSession;
  /** A path of our own that was asked for before signing in. */
  readonly next: string | null;
}

export interface SignInLink {
  readonly mail: string;
  readonly next: string | null;
}

interface LinkRow {
  id: string;
  person_id: string | null;
  mail: string;
  next_path: string | null;
  attempts: number;
  code_hash: Buffer | null;
  expires_at: Date;
  spent_at: Date | null;
  revoked_at: Date | null;
  [column: string]: unknown;
}

const columns = 'id, person_id, mail, next_path, attempts, code_hash, expires_at, spent_at, revoked_at';
const findByTokenSql = `select ${columns} from sign_in_link where token_hash = $1 and purpose = 'sign-in'`;
const findByIdSql = `select ${columns} from sign_in_link where id = $1 and purpose = 'sign-in'`;

/** One of any number of requests at once gets the row; the others find it spent. */
const spendByTokenSql = `
update sign_in_link set spent_at = $2
where token_hash = $1 and purpose = 'sign-in' and person_id is not null
  and spent_at is null and revoked_at is null and expires_at > $2
returning ${columns}`;

/** A right code spends the link, a wrong one counts; one after the other, so that no two share an attempt. */
const tryCodeSql = `
update sign_in_link set
  spent_at = case when code_hash = $3 then $2::timestamptz end,
  attempts = attempts + case when code_hash = $3 then 0 else 1 end
where id = $1 and purpose = 'sign-in' and attempts < $4
  and spent_at is null and revoked_at is null and expires_at > $2
returning ${columns}`;

/** The mail that brought it: one of the person's newest. Whoever types the code instead has followed no link. */
const followedSql = `
update message set followed_at = $3
where id in (select m.id from message m where m.recipient_mail = (select mail from person where id = $2) order by m.id desc limit 50)
  and data ->> 'linkId' = $1 and followed_at is null`;

export class SpendSignInLink {
  constructor(
    private readonly database: Database,
    private readonly tokens: LinkTokens,
    private readonly sessions: Sessions,
    private readonly limits: AttemptLimits,
    private readonly clock: Clock,
  ) {}

  /** What a good link is, without spending it. @throws AppError `link.unknown | spent | revoked | expired` */
  async look(token: string): Promise<SignInLink> {
    const link = await this.living(await this.one(findByTokenSql, tokenHash(token)));
    return { mail: link.mail, next: link.next_path };
  }

  /** The address that a code was asked for; null when the id is unknown. */
  async requested(linkId: string): Promise<SignInLink | null> {
    const link = await this.one(findByIdSql, linkId);
    return link ? { mail: link.mail, next: link.next_path } : null;
  }

  /** @throws AppError `link.unknown | spent | revoked | expired` */
  async withToken(token: string, client: Client): Promise<SignedIn> {
    const signedIn = await this.database.transaction(async (sql) => {
      const [link] = await sql.query<LinkRow>(spendByTokenSql, [tokenHash(token), this.clock.now()]);
      if (!link) return null;
      await sql.query(followedSql, [link.id, link.person_id, this.clock.now()]);
      return this.signIn(sql, link, 'mail-link', client);
    });
    if (signedIn) return signedIn;
    await this.living(await this.one(findByTokenSql, tokenHash(token)));
    throw linkDead('spent');
  }

  /** @throws AppError `code.wrong | expired | spent | exhausted | none`, or `rate-limited` */
  async withCode(linkId: string, code: string, client: Client): Promise<SignedIn> {
    await this.limits.count('codesFromIp', client.address ?? 'unknown');
    const asked = await this.one(findByIdSql, linkId);
    if (!asked) throw codeRefused('none');
    await this.limits.check('wrongCodesForAddress', asked.mail);
    const outcome = await this.database.transaction((sql) => this.tryCode(sql, linkId, code, client));
    if ('session' in outcome) return outcome;
    if (outcome.left < 0) throw codeRefused(this.whyClosed(await this.one(findByIdSql, linkId)));
    await this.limits.count('wrongCodesForAddress', asked.mail);
    throw outcome.left === 0 ? codeRefused('exhausted') : codeRefused('wrong', outcome.left);
  }

  /** `left` is how many attempts remain after a wrong code; below zero the link was closed before. */
  private async tryCode(sql: Sql, id: string, code: string, client: Client): Promise<SignedIn | { left: number }> {
    const values = [id, this.clock.now(), this.tokens.codeHash(id, code), codeAttempts];
    const [link] = await sql.query<LinkRow>(tryCodeSql, values);
    if (!link) return { left: -1 };
    return link.spent_at ? this.signIn(sql, link, 'mail-code', client) : { left: codeAttempts - link.attempts };
  }

  private async signIn(sql: Sql, link: LinkRow, method: SignInMethod, client: Client): Promise<SignedIn> {
    const personId = link.person_id;
    if (personId === null) throw codeRefused('none');
    const session = await this.sessions.start({ personId, method, linkId: link.id, client }, sql);
    return { session, next: link.next_path };
  }

  private whyClosed(link: LinkRow | null): 'none' | 'exhausted' | 'spent' | 'revoked' | 'expired' {
    if (!link) return 'none';
    const dead = deadReason(lifeOf(link), this.clock.now());
    return dead ?? 'exhausted';
  }

  private async living(link: LinkRow | null): Promise<LinkRow> {
    if (!link || link.person_id === null) throw linkUnknown();
    const dead = deadReason(lifeOf(link), this.clock.now());
    if (dead) throw linkDead(dead);
    return link;
  }

  private async one(sql: string, key: string | Buffer): Promise<LinkRow | null> {
    const [row] = await this.database.query<LinkRow>(sql, [key]);
    return row ?? null;
  }
}

const lifeOf = (link: LinkRow) => ({
  expiresAt: link.expires_at,
  spentAt: link.spent_at,
  revokedAt: link.revoked_at,
});
