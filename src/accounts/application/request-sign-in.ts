import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { sourceLanguage } from '../../platform/languages.js';
import { inMinutes, signInMinutes } from '../domain/link.js';
import { type LinkTokens, tokenHash } from '../domain/link-tokens.js';
import { localPath } from '../domain/local-path.js';
import type { AttemptLimits } from './attempt-limits.js';
import type { Client } from './client.js';
import type { LinkMails } from './link-mails.js';

export interface SignInRequest {
  /** Lower case. */
  readonly mail: string;
  /** Where to go afterwards; anything but a path of our own is dropped. */
  readonly next?: string | null;
  /** Of the page on which it was asked for. */
  readonly language?: string;
}

const insertSql = `
insert into sign_in_link (id, person_id, mail, next_path, purpose, token_hash, code_hash, requested_from, created_at, expires_at)
select $1, p.id, $2, $3, 'sign-in', $4, case when p.id is not null then $5::bytea end, $6, $7, $8
from (select 1) one left join person p on p.mail = $2
returning person_id`;

/** Links of nobody are of no use to anybody once they have expired; a few go with every request. */
const forgetSql = `
delete from sign_in_link where id in (
  select id from sign_in_link where person_id is null and expires_at < $1::timestamptz - interval '1 day' limit 20)`;

export class RequestSignIn {
  constructor(
    private readonly database: Database,
    private readonly tokens: LinkTokens,
    private readonly limits: AttemptLimits,
    private readonly clock: Clock,
    private readonly mails: LinkMails,
  ) {}

  /**
   * Mails a link and a code. The answer, an id to enter the code with, is the same for an address that nobody has.
   * @throws AppError `rate-limited`
   */
  async execute(request: SignInRequest, client: Client): Promise<string> {
    await this.limits.count('signInFromIp', client.address ?? 'unknown');
    await this.limits.count('signInForAddress', request.mail);
    const id = uuidv7();
    await this.database.transaction((sql) => this.create(sql, id, request, client));
    this.mails.sendSoon();
    return id;
  }

  private async create(sql: Sql, id: string, request: SignInRequest, client: Client): Promise<void> {
    const now = this.clock.now();
    const link = { id, purpose: 'sign-in' } as const;
    await sql.query(forgetSql, [now]);
    const [created] = await sql.query<{ person_id: string | null }>(insertSql, [
      id,
      request.mail,
      localPath(request.next),
      tokenHash(this.tokens.tokenOf(link)),
      this.tokens.codeHash(id, this.tokens.codeOf(link)),
      client.address,
      now,
      inMinutes(now, signInMinutes),
    ]);
    if (!created?.person_id) return;
    const language = request.language ?? sourceLanguage;
    const mail = {
      template: 'sign-in',
      linkId: id,
      personId: created.person_id,
      partnershipId: null,
      now,
      language,
    } as const;
    await this.mails.queue(sql, mail);
  }
}
