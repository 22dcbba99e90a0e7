import type { ActionPurpose } from '../../accounts/domain/link.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';

/** Somebody on a page. */
export interface Visit {
  readonly personId: string;
  readonly mail: string;
  /** Without what stands after `?`. */
  readonly path: string;
}

/** More than anybody gets in a week; who follows an older mail about no case leaves no trace of it. */
const newest = 100;

/**
 * Of those mails that were sent to this very person and whose button leads here, or to a page that this one stands for.
 * $1 person, $2 now, $3 the page and those above it, $4 what a link of their own that leads here is for.
 */
const leadHere = `state = 'sent' and followed_at is null and recipient_id = $1 and sent_at <= $2
  and (data #>> '{link,path}' = any($3) or (data #> '{link,linkId}' is not null and data #>> '{link,purpose}' = $4))`;

const ofCaseSql = `
update message set followed_at = $2 where partnership_id = (select id from partnership where reference = $5) and ${leadHere}`;

const ofPersonSql = `
update message set followed_at = $2
where id in (select id from message where recipient_mail = $5 order by id desc limit ${newest}) and ${leadHere}`;

/**
 * Notes that people came to where a mail leads. They are there themselves, signed in: a program that opens every address
 * in a mail never is, and nothing in a mail watches whoever reads it.
 */
export class FollowedLinks {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  async note({ personId, mail, path }: Visit): Promise<void> {
    const reference = /^\/(?:partnerships|staff\/cases)\/([^/]+)/.exec(path)?.[1] ?? null;
    const values = [personId, this.clock.now(), placesAt(path, reference), purposeAt(path)];
    if (reference) await this.sql.query(ofCaseSql, [...values, reference]);
    else await this.sql.query(ofPersonSql, [...values, mail]);
  }
}

/** Whoever is on a page of a case has come by the case; staff see it at an address of their own. */
const placesAt = (path: string, reference: string | null): string[] =>
  reference ? [path, `/partnerships/${reference}`] : [path];

const purposeAt = (path: string): ActionPurpose | null => {
  if (/^\/partnerships\/[^/]+\/sign$/.test(path)) return 'signature';
  return /^\/partnerships\/[^/]+\/invitation$/.test(path) ? 'invitation' : null;
};
