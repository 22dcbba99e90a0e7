import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ShippedLibrary } from '../../src/agreements/infrastructure/wording/shipped-library.js';
import { firstBreak } from '../../src/partnerships/application/audit.js';
import { allStates } from '../../src/partnerships/domain/states.js';
import { AuditReader } from '../../src/partnerships/infrastructure/audit-reader.js';
import { checkedDocuments } from '../../src/platform/documents/checked-documents.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { loadSampleData } from '../../src/sample-data/load-sample-data.js';
import { aPress } from '../support/a-press.js';
import { packs } from '../support/an-agreement.js';
import { sealingTools } from '../support/sealing-tools.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('The sample data', () => {
  let db: TestDatabase;
  const press = aPress();
  const shipped = { renderer: press.renderer, libraries: new ShippedLibrary(), packs };
  const now = new Date('2026-11-23T12:00:00Z');
  const load = () =>
    loadSampleData(
      {
        database: db.database,
        ...shipped,
        ...sealingTools(db.database),
        subscriptions: new Subscriptions(),
        baseUrl: 'http://localhost:3000',
      },
      now,
    );

  beforeAll(async () => {
    db = await openTestDatabase();
    expect(await load()).toBe(true);
  }, 120_000);
  afterAll(async () => {
    await press.close();
    await db.close();
  });

  it('has a case in every state, one on hold and one with a single signature', async () => {
    const rows = await db.database.query<{ state: string }>('select distinct state from procedure');
    expect(rows.map(({ state }) => state).sort()).toEqual([...allStates].sort());
    expect(await db.database.query('select 1 from procedure where on_hold')).toHaveLength(1);
    const half = await db.database.query(
      `select s.partnership_id from signature s join procedure r on r.id = s.procedure_id where r.state = 'signing'
       group by 1 having count(*) = 1`,
    );
    expect(half).toHaveLength(1);
  });

  it('went through the same rules as everything else: every chain and every document verifies', async () => {
    for await (const partnership of new AuditReader(db.database).partnerships())
      expect(firstBreak(partnership)).toBeNull();
    let documents = 0;
    for await (const { intact } of checkedDocuments(db.database)) {
      documents += 1;
      expect(intact).toBe(true);
    }
    expect(documents).toBeGreaterThan(20);
  });

  it('names nobody who could be taken for real, and addresses that nobody can own', async () => {
    const people = await db.database.query<{ name: string; mail: string }>('select name, mail from person');
    expect(people.filter(({ name }) => !name.startsWith('Sample '))).toEqual([]);
    expect(people.filter(({ mail }) => !mail.endsWith('.example'))).toEqual([]);
  });

  it('is loaded once: another start changes nothing, and an interrupted load is finished', async () => {
    expect(await load()).toBe(false);
    await db.database.transaction(async (sql) => {
      await sql.query('alter table partnership_event disable trigger all');
      for (const table of [
        'signature',
        'event_delivery',
        'deadline',
        'procedure',
        'partnership_event_private',
        'partnership_event',
      ]) {
        const where = table.endsWith('_private')
          ? `event_id in (select e.id from partnership_event e join partnership p on p.id = e.partnership_id where p.kind = 'friendship')`
          : `partnership_id in (select id from partnership where kind = 'friendship')`;
        await sql.query(`delete from ${table} where ${where}`);
      }
      await sql.query(`delete from partnership where kind = 'friendship'`);
      await sql.query('alter table partnership_event enable trigger all');
    });
    const [before] = await db.database.query<{ n: number }>('select count(*)::integer as n from partnership');
    expect(await load()).toBe(true);
    const [after] = await db.database.query<{ n: number }>('select count(*)::integer as n from partnership');
    expect(after?.n).toBeGreaterThan(before?.n ?? 0);
    expect(await load()).toBe(false);
  }, 60_000);

  it('stays away from a store that somebody uses', async () => {
    const own = await openTestDatabase();
    try {
      await own.database.query(
        `insert into person (id, name, mail) values (gen_random_uuid(), 'Ana', 'ana@example.org')`,
      );
      const parts = {
        database: own.database,
        ...shipped,
        ...sealingTools(own.database),
        subscriptions: new Subscriptions(),
        baseUrl: 'http://localhost',
      };
      expect(await loadSampleData(parts, now)).toBe(false);
      expect(await own.database.query('select 1 from community')).toEqual([]);
    } finally {
      await own.close();
    }
  });
});
