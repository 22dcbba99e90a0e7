import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { firstBreak } from '../../src/partnerships/application/audit.js';
import { AuditReader } from '../../src/partnerships/infrastructure/audit-reader.js';
import { CoreWorld } from '../support/core-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('The history of a partnership', () => {
  let db: TestDatabase;
  let world: CoreWorld;
  let id: string;

  beforeAll(async () => {
    db = await openTestDatabase();
    world = new CoreWorld(db.database);
    await world.populate();
    await world.storeOriginals();
    id = await world.bring('saint-paul', 'nagasaki', 'recognised');
  }, 60_000);
  afterAll(() => db.close());

  async function breaks() {
    const found = [];
    for await (const partnership of new AuditReader(db.database).partnerships()) found.push(firstBreak(partnership));
    return found.filter((each) => each !== null);
  }

  /** Behind the back of the product: as whoever owns the database. */
  async function tamper(sql: string, values: unknown[] = []): Promise<void> {
    await db.database.transaction(async (tx) => {
      await tx.query('alter table partnership_event disable trigger all');
      await tx.query('alter table partnership_event_private disable trigger all');
      await tx.query(sql, values);
      await tx.query('alter table partnership_event enable trigger all');
      await tx.query('alter table partnership_event_private enable trigger all');
    });
  }

  it('can be replayed into the very state that is stored', async () => {
    expect(await breaks()).toEqual([]);
  });

  it.each([
    'update partnership_event set type = type',
    'delete from partnership_event',
    'truncate partnership_event cascade',
    'update partnership_event_private set data = data',
  ])('is never rewritten: the database refuses "%s"', async (sql) => {
    await expect(db.database.query(sql)).rejects.toThrow(/append-only/);
  });

  it('lets retention erase what was private, and still verifies', async () => {
    const [row] = await db.database.query<{ event_id: string; salt: Buffer; data: object }>(
      `select s.* from partnership_event_private s join partnership_event e on e.id = s.event_id
       where e.partnership_id = $1 and e.type = 'proposal.section-answered' limit 1`,
      [id],
    );
    await db.database.query('delete from partnership_event_private where event_id = $1', [row?.event_id]);
    expect(await breaks()).toEqual([]);
    await db.database.query('insert into partnership_event_private values ($1, $2, $3)', [
      row?.event_id,
      row?.salt,
      row?.data,
    ]);
  });

  it.each([
    [
      'an event’s words',
      `update partnership_event set data = data || '{"forged": true}' where type = 'partnership.recommended'`,
      'Its content no longer has the hash',
    ],
    [
      'who did it',
      `update partnership_event set actor = '{"kind":"clock"}' where type = 'partnership.recommended'`,
      'Its content no longer has the hash',
    ],
    [
      'when',
      `update partnership_event set occurred_at = occurred_at - interval '1 day' where type = 'partnership.signed'`,
      'Its content no longer has the hash',
    ],
    [
      'a private part',
      `update partnership_event_private set data = '{"reason":"forged"}' where event_id = (select id from partnership_event where type = 'partnership.recommended')`,
      'Its private part no longer has the hash',
    ],
    [
      'the stored state',
      `update procedure set data = jsonb_set(data, '{state}', '"draft"')`,
      'not what its events replay to',
    ],
    ['the register', `update partnership set register_number = 'E-1900-00001'`, 'not what its events replay to'],
    ['its validity', `update partnership set validity = 'terminated'`, 'not what its events replay to'],
    ['what lists show', `update procedure set state = 'draft'`, 'What lists and pages show'],
    ['on whom it waits', `update procedure set waiting_on = 'staff'`, 'What lists and pages show'],
    ['the claim to the pair', 'update partnership set pair_claim = null', 'What lists and pages show'],
    [
      'who signed',
      `update signature set typed_name = 'Somebody Else' where side = 'initiator'`,
      'What lists and pages show',
    ],
  ])('shows where it breaks when somebody edits %s behind its back', async (_what, sql, problem) => {
    const { rows } = await snapshot();
    await tamper(sql);
    const found = await breaks();
    await restore(rows);
    expect(found).toHaveLength(1);
    expect(found[0]?.problem).toContain(problem);
    expect(found[0]?.reference).toMatch(/^P-2026-\d{5}$/);
    expect(await breaks()).toEqual([]);
  });

  it('shows a missing event', async () => {
    const { rows } = await snapshot();
    await tamper(
      `delete from partnership_event where partnership_id = $1 and version = (select max(version) from partnership_event where partnership_id = $1)`,
      [id],
    );
    const found = await breaks();
    await restore(rows);
    expect(found[0]?.problem).toContain('another head');
  });

  async function snapshot() {
    const tables = ['partnership', 'procedure', 'signature', 'partnership_event', 'partnership_event_private'] as const;
    const rows: Record<string, unknown> = {};
    for (const table of tables) {
      const [row] = await db.database.query<{ all: unknown }>(`select jsonb_agg(to_jsonb(t)) as all from ${table} t`);
      rows[table] = row?.all;
    }
    return { rows };
  }

  async function restore(rows: Record<string, unknown>): Promise<void> {
    await db.database.transaction(async (tx) => {
      for (const table of ['partnership_event', 'partnership_event_private'])
        await tx.query(`alter table ${table} disable trigger all`);
      await tx.query(
        `update partnership p set register_number = o.register_number, version = o.version, validity = o.validity, pair_claim = o.pair_claim from jsonb_populate_recordset(null::partnership, $1) o where o.id = p.id`,
        [JSON.stringify(rows.partnership)],
      );
      await tx.query(
        `update procedure p set data = o.data, state = o.state, waiting_on = o.waiting_on from jsonb_populate_recordset(null::procedure, $1) o where o.id = p.id`,
        [JSON.stringify(rows.procedure)],
      );
      await tx.query(
        'update signature p set typed_name = o.typed_name from jsonb_populate_recordset(null::signature, $1) o where o.id = p.id',
        [JSON.stringify(rows.signature)],
      );
      await tx.query(
        `insert into partnership_event select * from jsonb_populate_recordset(null::partnership_event, $1)
         on conflict (id) do update set data = excluded.data, actor = excluded.actor, occurred_at = excluded.occurred_at`,
        [JSON.stringify(rows.partnership_event)],
      );
      await tx.query(
        `insert into partnership_event_private select * from jsonb_populate_recordset(null::partnership_event_private, $1)
         on conflict (event_id) do update set data = excluded.data`,
        [JSON.stringify(rows.partnership_event_private)],
      );
      for (const table of ['partnership_event', 'partnership_event_private'])
        await tx.query(`alter table ${table} enable trigger all`);
    });
  }
});
