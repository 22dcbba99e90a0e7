import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { freshMail } from '../support/accounts-fixture.js';
import { ledTo, type MailWorld, mailWorld } from '../support/mail-world.js';
import { hashes } from '../support/partnership-builders.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('a board of three with a quorum of two', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let members: string[];

  beforeAll(async () => {
    test = await openTestDatabase();
  }, 60_000);
  afterAll(() => test.close());

  beforeEach(async () => {
    world = await mailWorld(test.database);
    await world.told();
    await test.database.query(`update office_term set valid_until = '2026-01-01' where person_id = $1`, [
      world.cast.mayor,
    ]);
    members = [];
    for (const name of ['Ada', 'Ben', 'Cy']) {
      const { id } = await world.people.findOrCreate({ name, mail: freshMail() });
      members.push(id);
      await test.database.query(
        `insert into office_term (id, community_id, person_id, name, office, capacity, quorum, basis, valid_from, mail_confirmed_at)
         values ($1, $2, $3, $4, 'Commission', 'collegiate', 2, 'elected', '2026-01-01', now())`,
        [uuidv7(), world.communities.initiator, id, name],
      );
    }
  });

  const sign = (id: string, personId: string | undefined) =>
    world.handler.execute({
      ...{ partnership: id, action: 'sign', actor: { kind: 'person', personId: personId ?? '' } },
      input: {
        ...{ typedName: 'A. Member', consent: true, code: '123456', contentHash: hashes.content },
        ...{ initiatorOriginal: hashes.originals.initiator, counterpartOriginal: hashes.originals.counterpart },
      },
    });
  const rows = (id: string) =>
    test.database.query<{ side: string; person_id: string }>(
      'select side, person_id from signature where partnership_id = $1 and voided_by is null order by signed_at, side',
      [id],
    );
  const procedureOf = async (id: string) =>
    (await world.store.load(id, { kind: 'service' }, world.clock.now()))?.partnership.procedure;

  it('asks all of them, then only those who have not signed, and signs once with two', async () => {
    const id = await ledTo(world, 'signing');
    const asked = await test.database.query(
      `select 1 from message where partnership_id = $1 and template = 'signature-needed' and recipient_id = any($2)`,
      [id, members],
    );
    expect(asked).toHaveLength(3);
    await sign(id, members[0]);
    expect(await rows(id)).toEqual([]);
    expect((await sign(id, members[0])).repeated).toBe(true);
    expect((await world.told()).filter((line) => !line.startsWith('clerk') && !line.startsWith('secondClerk'))).toEqual(
      [expect.stringMatching(/: member-signed$/)],
    );
    await sign(id, members[2]);
    expect(await rows(id)).toEqual([{ side: 'initiator', person_id: members[2] }]);
    expect((await procedureOf(id))?.signatures.initiator?.members?.map(({ personId }) => personId)).toEqual([
      ...[members[0], members[2]],
    ]);
    expect((await sign(id, members[0])).repeated).toBe(true);
    await expect(sign(id, members[1])).rejects.toMatchObject({ errors: [{ code: 'signature.already-given' }] });
  });

  it('signs exactly once, with exactly two, when all three act at the same moment', async () => {
    for (let round = 0; round < 3; round++) {
      const id = await ledTo(world, 'signing');
      const outcomes = await Promise.allSettled([...members, ...members].map((member) => sign(id, member)));
      expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
      expect(await rows(id)).toHaveLength(1);
      expect((await procedureOf(id))?.signatures.initiator?.members).toHaveLength(2);
      await world.perform(id, 'withdraw', 'clerk');
      await world.told();
    }
  }, 20_000);
});
