import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleMails } from '../../src/sample-data/people.js';
import { PagesWorld } from '../support/pages-world.js';
import { textOf, Visitor } from '../support/visitor.js';

describe('the staff’s desk', () => {
  let world: PagesWorld;
  let staff: Visitor;

  beforeAll(async () => {
    world = await PagesWorld.open({ cases: true });
    staff = await Visitor.as(world, sampleMails.staff);
  }, 120_000);
  afterAll(() => world?.close());

  async function reference(where: string): Promise<string> {
    const [row] = await world.test.database.query<{ reference: string }>(
      `select p.reference from partnership p join procedure r on r.partnership_id = p.id where ${where} limit 1`,
    );
    return row?.reference ?? '';
  }
  const textAt = async (path: string) => textOf((await staff.get(path)).text);

  it('opens with what waits on staff, and counts every list', async () => {
    const text = await textAt('/staff/queue');
    expect(text).toMatch(
      /Waiting on us ?5 ?Past target ?\d+ ?On hold ?1 ?Term ends first ?\d+ ?All open ?13 ?Recognised ?6 ?Ended ?8/,
    );
    expect(text).toMatch(/5 cases/);
    expect(text).toMatch(/Median decision [\d.]+ days submission to decision; 8 in the last year/);
  });

  it('shows every case in every state without a fault', async () => {
    const rows = await world.test.database.query<{ reference: string }>('select reference from partnership');
    for (const { reference: one } of rows) {
      const { status, text } = await staff.get(`/staff/cases/${one}`);
      expect([one, status, status === 200 ? '' : textOf(text)]).toEqual([one, 200, '']);
    }
  });

  it('warns of a crossing proposal and offers to join both', async () => {
    const text = await textAt(
      `/staff/cases/${await reference(`r.state = 'under-review' and p.initiator_id = (select id from community where slug = 'auckland')`)}`,
    );
    expect(text).not.toContain('The other community has proposed to this one as well'); // the other one was merged already
    const crossing = await world.bring('pune', 'seattle', 'submitted');
    const now = await textAt(`/staff/cases/${crossing}`);
    expect(now).toContain('The other community has proposed to this one as well (Sister partnership, Submitted)');
    expect(now).toContain('Join with the crossing proposal');
  });

  it('says in words what blocks a decision', async () => {
    const signed = await reference(`r.state = 'signed'`);
    expect(await textAt(`/staff/cases/${signed}`)).toContain('A second person has to decide');
    const second = await Visitor.as(world, sampleMails.secondStaff);
    expect((await second.get(`/staff/cases/${signed}`)).text).toContain(`/partnerships/${signed}/actions/recognise`);
  });

  it('confirms an official’s address from the case and comes back to it', async () => {
    const signing = await reference(`r.state = 'signing' and not r.on_hold`);
    await world.test.database.query(
      `update office_term set mail_confirmed_at = null where community_id = (select counterpart_id from partnership where reference = $1)`,
      [signing],
    );
    const path = `/staff/cases/${signing}`;
    const { text } = await staff.get(path);
    const action = /action="(\/staff\/communities\/[^"]+\/confirm)"/.exec(text)?.[1] ?? '';
    const mail = /name="mail" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const done = await staff.post(action, { mail, next: path }, path);
    expect([done.status, done.headers.location]).toEqual([303, path]);
    expect(await textAt(path)).not.toContain('Not confirmed yet');
  });

  it('keeps notes apart from what the communities are told', async () => {
    const one = await reference(`r.state = 'submitted'`);
    await world.act(sampleMails.staff, one, 'note', { text: 'Ask the ministry first' });
    const text = await textAt(`/staff/cases/${one}`);
    expect(text).toMatch(/Notes Only staff read notes[\s\S]*Ask the ministry first[\s\S]*Timeline/);
    expect(text.split('Ask the ministry first')).toHaveLength(2);
  });

  it('is for staff alone', async () => {
    const clerk = await Visitor.as(world, sampleMails.clerk('seattle'));
    for (const path of ['/staff/queue', `/staff/cases/${await reference(`r.state = 'signed'`)}`]) {
      expect([path, (await clerk.get(path)).status]).toEqual([path, 403]);
    }
    expect((await staff.get('/staff/cases/P-1999-00001')).status).toBe(404);
  });
});
