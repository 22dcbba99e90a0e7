import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { firstPolicy } from '../../src/partnerships/domain/clock-policy.js';
import { filledPolicy } from '../../src/reminders/web/policy/policy-form.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { PagesWorld } from '../support/pages-world.js';
import { textOf, Visitor } from '../support/visitor.js';

const edit = '/staff/clocks/edit';
const nagasaki = {
  'preview.community': 'Nagasaki',
  'preview.role': 'clerk',
  'preview.day.day': '24',
  'preview.day.month': '4',
  'preview.day.year': '2026',
  'preview.time': '10:00',
};
const form = (changes: Record<string, string> = {}) =>
  ({ ...filledPolicy(firstPolicy), ...nagasaki, ...changes }) as Record<string, string>;

describe('the clocks of all cases, for staff', () => {
  let world: PagesWorld;
  let staff: Visitor;
  let second: Visitor;

  beforeAll(async () => {
    world = await PagesWorld.open();
    staff = await Visitor.as(world, sampleMails.staff);
    second = await Visitor.as(world, sampleMails.secondStaff);
  }, 60_000);
  afterAll(() => world?.close());

  const textAt = async (path: string, who = staff) => textOf((await who.get(path)).text);

  it('begin with the house’s own, in sentences', async () => {
    const text = await textAt('/staff/clocks');
    expect(text).toMatch(/In force: version 1[\s\S]*A signature The official signs/);
    expect(text).toContain('Reminders after 3, 7 and 14 working days');
    expect(text).toContain('The clerk is told after 21 working days');
    expect(text).toMatch(/Version 1 Newest Came with Entente/);
  });

  it('are nobody else’s to see or to change', async () => {
    const clerk = await Visitor.as(world, sampleMails.clerk('nagasaki'));
    for (const path of ['/staff/clocks', '/staff/clocks/1', edit]) expect((await clerk.get(path)).status).toBe(403);
    const posted = await clerk.post(edit, form({ step: 'publish', note: 'x' }), '/partnerships');
    expect(posted.status).toBe(403);
  });

  it('show what Nagasaki’s clerk would get, and when, by what stands in the form', async () => {
    const shown = await staff.post(edit, form({ step: 'preview', 'clocks.drafting.remindBefore': '25, 3' }));
    const text = textOf(shown.text);
    expect(shown.status).toBe(200);
    expect(text).toContain('What the clerk of Nagasaki would get');
    expect(text).toMatch(/Thursday 7 May 2026, 10:00 The clerk of Nagasaki is reminded\. Not counted on the way: /);
    expect(text).toContain('(4 May 2026)');
    expect(text).toContain('Japan Standard Time');
    expect(shown.text).toContain('<bdi>Nagasaki</bdi> (Japan Standard Time)');
    const official = await staff.post(edit, form({ step: 'preview', 'preview.role': 'official' }));
    expect(official.text).toMatch(/<summary[^>]*>.*<bdi lang="ja">\[P-2026-00000\]/s);
    expect(textOf(official.text)).toContain('Whoever signs for Nagasaki is reminded.');
    expect(textOf(official.text)).toContain('The ceremony is made up: 8 June 2026 at 14:00 GMT+9.');
    expect(shown.text).toContain('name="clocks.drafting.remindBefore" type="text" value="25, 3"');
    expect(await textAt('/staff/clocks')).toContain('In force: version 1');
  });

  it('say where nobody knows the public holidays of a country', async () => {
    const previewed = async (community: string) =>
      textOf((await staff.post(edit, form({ step: 'preview', 'preview.community': community }))).text);
    const unknown = 'No public holidays are known for this country';
    await world.test.database.query(`update community set country = 'NP' where slug = 'pune'`);
    expect(await previewed('Pune')).toContain(unknown);
    expect(await previewed('Nagasaki')).not.toContain(unknown);
    await world.test.database.query(`update community set country = 'IN' where slug = 'pune'`);
  });

  it('keep everything that was typed where a field is wrong, and say at each field what is', async () => {
    const typed = form({
      ...{ step: 'publish', note: '', 'clocks.signing.remindAfter': '3, soon, 70', 'clocks.draft.lapse': '45' },
      ...{ 'clocks.signed.remindAfter': '2.5', 'office.zone': 'Mars', 'preview.community': 'Naga saki' },
    });
    const refused = await staff.post(edit, typed);
    const text = textOf(refused.text);
    expect(refused.status).toBe(422);
    expect(text).toContain('“A signature: Remind after” must be days, like 3, 7, 14');
    expect(text).toContain('“A draft: Remind after” must be before the end');
    expect(text).toContain('“Recognition: Remind after” must be days');
    expect(text).toContain('Enter an answer for “Why”');
    expect(refused.text).toContain('href="#clocks-signing-remindAfter"');
    for (const value of ['3, soon, 70', '2.5', 'Naga saki']) expect(refused.text).toContain(`value="${value}"`);
  });

  it('ask for a community that is known, and which of several with one name', async () => {
    const unknown = await staff.post(edit, form({ step: 'preview', 'preview.community': 'Atlantis' }));
    expect([unknown.status, textOf(unknown.text)]).toEqual([
      422,
      expect.stringContaining('No community of that name is known here'),
    ]);
    await world.test.database.query(
      `insert into community select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
         'slug', 'nagasaki-prefecture', 'subdivision', 'JP-99', 'zone', 'Pacific/Honolulu'))).*
       from community c where slug = 'nagasaki'`,
    );
    const several = await staff.post(edit, form({ step: 'preview' }));
    expect([several.status, textOf(several.text)]).toEqual([
      422,
      expect.stringContaining('Several communities have that name'),
    ]);
    const id = /name="preview.chosen" type="radio" value="([\w-]+)"[^>]*>\s*<label[^>]*>\s*Nagasaki, JP-99/.exec(
      several.text,
    )?.[1];
    const chosen = await staff.post(edit, form({ step: 'preview', 'preview.chosen': id ?? '' }));
    expect([chosen.status, textOf(chosen.text)]).toEqual([
      200,
      expect.stringContaining('Hawaii-Aleutian Standard Time'),
    ]);
    expect(chosen.text).toContain(`value="${id}" checked`);
    await world.test.database.query(`delete from community where slug = 'nagasaki-prefecture'`);
    const bad = await staff.post(edit, form({ step: 'preview', 'preview.time': '25:00', 'preview.day.month': '13' }));
    expect(textOf(bad.text)).toContain('must be a time of day, like 09:30');
  });

  it('are published as the next version, and compared with the one before', async () => {
    const same = await staff.post(edit, form({ step: 'publish', note: 'No change' }));
    expect([same.status, textOf(same.text)]).toEqual([422, expect.stringContaining('Nothing is different')]);
    const changes = { 'clocks.signing.remindAfter': '5 10', 'clocks.signing.deputy': '12', 'office.country': 'US' };
    const published = await staff.post(
      edit,
      form({ ...changes, 'office.zone': 'America/Chicago', step: 'publish', note: 'Mayors asked for <quiet>' }),
    );
    expect([published.status, published.headers.location]).toEqual([303, '/staff/clocks/2']);
    const text = await textAt('/staff/clocks/2');
    expect(text).toContain('Mayors asked for &lt;quiet&gt;');
    expect(text).toMatch(/A signature: reminders after 3, 7 and 14 working days 5 and 10 working days/);
    expect(text).toMatch(/a deputy after 12 working days/);
    expect(text).toMatch(/Staff’s office UTC US ?, America\/Chicago/);
    expect(await textAt('/staff/clocks/1?from=2')).toMatch(/5 and 10 working days 3, 7 and 14 working days/);
    expect((await staff.get('/staff/clocks/9')).status).toBe(404);
    expect((await staff.get('/staff/clocks/2?from=x')).status).toBe(404);
  });

  it('are refused on top of what a colleague published meanwhile: both are shown, and can be brought together', async () => {
    const begun = form({ 'office.country': 'US', 'office.zone': 'America/Chicago', 'clocks.signing.deputy': '12' });
    const mine = { ...begun, 'clocks.signing.remindAfter': '5, 10', 'clocks.draft.target': '20' };
    const theirs = { ...begun, 'clocks.signing.remindAfter': '5, 10', 'term.warnBefore': '90' };
    const fields = { version: '2', step: 'publish' };
    expect((await second.post(edit, { ...theirs, ...fields, note: 'Ninety days' })).status).toBe(303);
    const refused = await staff.post(edit, { ...mine, ...fields, note: 'Twenty days' });
    const text = textOf(refused.text);
    expect(refused.status).toBe(409);
    expect(text).toContain('published version 3 while you were typing');
    expect(text).toMatch(/Their reason: Ninety days/);
    expect(text).toMatch(/A draft: usual time none 20 working days/);
    expect(text).toMatch(/Warning before an office term ends 90 days 60 days/);
    expect(refused.text).toContain('name="clocks.draft.target" type="text" value="20"');
    expect(refused.text).toContain('>Twenty days</textarea>');
    const merged = await staff.post(edit, {
      ...mine,
      version: '3',
      mergeBase: '2',
      step: 'merge',
      note: 'Twenty days',
    });
    expect(merged.text).toContain('name="clocks.draft.target" type="text" value="20"');
    expect(merged.text).toContain('name="term.warnBefore" type="text" value="90"');
    const both = { ...mine, 'term.warnBefore': '90', version: '3', step: 'publish', note: 'Twenty days' };
    expect((await staff.post(edit, both)).headers.location).toBe('/staff/clocks/4');
    expect(await textAt('/staff/clocks')).toMatch(/Version 4 Newest[\s\S]*A draft: usual time/);
  });

  it('answer a form that anybody made up without a fault', async () => {
    for (const fields of [{ step: 'publish' }, { step: 'preview' }, { step: 'merge', mergeBase: 'x' }, {}]) {
      expect((await staff.post(edit, fields as Record<string, string>)).status).toBeLessThan(500);
    }
    for (const year of ['1', '1850', '9999']) {
      const far = await staff.post(edit, form({ step: 'preview', 'preview.day.year': year }));
      expect([year, far.status]).toEqual([year, 422]);
    }
    const odd = await staff.post(edit, { ...form({ step: 'preview' }), 'office.zone': ['a', 'b'], version: '99999' });
    expect(odd.status).toBe(422);
  });
});
