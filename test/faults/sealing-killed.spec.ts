import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PostgresDocumentStore } from '../../src/platform/documents/postgres-document-store.js';
import { AppError } from '../../src/platform/errors.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import type { SealAgreementHandler } from '../../src/sealing/application/seal-agreement.handler.js';
import { SealAgreementConsumer } from '../../src/sealing/jobs/seal-agreement.consumer.js';
import { DirectInspector } from '../../src/verification/infrastructure/direct-inspector.js';
import { aPress } from '../support/a-press.js';
import { SignedCases } from '../support/a-signed-case.js';
import { doomed } from '../support/doomed-sealing.js';
import { sealsIn } from '../support/seal-tools.js';
import { sealingTools } from '../support/sealing-tools.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { runTypescript } from '../support/typescript-process.js';

jest.setTimeout(180_000);
const child = fileURLToPath(new URL('./sealing.child.ts', import.meta.url));
const nothing = {} as SealAgreementHandler;

const reasonOf = (error: unknown): string =>
  error instanceof AppError ? (error.errors[0]?.code ?? error.code) : ((error as Error).name ?? String(error));

/** Wherever something was done that is not stored yet, and wherever something was stored that nobody knows of yet. */
const points = [
  'before steps.begin',
  'before steps.keep initiator certified',
  'before steps.keep initiator own-seal',
  'before steps.keep initiator other-seal',
  'before steps.keep counterpart certified',
  'before steps.keep counterpart other-seal',
  'after check.problemsOf',
  'after documents.save',
  'after perform.execute',
  'after steps.clear',
] as const;

describe('Sealing, whatever happens to those who do it', () => {
  let store: TestDatabase;
  const press = aPress();
  let cases: SignedCases;

  beforeAll(async () => {
    store = await openTestDatabase();
    cases = new SignedCases(store.database, press.renderer);
    cases.subscriptions.add(new SealAgreementConsumer(nothing));
  });
  afterAll(async () => {
    await press.close();
    await store.close();
  });

  const rows = <R extends object>(sql: string, id: string) =>
    store.database.query<R & Record<string, unknown>>(sql, [id]);

  /** Sealed once: one event, two files that hold, each with its three seals, and nothing left of the work. */
  async function expectSealedOnce(id: string): Promise<void> {
    const events = await rows<{ data: { copies: Record<string, string> } }>(
      `select data from partnership_event where partnership_id = $1 and type = 'agreement.sealed'`,
      id,
    );
    expect(events).toHaveLength(1);
    const copies = Object.values(events[0]?.data.copies ?? {});
    const { certificates, crl } = await sealingTools(store.database).tools.keys.authority();
    for (const sha256 of copies) {
      const pdf = await new PostgresDocumentStore(store.database, new SystemClock()).read(sha256);
      expect(pdf?.kind).toBe('sealed');
      expect(sealsIn(pdf?.bytes ?? Buffer.of())).toHaveLength(3);
      const { problems } = await new DirectInspector().inspect(pdf?.bytes ?? Buffer.of(), {
        certificates,
        crls: [crl],
      });
      expect(problems).toEqual([]);
    }
    expect(await rows('select 1 from sealing_step where partnership_id = $1', id)).toEqual([]);
  }

  async function killedAt(id: string, some: readonly string[]): Promise<void> {
    for (const point of some) {
      expect([point, await runTypescript(child, [store.url, id, point]).ended]).toEqual([point, 'SIGKILL']);
    }
    expect(await runTypescript(child, [store.url, id]).ended).toBe(0);
  }

  it('workers that are killed at every step, one after the other, leave what the next one goes on with', async () => {
    const [one, other] = [await cases.signed('saint-paul', 'nagasaki'), await cases.signed('oakland', 'fukuoka')];
    const half = points.length / 2;
    await Promise.all([killedAt(one, points.slice(0, half)), killedAt(other, points.slice(half))]);
    for (const id of [one, other]) {
      await expectSealedOnce(id);
      const deliveries = await rows<{ state: string }>(
        `select state from event_delivery where partnership_id = $1 and consumer = 'seal-agreement'`,
        id,
      );
      expect(deliveries.map(({ state }) => state)).toEqual(['handled']);
    }
    expect(await store.database.query(`select sha256 from document where kind = 'sealed'`)).toHaveLength(4);
  });

  it('four workers at once seal it once, and with the same bytes', async () => {
    const id = await cases.signed('seattle', 'bergen');
    const before = await rows(`select sha256 from document where kind = 'sealed' and $1 <> ''`, id);
    const at = '2026-03-05T10:00:00Z';
    const racing = Array.from({ length: 4 }, () => doomed(store.database, press.renderer, '').execute(id, at));
    const outcomes = await Promise.allSettled(racing);
    const refusals = outcomes.flatMap((each) => (each.status === 'rejected' ? [reasonOf(each.reason)] : []));
    expect(refusals.filter((each) => each !== 'document.already-sealed' && each !== 'SealingOvertaken')).toEqual([]);
    expect(refusals.length).toBeLessThan(4);
    await doomed(store.database, press.renderer, '').execute(id, at);
    await expectSealedOnce(id);
    const after = await rows(`select sha256 from document where kind = 'sealed' and $1 <> ''`, id);
    expect(after.length - before.length).toBe(2);
  });
});
