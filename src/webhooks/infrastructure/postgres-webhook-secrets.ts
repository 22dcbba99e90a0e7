import { v7 as uuidv7 } from 'uuid';
import type { Sql } from '../../platform/database/database.js';
import { SecretUnreadable, WebhookSecrets } from '../application/webhook-secrets.js';
import type { SecretVault } from './secret-vault.js';

const inForce = 'endpoint_id = $1 and (ends_at is null or ends_at > $2)';

export class PostgresWebhookSecrets extends WebhookSecrets {
  constructor(private readonly vault: SecretVault) {
    super();
  }

  async inForce(endpointId: string, now: Date, sql: Sql): Promise<Buffer[]> {
    const rows = await sql.query<{ locked: Buffer }>(
      `select locked from webhook_secret where ${inForce} order by created_at desc, id desc`,
      [endpointId, now],
    );
    try {
      return rows.map(({ locked }) => this.vault.unlock(endpointId, locked));
    } catch (error) {
      throw new SecretUnreadable(error);
    }
  }

  async count(endpointId: string, now: Date, sql: Sql): Promise<number> {
    const [row] = await sql.query<{ n: number }>(`select count(*)::integer as n from webhook_secret where ${inForce}`, [
      endpointId,
      now,
    ]);
    return row?.n ?? 0;
  }

  async add(endpointId: string, secret: Buffer, at: Date, formerEnd: Date, sql: Sql): Promise<void> {
    await sql.query(
      'update webhook_secret set ends_at = least($2, ends_at) where endpoint_id = $1 and (ends_at is null or ends_at > $2)',
      [endpointId, formerEnd],
    );
    await sql.query('delete from webhook_secret where endpoint_id = $1 and ends_at <= $2', [endpointId, at]);
    await sql.query('insert into webhook_secret (id, endpoint_id, locked, created_at) values ($1, $2, $3, $4)', [
      uuidv7(),
      endpointId,
      this.vault.lock(endpointId, secret),
      at,
    ]);
  }
}
