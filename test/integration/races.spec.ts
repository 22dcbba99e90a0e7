import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppError } from '../../src/platform/errors.js';
import { CoreWorld } from '../support/core-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const pairs = [
  ['oakland', 'nagasaki'],
  ['oakland', 'fukuoka'],
  ['oakland', 'bergen'],
  ['oakland', 'reykjavik'],
  ['oakland', 'accra'],
  ['oakland', 'toronto'],
  ['oakland', 'milan'],
  ['oakland', 'melbourne'],
  ['oakland', 'thessaloniki'],
  ['oakland', 'cape-town'],
  ['seattle', 'nagasaki'],
  ['seattle', 'fukuoka'],
  ['seattle', 'bergen'],
  ['seattle', 'reykjavik'],
  ['seattle', 'accra'],
  ['seattle', 'toronto'],
  ['seattle', 'milan'],
  ['seattle', 'melbourne'],
  ['seattle', 'thessaloniki'],
  ['seattle', 'cape-town'],
] as const;

describe('Two at once on one partnership', () => {
  let db: TestDatabase;
  let world: CoreWorld;

  beforeAll(async () => {
    db = await openTestDatabase();
    world = new CoreWorld(db.database);
    await world.populate();
  }, 60_000);
  afterAll(() => db.close());

  const eventsOf = async (id: string, type: string) =>
    (await world.store.events(id)).filter((event) => event.type === type);

  it('concludes exactly once when both officials sign at the same moment, each of them perhaps twice', async () => {
    for (const [a, b] of pairs) {
      const id = await world.bring(a, b, 'signing');
      await Promise.all([world.sign(id, a), world.sign(id, b), world.sign(id, a), world.sign(id, b)]);
      expect(await world.stateOf(id)).toBe('signed');
      expect(await eventsOf(id, 'partnership.signed')).toHaveLength(1);
      expect(await eventsOf(id, 'signature.given')).toHaveLength(2);
      const rows = await db.database.query(
        'select side from signature where partnership_id = $1 and voided_by is null',
        [id],
      );
      expect(rows).toHaveLength(2);
    }
  }, 120_000);

  it('lets one of two requests win that looked at the same version, and tells the other who changed what', async () => {
    for (let round = 0; round < 20; round++) {
      const id = await world.bring('denver', pairs[round % 10]?.[1] ?? 'accra', 'submitted');
      const { version } = (await world.store.load(id, world.staff(), world.clock.now()))?.partnership ?? { version: 0 };
      const seen = { expectedVersion: version };
      const attempts = await Promise.allSettled([
        world.act(id, 'reject', { reason: 'No supporters.' }, world.staff(), seen),
        world.act(
          id,
          'requestChanges',
          { requests: [{ section: 'plan', comment: 'Who organises it?' }] },
          world.secondStaff(),
          seen,
        ),
      ]);
      const refused = attempts.filter((each) => each.status === 'rejected');
      expect(refused).toHaveLength(1);
      const error = refused[0]?.reason as AppError;
      expect(error).toMatchObject({ kind: 'conflict', code: 'partnership.changed-meanwhile' });
      expect(error.errors).toHaveLength(1);
      expect(error.errors[0]?.message).toMatch(
        /Sample (Second )?Staff Member: partnership\.(rejected|changes-requested)/,
      );
      if ((await world.stateOf(id)) === 'changes-requested')
        await world.act(id, 'withdraw', { reason: 'End.' }, world.clerk('denver'));
    }
  }, 120_000);

  it('gives a signature racing a withdrawal, a reopening or the end of a term exactly one outcome', async () => {
    const rivals = [
      (id: string) => world.act(id, 'withdraw', { reason: 'We changed our mind.' }, world.clerk('chicago')),
      (id: string) => world.act(id, 'reopenText', { reason: 'A word is wrong.' }, world.clerk('chicago')),
      (id: string) => world.act(id, 'bar', { citation: 'Some law', reason: 'It says so.' }, world.staff()),
    ];
    for (const [index, rival] of [...rivals, ...rivals, ...rivals].entries()) {
      const other = pairs[index]?.[1] ?? 'accra';
      const id = await world.bring('chicago', other, 'signing');
      await world.sign(id, other);
      const [signing] = await Promise.allSettled([world.sign(id, 'chicago'), rival(id)]);
      const state = await world.stateOf(id);
      const concluded = await eventsOf(id, 'partnership.signed');
      const standing = await db.database.query(
        'select 1 from signature where partnership_id = $1 and voided_by is null',
        [id],
      );
      if (state === 'signed' || (state === 'barred' && concluded.length === 1)) expect(standing).toHaveLength(2);
      else expect({ concluded: concluded.length, standing: standing.length }).toEqual({ concluded: 0, standing: 0 });
      if (signing.status === 'rejected') expect(concluded).toHaveLength(0);
    }
  }, 120_000);

  it('starts one proposal of a pair and kind when twenty are started at once', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => world.begin('miami', 'lima')));
    expect(attempts.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    for (const each of attempts) {
      if (each.status === 'rejected') expect((each.reason as AppError).errors[0]?.code).toBe('pair.live-partnership');
    }
  });

  it('lets crossing proposals coexist until review, and only one of them into review', async () => {
    const one = await world.bring('austin', 'busan', 'awaiting-counterpart');
    const other = await world.bring('busan', 'austin', 'awaiting-counterpart');
    const attempts = await Promise.allSettled([
      world.act(one, 'acceptInvitation', {}, world.clerk('busan')),
      world.act(other, 'acceptInvitation', {}, world.clerk('austin')),
    ]);
    expect(attempts.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    const states = [await world.stateOf(one), await world.stateOf(other)].sort();
    expect(states).toEqual(['awaiting-counterpart', 'under-review']);
  });

  it('does once what is asked ten times at once under one Idempotency-Key, and refuses the key for anything else', async () => {
    const id = await world.bring('toronto', 'pune', 'submitted');
    const idempotency = { personId: world.people.staff, key: 'k-1', requestHash: 'd'.repeat(64) };
    const note = (text: string, requestHash = idempotency.requestHash) =>
      world.act(id, 'note', { text }, world.staff(), { idempotency: { ...idempotency, requestHash } });
    await Promise.all(Array.from({ length: 10 }, () => note('Called the clerk.')));
    expect(await eventsOf(id, 'case.noted')).toHaveLength(1);
    await expect(note('Something else.', 'e'.repeat(64))).rejects.toMatchObject({ code: 'idempotency.key-reused' });
  });

  it('tells a community of a conflict without naming staff’s notes', async () => {
    const id = await world.bring('honolulu', 'fukuoka', 'submitted');
    const { version } = (await world.store.load(id, world.staff(), world.clock.now()))?.partnership ?? { version: 0 };
    await world.act(id, 'note', { text: 'Ask the mayor.' }, world.staff());
    await world.act(id, 'hold', { reason: 'Elections.' }, world.staff());
    const late = (actor: ReturnType<CoreWorld['staff']>) =>
      world.act(id, 'withdraw', { reason: 'Late.' }, actor, { expectedVersion: version });
    const told = await late(world.clerk('honolulu')).catch((error: AppError) =>
      error.errors.map(({ params }) => params?.what),
    );
    const toldStaff = await late(world.staff()).catch((error: AppError) =>
      error.errors.map(({ params }) => params?.what),
    );
    expect(told).toEqual(['partnership.held']);
    expect(toldStaff).toEqual(['case.noted', 'partnership.held']);
  });

  it('answers another community as if there were no such case', async () => {
    const id = await world.bring('winnipeg', 'nantes', 'submitted');
    for (const actor of [world.clerk('pune'), world.clerk('nantes'), world.official('nantes')]) {
      await expect(world.act(id, 'withdraw', { reason: 'x' }, actor)).rejects.toMatchObject({
        code: 'partnership.not-found',
      });
    }
  });
});
