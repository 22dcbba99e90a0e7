import { X509Certificate } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Database, Sql } from '../../../platform/database/database.js';
import {
  keysetSql,
  type ListMark,
  type ListOrder,
  type ListPage,
  type MarkedRow,
  pageOf,
} from '../../../platform/database/keyset.js';
import type { KeyPair } from '../../../platform/keys/key-pair.js';
import { certificateFingerprint } from '../../application/certificate-fingerprint.js';
import { keyUnreadable } from '../../application/seal-errors.js';
import {
  type KeptList,
  type KeyEnding,
  type ListedKey,
  type NewKey,
  type RevokedCertificate,
  SealKeyStore,
} from '../../application/seal-key-store.js';
import type { SealSettings } from '../../application/seal-settings.js';
import type { Signer } from '../../application/signer.js';
import type { HeldKey, KeyRole } from '../../domain/held-key.js';
import { type HeldKeyRow, heldKeyColumns, heldKeyFrom } from './held-key-row.js';
import type { KeyVault } from './key-vault.js';
import { LocalSigner } from './local-signer.js';

const insertSql = `
insert into seal_key (id, role, community_id, origin, certificate, fingerprint, chain, private_key, not_before, not_after,
  created_at, created_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`;

const listOrder: ListOrder = {
  column: `(case when k.ended_at is null then 'a' else 'b' end
    || case k.role when 'authority' then 'a' when 'registry' then 'b' else 'c' end || left(coalesce(c.search_text, ''), 200))`,
  id: 'k.id',
  kind: 'text',
};

/** A certificate that comes into use again: a configuration was set back, or a community brings its key once more. */
const reopenSql = `
update seal_key k set ended_at = null, end_reason = null, ended_by = null
where fingerprint = $1 and role = $2 and community_id is not distinct from $3 and origin = $4
  and end_reason is distinct from 'revoked' returning ${heldKeyColumns}`;

/** A brought key belongs to its community: none of it stays behind. */
const endSql = `
update seal_key set ended_at = $2, end_reason = $3, ended_by = $4,
  private_key = case when origin = 'brought' or $3 <> 'replaced' then null else private_key end
where id = $1 and (ended_at is null or ($3 = 'revoked' and end_reason <> 'revoked')) returning id`;

export class PostgresSealKeyStore extends SealKeyStore {
  constructor(
    private readonly database: Database,
    private readonly vault: KeyVault,
    private readonly configured: SealSettings,
  ) {
    super();
  }

