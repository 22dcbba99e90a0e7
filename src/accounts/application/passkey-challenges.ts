import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors.js';
import { type ChallengePurpose, challengeMinutes, deadReason, inMinutes } from '../domain/link.js';
import { type LinkTokens, tokenHash } from '../domain/link-tokens.js';
import type { AttemptLimits } from './attempt-limits.js';

/** A question to an authenticator. */
export interface Challenge {
  readonly id: string;
  /** base64url, 256 bits. */
  readonly challenge: string;
}

export interface ChallengeOf {
  readonly purpose: ChallengePurpose;
  /** Null where a person is only found by their passkey. */
  readonly personId: string | null;
  readonly partnershipId?: string;
  /** The hash of the content that is signed. */
  readonly about?: string;
}

interface Row {
  created_at: Date;
  expires_at: Date;
  spent_at: Date | null;
  revoked_at: Date | null;
  [column: string]: unknown;
}

const insertSql = `
insert into sign_in_link (id, person_id, purpose, partnership_id, token_hash, requested_from, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const findSql = `
select created_at, expires_at, spent_at, revoked_at from sign_in_link
where id = $1 and purpose = $2 and person_id is not distinct from $3 and partnership_id is not distinct from $4`;
const spendSql = `
update sign_in_link set spent_at = $2 where id = $1 and spent_at is null and revoked_at is null and expires_at > $2 returning id`;

/** Challenges are kept here and not in the browser, each for one person, one purpose and one answer, for some minutes. */
export class PasskeyChallenges {
  constructor(
    private readonly database: Database,
    private readonly tokens: LinkTokens,
    private readonly clock: Clock,
    private readonly limits: AttemptLimits,
  ) {}

  /** @throws AppError `rate-limited` */
  async make({ purpose, personId, partnershipId, about }: ChallengeOf, from: string | null = null): Promise<Challenge> {
    if (personId !== null) await this.limits.count('passkeysForPerson', personId);
    const id = uuidv7();
    const now = this.clock.now();
    const challenge = this.tokens.challengeOf({ id, purpose }, about);
    const life = [tokenHash(challenge), from, now, inMinutes(now, challengeMinutes)];
    await this.database.query(insertSql, [id, personId, purpose, partnershipId ?? null, ...life]);
    return { id, challenge };
  }

  /** One that is still open, and when it was asked. @throws AppError `passkey.none | passkey.expired | passkey.spent` */
  async open(id: string, of: ChallengeOf): Promise<Challenge & { readonly askedAt: Date }> {
    const { purpose, personId, partnershipId, about } = of;
    const [row] = await this.database.query<Row>(findSql, [id, purpose, personId, partnershipId ?? null]);
    if (!row) throw passkeyRefused('none');
    const life = { expiresAt: row.expires_at, spentAt: row.spent_at, revokedAt: row.revoked_at };
    const dead = deadReason(life, this.clock.now());
    if (dead) throw passkeyRefused(dead === 'expired' ? 'expired' : 'spent');
    return { id, challenge: this.tokens.challengeOf({ id, purpose }, about), askedAt: row.created_at };
  }

  /** One of any number of requests at once gets it. @throws AppError `passkey.spent` */
  async spend(id: string, sql: Sql): Promise<void> {
    const rows = await sql.query(spendSql, [id, this.clock.now()]);
    if (rows.length === 0) throw passkeyRefused('spent');
  }
}

/** What is wrong with the answer of an authenticator; `other` is a good answer of somebody else's. */
export type PasskeyProblem = 'none' | 'expired' | 'spent' | 'wrong' | 'other' | 'unknown' | 'copied';

const said: Record<PasskeyProblem, string> = {
  none: 'This question was not asked here. Try again.',
  expired: 'That took too long. Try again.',
  spent: 'This answer was used already. Try again.',
  wrong: 'The answer of the passkey could not be verified.',
  other: 'This passkey belongs to somebody else.',
  unknown: 'This passkey is not registered here.',
  copied: 'The counter of this passkey went back: somebody may have a copy of it.',
};

export function passkeyRefused(problem: PasskeyProblem): AppError {
  const code = `passkey.${problem}`;
  const message = said[problem];
  return new AppError({ kind: 'invalid', code, message, errors: [{ field: 'passkey', code, message }] });
}
