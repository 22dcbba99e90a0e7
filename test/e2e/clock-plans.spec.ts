import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseQuery } from '../../src/partnerships/application/case.query.js';
import { clockContext } from '../../src/partnerships/domain/clock-context.js';
import { plannedDeadlines } from '../../src/partnerships/domain/clocks.js';
import { formatWeekday } from '../../src/platform/web/formats.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { PagesWorld } from '../support/pages-world.js';
import { textOf, Visitor } from '../support/visitor.js';

describe('what happens if nobody moves, said to whom it concerns', () => {
  let world: PagesWorld;
  let reference: string;
  let staff: Visitor;
  let clerk: Visitor;
  let official: Visitor;

  beforeAll(async () => {
    world = await PagesWorld.open();
    reference = await world.bring('saint-paul', 'nagasaki', 'signing');
    staff = await Visitor.as(world, sampleMails.staff);
    clerk = await Visitor.as(world, sampleMails.clerk('nagasaki'));
    official = await Visitor.as(world, sampleMails.official('nagasaki'));
  }, 60_000);
  afterAll(() => world?.close());

  const read = async (who: Visitor, path = `/partnerships/${reference}`) => textOf((await who.get(path)).text);
  const planned = async () => {
    const { partnership, facts } = await world.app.get(CaseQuery).view(reference, { kind: 'service' });
    const plan = plannedDeadlines(partnership.procedure, clockContext(partnership.procedure, facts));
    return plan.filter(({ party }) => party !== 'staff');
  };
  const act = async (action: 'extendDeadline' | 'snooze' | 'hold' | 'release', input: object) =>
    world.act(sampleMails.staff, await world.id(reference), action, input);

  it('is what the planner plans, on the days of the reader’s own place', async () => {
    const text = await read(clerk);
    expect(text).toContain('If nobody moves');
    for (const { dueAt } of await planned()) expect(text).toContain(formatWeekday('en', dueAt, 'Asia/Tokyo'));
    expect(text).toContain('Whoever signs for Nagasaki is reminded.');
    expect(text).toContain('You are told that it is late.');
    expect(text).toContain('The clerk of Saint Paul is told that it is late.');
    expect(text).toMatch(
      /The case ends because nobody answered[\s\S]*Days are those of Nagasaki \(Japan Standard Time\)/,
    );
  });

  it('is said to the official where they sign, and names them as “you”', async () => {
    const text = await read(official, `/partnerships/${reference}/sign`);
    expect(text).toMatch(/If nobody moves[\s\S]*You are reminded\.[\s\S]*Days are those of Nagasaki/);
  });

  it('leaves out a step that staff cancelled', async () => {
    const [first] = await planned();
    const { partnership } = await world.app.get(CaseQuery).view(reference, { kind: 'service' });
    const { id, state, since } = partnership.procedure;
    const count = async () =>
      (await read(official, `/partnerships/${reference}/sign`)).split('You are reminded.').length;
    const before = await count();
    await world.test.database.query(
      `insert into deadline (id, partnership_id, procedure_id, kind, party, state, state_since, policy_version, due_at,
         next_attempt_at, done_at, outcome)
       values (gen_random_uuid(), $1, $2, $3, 'counterpart', $4, $5, 1, $6, $6, now(), 'cancelled')`,
      [partnership.id, id, first?.kind, state, since, first?.dueAt],
    );
    expect(await count()).toBe(before - 1);
  });

  it('says that there is more time, and until when nobody is reminded', async () => {
    await act('extendDeadline', { days: 5, reason: 'A new mayor' });
    const until = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    await act('snooze', { party: 'counterpart', until, reason: 'Obon' });
    const text = await read(clerk);
    expect(text).toContain('There are 5 working days more than usual.');
    const [quiet] = /Until \d+ \w+ \d{4}, Nagasaki gets no reminders, except/.exec(text) ?? [];
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(until));
    expect(quiet).toContain(`Until ${day},`);
    const ofStaff = await read(staff, `/staff/cases/${reference}`);
    expect(ofStaff).toContain('There are 5 working days more than usual.');
    expect(ofStaff).toContain(quiet);
  });

  it('has a clock of the case’s own, tried first and then used, with the reason for staff', async () => {
    const own = `/partnerships/${reference}/clock`;
    expect((await clerk.get(own)).status).toBe(403);
    const page = await read(staff, own);
    expect(page).toMatch(/The policy for all cases says[\s\S]*Reminders after 3, 7 and 14 working days/);
    const ladder = {
      ...{ 'clock.days': 'working', 'clock.target': '10', 'clock.remindAfter': '20 35', 'clock.lapse': '50' },
      ...{ 'clock.deputy': '', 'clock.clerk': '25', 'clock.staff': '30', reason: '' },
    };
    const wrong = await staff.post(own, { ...ladder, 'clock.remindAfter': '20, x', step: 'preview' });
    expect([wrong.status, textOf(wrong.text)]).toEqual([
      422,
      expect.stringContaining('“A signature: Remind after” must be days, like 3, 7, 14'),
    ]);
    expect(wrong.text).toContain('value="20, x"');
    const tried = await staff.post(own, { ...ladder, step: 'preview' });
    expect([tried.status, textOf(tried.text)]).toEqual([
      200,
      expect.stringContaining('This case has times of its own'),
    ]);
    expect(await read(clerk)).not.toContain('This case has times of its own');
    const silent = await staff.post(own, { ...ladder, step: 'own' });
    expect([silent.status, textOf(silent.text)]).toEqual([422, expect.stringContaining('Enter an answer for “Why”')]);
    const used = await staff.post(own, { ...ladder, reason: 'The council meets twice a year', step: 'own' });
    expect([used.status, used.headers.location]).toEqual([303, `/staff/cases/${reference}`]);
    expect(await read(clerk)).toContain('This case has times of its own');
    expect((await staff.get(own)).text).toContain('name="clock.remindAfter" type="text" value="20, 35"');
    const back = await staff.post(own, { reason: 'No longer needed', step: 'policy' });
    expect(back.status).toBe(303);
    expect(await read(clerk)).not.toContain('This case has times of its own');
    const again = await staff.post(own, { reason: 'Twice', step: 'policy' });
    expect([again.status, textOf(again.text)]).toEqual([422, expect.stringContaining('no deadlines of its own')]);
    expect((await staff.get(`${own}?state=nowhere`)).status).toBe(200);
  });

  it('tells somebody whose colleague was faster, and keeps what they typed', async () => {
    const own = `/partnerships/${reference}/clock?state=drafting`;
    const ladder = { 'clock.days': 'working', 'clock.remindAfter': '11', 'clock.lapse': '44', reason: 'Translators' };
    const refused = await staff.post(own, { ...ladder, step: 'own', version: '3' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('value="44"');
    expect(refused.text).toContain('>Translators</textarea>');
  });

  it('says that clocks stand still while the case is on hold', async () => {
    await act('hold', { reason: 'An election' });
    const text = await read(clerk);
    expect(text).toContain('The case is on hold and its clocks stand still');
    expect(text).not.toContain('is reminded.');
  });
});