  locked<T>(name: string | readonly string[], work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.database.transaction(async (sql) => {
      for (const each of [name].flat())
        await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`seal-key ${each}`]);
      return work(sql);
    });
  }

  async inUse(role: KeyRole, communityId: string | null, sql: Sql = this.database): Promise<HeldKey | null> {
    const [row] = await sql.query<HeldKeyRow>(
      `select ${heldKeyColumns} from seal_key k
       where role = $1 and community_id is not distinct from $2 and ended_at is null`,
      [role, communityId],
    );
    return row ? heldKeyFrom(row) : null;
  }

  async othersInUse(communityId: string, sql: Sql): Promise<Uint8Array[]> {
    const rows = await sql.query<{ certificate: Buffer }>(
      'select certificate from seal_key where ended_at is null and community_id is distinct from $1',
      [communityId],
    );
    return rows.map(({ certificate }) => certificate);
  }

  async withFingerprint(fingerprint: string, sql: Sql = this.database): Promise<HeldKey | null> {
    const [row] = await sql.query<HeldKeyRow>(`select ${heldKeyColumns} from seal_key k where fingerprint = $1`, [
      fingerprint,
    ]);
    return row ? heldKeyFrom(row) : null;
  }

  async signer({ id, fingerprint, certificate, chain }: HeldKey): Promise<Signer> {
    const [row] = await this.database.query<{ private_key: Buffer | null }>(
      'select private_key from seal_key where id = $1',
      [id],
    );
    try {
      const kept = row?.private_key;
      if (kept) return new LocalSigner({ certificate, chain, privateKey: this.vault.unlock(id, kept) });
      return new LocalSigner(this.configuredPair(fingerprint));
    } catch (error) {
      throw keyUnreadable(error);
    }
  }

  async keep(key: NewKey, sql: Sql): Promise<HeldKey> {
    const { role, communityId, origin, pair, at, by } = key;
    const former = await this.inUse(role, communityId, sql);
    if (former) await this.end(former.id, { reason: 'replaced', at, by }, sql);
    const fingerprint = certificateFingerprint(pair.certificate);
    const [again] = await sql.query<HeldKeyRow>(reopenSql, [fingerprint, role, communityId, origin]);
    const id = again?.id ?? uuidv7();
    const privateKey = origin === 'configured' ? null : this.vault.lock(id, pair.privateKey);
    if (again) await sql.query('update seal_key set private_key = $2 where id = $1', [id, privateKey]);
    else await insert(sql, { ...key, id, fingerprint, privateKey });
    return (await this.withFingerprint(fingerprint, sql)) as HeldKey;
  }

  async end(id: string, { reason, at, by }: KeyEnding, sql: Sql): Promise<boolean> {
    const ended = await sql.query(endSql, [id, at, reason, by]);
    return ended.length > 0;
  }

  async page(mark: ListMark | null, limit: number): Promise<ListPage<ListedKey>> {
    const values: unknown[] = [];
    const { columns, where, orderBy } = keysetSql(listOrder, mark, values);
    const found = await this.database.query<HeldKeyRow & MarkedRow & { community_name: string | null }>(
      `select ${columns}, ${heldKeyColumns}, c.name as community_name
       from seal_key k left join community c on c.id = k.community_id
       where ${where} order by ${orderBy} limit ${limit + 1}`,
      values,
    );
    const { rows, ...marks } = pageOf(found, limit, mark);
    return { rows: rows.map((row) => ({ ...heldKeyFrom(row), communityName: row.community_name })), ...marks };
  }

  async authorities(): Promise<HeldKey[]> {
    const rows = await this.database.query<HeldKeyRow>(
      `select ${heldKeyColumns} from seal_key k where role = 'authority' order by created_at desc`,
    );
    return rows.map(heldKeyFrom);
  }

  async revoked({ certificate }: HeldKey, sql: Sql = this.database): Promise<RevokedCertificate[]> {
    const rows = await sql.query<{ certificate: Buffer; at: Date }>(
      `select certificate, ended_at as at from seal_key where end_reason = 'revoked' and chain[1] = $1
       order by ended_at, id`,
      [certificate],
    );
    return rows;
  }

  async list(authority: string, sql: Sql = this.database): Promise<KeptList | null> {
    const [row] = await sql.query<{ number: number; der: Buffer; revoked: number; issuedAt: Date }>(
      'select number, der, revoked, issued_at as "issuedAt" from revocation_list where authority = $1',
      [authority],
    );
    return row ?? null;
  }

  async keepList(authority: string, { number, der, revoked, issuedAt }: KeptList, sql: Sql): Promise<void> {
    await sql.query(
      `insert into revocation_list (authority, number, der, revoked, issued_at) values ($1, $2, $3, $4, $5)
       on conflict (authority) do update set number = $2, der = $3, revoked = $4, issued_at = $5`,
      [authority, number, der, revoked, issuedAt],
    );
  }

  private configuredPair(fingerprint: string): KeyPair {
    const pairs = [this.configured.registry, this.configured.authority];
    const pair = pairs.find((each) => each && certificateFingerprint(each.certificate) === fingerprint);
    if (!pair) throw new Error('The configuration does not hold this key');
    return pair;
  }
}

interface NewRow extends NewKey {
  readonly id: string;
  readonly fingerprint: string;
  readonly privateKey: Buffer | null;
}

async function insert(sql: Sql, { id, role, communityId, origin, pair, fingerprint, ...row }: NewRow): Promise<void> {
  const { validFrom, validTo } = new X509Certificate(pair.certificate);
  const certificates = [pair.certificate, fingerprint, pair.chain.map((each) => Buffer.from(each)), row.privateKey];
  const times = [new Date(validFrom), new Date(validTo), row.at];
  await sql.query(insertSql, [id, role, communityId, origin, ...certificates, ...times, row.by]);
}
