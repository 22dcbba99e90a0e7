import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';

/** Rows of the size that the product writes, taken from a finished life of the same run. */
export interface Payload {
  /** The procedure as json. */
  procedure: string;
  actor: string;
  data: string;
}

interface Loaded {
  version: number;
  head_hash: Buffer;
  procedure_id: string;
}

/**
 * The baseline: what somebody would write by hand with node-postgres to move one partnership on, with the same rows: the
 * locked row, its state, one event in the chain, one delivery, and that delivery handled.
 */
export async function handWrittenTransition(pool: Pool, id: string, state: string, payload: Payload): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Loaded>(
      `select p.version, p.head_hash, r.id as procedure_id, r.data from partnership p
       join procedure r on r.partnership_id = p.id where p.id = $1 for update`,
      [id],
    );
    const [loaded] = rows;
    if (!loaded) throw new Error('gone');
    const now = new Date();
    const eventId = uuidv7();
    const hash = randomBytes(32);
    await client.query('update partnership set version = $2, head_hash = $3, updated_at = $4 where id = $1', [
      id,
      loaded.version + 1,
      hash,
      now,
    ]);
    await client.query(
      `update procedure set state = $2, state_since = $3, waiting_on = 'staff', data = $4 where id = $1`,
      [loaded.procedure_id, state, now, payload.procedure],
    );
    await client.query(
      `insert into partnership_event (id, partnership_id, version, type, schema, actor, entered, data, occurred_at, prev_hash, hash)
       values ($1, $2, $3, 'partnership.submitted', 1, $4, $5, $6, $7, $8, $9)`,
      [eventId, id, loaded.version + 1, payload.actor, state, payload.data, now, loaded.head_hash, hash],
    );
    await client.query(
      `insert into event_delivery (event_id, consumer, partnership_id, event_version, ordered, next_attempt_at)
       values ($1, 'bench', $2, $3, false, $4)`,
      [eventId, id, loaded.version + 1, now],
    );
    await client.query(
      `update event_delivery set state = 'handled', handled_at = $2 where event_id = $1 and consumer = 'bench'`,
      [eventId, now],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
