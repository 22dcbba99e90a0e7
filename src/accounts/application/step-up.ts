import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { codeAttempts, deadReason, inMinutes, stepUpMinutes } from '../domain/link.js';
import { type LinkTokens, tokenHash } from '../domain/link-tokens.js';
import { codeRefused } from './account-errors.js';
import type { AttemptLimits } from './attempt-limits.js';
import type { LinkMails } from './link-mails.js';

export interface RequestedStepUp {
  readonly linkId: string;
  readonly expiresAt: Date;
}

export interface CheckedStepUp {
  readonly linkId: string;
  readonly sentAt: Date;
}

interface CodeRow {
  id: string;
  attempts: number;
  created_at: Date;
  expires_at: Date;
  spent_at: Date | null;
  revoked_at: Date | null;
  right: boolean;
  [column: string]: unknown;
}

const revokeSql = `
update sign_in_link set revoked_at = $3
where person_id = $1 and purpose = 'step-up' and partnership_id = $2 and spent_at is null and revoked_at is null`;

const insertSql = `
insert into sign_in_link (id, person_id, purpose, partnership_id, token_hash, code_hash, created_at, expires_at)
values ($1, $2, 'step-up', $3, $4, $5, $6, $7)`;

const newestSql = `
select id, attempts, created_at, expires_at, spent_at, revoked_at, false as right from sign_in_link
where person_id = $1 and purpose = 'step-up' and partnership_id = $2 order by created_at desc, id desc limit 1`;

const trySql = `
update sign_in_link set attempts = attempts + case when code_hash = $2 then 0 else 1 end
where id = $1 and attempts < $3 and spent_at is null and revoked_at is null and expires_at > $4
returning id, attempts, created_at, expires_at, spent_at, revoked_at, code_hash = $2 as right`;

/** A fresh code right before something that can't be undone, for one person and one partnership. */
export class StepUp {
  constructor(
    private readonly database: Database,
    private readonly tokens: LinkTokens,
    private readonly limits: AttemptLimits,
    private readonly clock: Clock,
    private readonly mails: LinkMails,
  ) {}

  /** Mails a code; an older one for the same partnership dies. @throws AppError `rate-limited` */
  async requestStepUp(personId: string, partnershipId: string, within?: Sql): Promise<RequestedStepUp> {
    await this.limits.count('stepUpForPerson', personId);
    const create = (sql: Sql) => this.create(sql, personId, partnershipId);
    const requested = await (within ? create(within) : this.database.transaction(create));
    this.mails.sendSoon();
    return requested;
  }

  /**
   * Checks a code without using it up: the commit that needs it spends `linkId` in its own transaction.
   * @throws AppError `code.wrong | expired | spent | exhausted | none`, or `rate-limited`
   */
  async checkStepUp(personId: string, partnershipId: string, code: string): Promise<CheckedStepUp> {
    await this.limits.check('wrongStepUpsForPerson', personId);
    const [newest] = await this.database.query<CodeRow>(newestSql, [personId, partnershipId]);
    if (!newest) throw codeRefused('none');
    const now = this.clock.now();
    const values = [newest.id, this.tokens.codeHash(newest.id, code), codeAttempts, now];
    const [tried] = await this.database.query<CodeRow>(trySql, values);
    if (!tried) throw codeRefused(await this.whyClosed(personId, partnershipId, now));
    if (tried.right) return { linkId: tried.id, sentAt: tried.created_at };
    await this.limits.count('wrongStepUpsForPerson', personId);
    const left = codeAttempts - tried.attempts;
    throw left === 0 ? codeRefused('exhausted') : codeRefused('wrong', left);
  }

  /** Looked at again: it may have been spent or replaced in between. */
  private async whyClosed(personId: string, partnershipId: string, now: Date) {
    const [newest] = await this.database.query<CodeRow>(newestSql, [personId, partnershipId]);
    return (newest && deadReason(lifeOf(newest), now)) ?? 'exhausted';
  }

  private async create(sql: Sql, personId: string, partnershipId: string): Promise<RequestedStepUp> {
    const now = this.clock.now();
    const expiresAt = inMinutes(now, stepUpMinutes);
    const id = uuidv7();
    const link = { id, purpose: 'step-up' } as const;
    const hashes = [tokenHash(this.tokens.tokenOf(link)), this.tokens.codeHash(id, this.tokens.codeOf(link))];
    await sql.query(revokeSql, [personId, partnershipId, now]);
    await sql.query(insertSql, [id, personId, partnershipId, ...hashes, now, expiresAt]);
    await this.mails.queue(sql, { template: 'step-up', linkId: id, personId, partnershipId, now });
    return { linkId: id, expiresAt };
  }
}

const lifeOf = (row: CodeRow) => ({ expiresAt: row.expires_at, spentAt: row.spent_at, revokedAt: row.revoked_at });
