import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttemptLimits } from '../../src/accounts/application/attempt-limits.js';
import { limits } from '../../src/accounts/domain/limits.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller } from '../support/api-caller.js';
import { PagesWorld } from '../support/pages-world.js';
import { textOf, Visitor } from '../support/visitor.js';

const { clerk } = sampleMails;

describe('uploads of one person', () => {
  let world: PagesWorld;

  beforeAll(async () => {
    world = await PagesWorld.open();
  }, 60_000);

  afterAll(() => world?.close());

  /** As if all but `left` had been made just now. */
  async function leave(left: number, mail: string): Promise<void> {
    const person = await world.personId(mail);
    for (let made = left; made < limits.uploadsOfPerson.points; made++) {
      await world.app.get(AttemptLimits).count('uploadsOfPerson', person);
    }
  }

  it('are limited in the API, for this person alone', async () => {
    await leave(1, clerk('oakland'));
    const upload = async (mail: string) => {
      const headers = { 'Content-Type': 'application/pdf' };
      return (await ApiCaller.as(world, mail)).send('POST', '/documents', { raw: Buffer.from('hello'), headers });
    };
    expect((await upload(clerk('oakland'))).status).toBe(422);
    const refused = await upload(clerk('oakland'));
    expect([refused.status, String(refused.json.code)]).toEqual([429, 'limit.uploadsOfPerson']);
    expect((await upload(clerk('fukuoka'))).status).toBe(422);
  });

  it('are limited on pages, which keep what was typed', async () => {
    const reference = await world.bring('toronto', 'milan', 'in-approval');
    await leave(0, clerk('toronto'));
    const visitor = await Visitor.as(world, clerk('toronto'));
    const answer = await visitor.upload(
      `/partnerships/${reference}/actions/recordApproval`,
      { side: 'initiator', resolutionNumber: 'R-9' },
      { field: 'documentSha256', bytes: Buffer.from('hello'), name: 'x.pdf' },
    );
    expect(answer.status).toBe(429);
    expect(textOf(answer.text)).toContain('You uploaded too many files');
    expect(answer.text).toContain('value="R-9"');
  });
});
