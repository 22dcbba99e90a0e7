import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors.js';

/** A credential on somebody's device or key; only its public half is here. */
export interface Passkey {
  readonly id: string;
  readonly personId: string;
  /** base64url */
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly transports: readonly string[];
}

export interface ListedPasskey {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export type NewPasskey = Omit<Passkey, 'id'> & { readonly label: string; readonly counter: number };

/** Enough for every device that a person has. */
const most = 10;

const insertSql = `
insert into passkey (id, person_id, credential_id, public_key, counter, transports, label, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (credential_id) do nothing returning id`;

/**
 * Authenticators that count have to count up, so a copied one shows; many don't count and always say 0. The same answer
 * may be looked at again while its signature is being committed.
 */
const usedSql = `
update passkey set counter = $2, last_used_at = $3, last_challenge = $4
where id = $1 and (counter < $2 or (counter = 0 and $2 = 0) or last_challenge = $4) returning id`;

export class Passkeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(personId: string): Promise<ListedPasskey[]> {
    return this.database.query<ListedPasskey & Record<string, unknown>>(
      `select id, label, created_at as "createdAt", last_used_at as "lastUsedAt" from passkey
       where person_id = $1 order by created_at, id`,
      [personId],
    );
  }

  ofPerson(personId: string): Promise<Passkey[]> {
    return this.find('person_id = $1', personId);
  }

  async byCredential(credentialId: string): Promise<Passkey | null> {
    const [found] = await this.find('credential_id = $1', credentialId);
    return found ?? null;
  }

  /** @throws AppError `passkey.known | passkey.too-many` */
  async add(passkey: NewPasskey, sql: Sql): Promise<void> {
    const { personId, credentialId, publicKey, counter, transports, label } = passkey;
    await sql.query('select 1 from person where id = $1 for update', [personId]);
    const [{ n } = { n: 0 }] = await sql.query<{ n: number }>(
      'select count(*)::integer as n from passkey where person_id = $1',
      [personId],
    );
    if (n >= most) throw new AppError({ kind: 'refused', code: 'passkey.too-many', params: { most } });
    const key = [Buffer.from(publicKey), counter, [...transports], label, this.clock.now()];
    const rows = await sql.query(insertSql, [uuidv7(), personId, credentialId, ...key]);
    if (rows.length === 0) throw new AppError({ kind: 'refused', code: 'passkey.known' });
  }

  /** False where the counter says that somebody has a copy of it. */
  async used(id: string, counter: number, challengeId: string, sql: Sql = this.database): Promise<boolean> {
    return (await sql.query(usedSql, [id, counter, this.clock.now(), challengeId])).length > 0;
  }

  /** Nothing happens where it isn't this person's. */
  async rename(personId: string, id: string, label: string): Promise<void> {
    await this.database.query('update passkey set label = $3 where id = $2 and person_id = $1', [personId, id, label]);
  }

  async remove(personId: string, id: string): Promise<void> {
    await this.database.query('delete from passkey where id = $2 and person_id = $1', [personId, id]);
  }

  private async find(where: string, value: string): Promise<Passkey[]> {
    const rows = await this.database.query<Row>(
      `select id, person_id as "personId", credential_id as "credentialId", public_key, transports from passkey
       where ${where} order by created_at, id`,
      [value],
    );
    return rows.map(({ public_key: key, ...row }) => ({ ...row, publicKey: Uint8Array.from(key) }));
  }
}

type Row = Omit<Passkey, 'publicKey'> & { public_key: Buffer } & Record<string, unknown>;

/** What evidence says of a passkey: nobody is found again elsewhere by the hash of an id. */
export const credentialHash = (credentialId: string): string =>
  createHash('sha256').update(Buffer.from(credentialId, 'base64url')).digest('hex');
