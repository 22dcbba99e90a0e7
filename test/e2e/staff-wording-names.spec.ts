import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleMails } from '../../src/sample-data/people.js';
import { PagesWorld } from '../support/pages-world.js';
import { textOf, Visitor } from '../support/visitor.js';

const draft = '/staff/wording/draft';
const names = `${draft}/names`;
const japanese = `${names}?language=ja`;

describe('titles and what the two become, for staff', () => {
  let world: PagesWorld;
  let staff: Visitor;

  beforeAll(async () => {
    world = await PagesWorld.open();
    staff = await Visitor.as(world, sampleMails.staff);
  }, 60_000);
  afterAll(() => world?.close());

  const textAt = async (path: string) => textOf((await staff.get(path)).text);
  const save = (fields: Record<string, string>, page = japanese) =>
    staff.post(names, { language: 'ja', ...fields }, page);

  it('are reached from the draft and written beside English, each in its own direction', async () => {
    expect((await staff.get(draft)).text).toContain(`href="${names}"`);
    const { text } = await staff.get(`${names}?language=ar`);
    expect(text).toMatch(/<input[^>]* name="titles\.ar\.sister\.city"[^>]* lang="ar" dir="rtl">/);
    expect(text).toContain('lang="en" dir="ltr">sister cities</p>');
    expect((await staff.get(`${names}?language=xx`)).text).toContain('name="relationships.en.friendship.community"');
  });

  it('are kept in the draft, with what they said before', async () => {
    const saved = await save({ 'titles.ja.sister.city': ' 姉妹都市の\n協定 ' });
    expect([saved.status, saved.headers.location]).toEqual([303, japanese]);
    const { text } = await staff.get(japanese);
    expect(text).toContain('value="姉妹都市の 協定"');
    expect(textOf(text)).toContain('Version 2: 姉妹都市提携協定書');
    expect(await textAt(draft)).toMatch(/Titles, and what the two become .* Changed: Japanese Change titles .* Undo/);
  });

  it('are shown again when one is too long or the draft was saved in another window', async () => {
    const title = 'x'.repeat(201);
    const long = await save({ 'titles.ja.sister.city': title, 'titles.ja.sister.county': 'Typed' });
    expect([long.status, textOf(long.text)]).toEqual([
      422,
      expect.stringContaining('“Title, Sister, two cities” must be 200 characters or fewer'),
    ]);
    expect([long.text.includes(`value="${title}"`), long.text.includes('value="Typed"')]).toEqual([true, true]);
    const stale = await save({ version: '0', 'titles.ja.sister.city': 'Typed in the other window' });
    expect([stale.status, stale.text]).toEqual([409, expect.stringContaining('value="Typed in the other window"')]);
    expect(textOf(stale.text)).toContain('in another window meanwhile');
    expect((await staff.get(japanese)).text).toContain('value="姉妹都市の 協定"');
  });

  it('are written in all languages at once, and go back in one of them', async () => {
    const all = `${names}?language=all`;
    const fields = { language: 'all', 'titles.ko.sister.city': '협정', 'relationships.uk.sister.city': 'побратими' };
    expect((await staff.post(names, fields, all)).headers.location).toBe(all);
    const { text } = await staff.get(all);
    for (const value of ['협정', 'побратими', '姉妹都市の 協定'])
      expect([value, text.includes(`value="${value}"`)]).toEqual([value, true]);
    expect(textOf(text)).toMatch(/Undo changes in Japanese Undo changes in Korean Undo changes in Ukrainian/);
    const long = await staff.post(names, { ...fields, 'titles.ko.sister.city': 'x'.repeat(201) }, all);
    expect([long.status, textOf(long.text)]).toEqual([
      422,
      expect.stringContaining('Korean: “Title, Sister, two cities”'),
    ]);
    for (const language of ['ko', 'uk'])
      expect((await staff.post(`${names}/undo`, { language }, draft)).headers.location).toBe(
        `${names}?language=${language}`,
      );
    expect(await textAt(draft)).toMatch(/Titles, and what the two become .* Changed: Japanese Change titles/);
  });

  it('are kept on the way to another language', async () => {
    const korean = `${names}?language=ko`;
    const show = { go: 'show', show: 'ko' };
    const shown = await save({ ...show, 'titles.ja.sister.county': '郡の協定' });
    expect([shown.status, shown.headers.location]).toEqual([303, korean]);
    const { text } = await staff.get(japanese);
    expect(text).toContain('value="郡の協定"');
    expect(text).toContain(
      '<button type="submit" class="govuk-button govuk-button--secondary" name="go" value="show" form="wording">',
    );
    const stale = await save({ ...show, version: '0', 'titles.ja.sister.county': 'Typed' });
    expect([stale.status, stale.text.includes('value="Typed"')]).toEqual([409, true]);
  });

  it('are refused when they are blank, by language, kind and level', async () => {
    await save({ 'relationships.ja.friendship.community': ' ' });
    const sentence = 'It isn’t said what the two become: Japanese, Friendship, two of different levels';
    const { text } = await staff.get(japanese);
    expect([textOf(text), text]).toEqual([
      expect.stringContaining(sentence),
      expect.stringContaining('href="#relationships-ja-friendship-community"'),
    ]);
    expect(await textAt(draft)).toContain('1 to mend');
    const publish = `${draft}/publish`;
    const refused = await staff.post(publish, { note: 'Early' });
    expect([refused.status, textOf(refused.text)]).toEqual([422, expect.stringContaining(sentence)]);
    expect(refused.text).toContain(`href="${japanese}"`);
  });

  it('go back to what the version before says', async () => {
    expect((await staff.post(`${names}/undo`, { version: '1' }, draft)).status).toBe(409);
    const undone = await staff.post(`${names}/undo`, {}, draft);
    expect([undone.status, undone.headers.location]).toEqual([303, `${draft}#names`]);
    expect(await textAt(draft)).toContain('Nothing is changed yet');
    expect((await staff.get(japanese)).text).toContain('value="姉妹都市提携協定書"');
  });

  it('are published with every change shown, and end what a native reader said', async () => {
    for (const language of ['ja', 'ko'])
      await staff.post(`/staff/wording/2/languages/${language}/check`, { checkedBy: 'Haru Example' });
    await save({ 'titles.ja.sister.city': '姉妹都市の協定', 'relationships.ja.sister.city': '姉妹の都市' });
    const publish = `${draft}/publish`;
    expect(await textAt(publish)).toMatch(/Japanese Title, Sister, two cities .* What the two become, Sister/);
    expect((await staff.get(publish)).text).toContain('<ins>');
    expect((await staff.post(publish, { note: 'Plainer' })).headers.location).toBe('/staff/wording/3');
    const versions = await textAt('/staff/wording');
    expect(versions).toContain('2 titles and words for what the two become, in Japanese');
    expect(versions).toMatch(/Japanese Not checked by a native reader[\s\S]*Korean Checked by a native reader/);
    expect(await textAt('/staff/wording/3/changes')).toContain('Title, Sister, two cities');
    expect(await textAt('/staff/wording/3?language=ja')).toContain('姉妹の都市');
    expect(await textAt('/staff/wording/2?language=ja')).not.toContain('姉妹の都市');
  });

  it('are text, never markup', async () => {
    const page = `${names}?language=fr`;
    const save = (title: string) => staff.post(names, { language: 'fr', 'titles.fr.sister.city': title }, page);
    await save('Accord "<b>A & B</b>');
    expect((await staff.get(page)).text).toContain('value="Accord &quot;&lt;b&gt;A &amp; B&lt;/b&gt;"');
    expect((await staff.post(`${draft}/publish`, { note: 'Odd' })).headers.location).toBe('/staff/wording/4');
    await save('Accord');
    for (const path of [page, `${draft}/publish`, '/staff/wording/4/changes', '/staff/wording/4?language=fr']) {
      const { text } = await staff.get(path);
      expect([path, text.includes('<b>'), text.includes('&lt;b&gt;')]).toEqual([path, false, true]);
    }
  });
});
