import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleMails } from '../../src/sample-data/people.js';
import { draftingCase, hiddenFields, said, typed, write } from '../support/drafting-visitors.js';
import { PagesWorld } from '../support/pages-world.js';
import { hiddenIn, Visitor } from '../support/visitor.js';

describe('drafting beside colleagues, and while the case moves on', () => {
  let world: PagesWorld;

  beforeAll(async () => {
    world = await PagesWorld.open();
  }, 60_000);

  afterAll(() => world?.close());

  const drafting = (initiator: string, counterpart: string) => draftingCase(world, initiator, counterpart);
  const hold = (reference: string) => world.act(sampleMails.staff, reference, 'hold', { reason: 'A doubt of staff' });

  it('shows a colleague’s words beside what was typed, and saves over neither', async () => {
    const { text, one } = await drafting('honolulu', 'hiroshima');
    const path = `${text}/draft/clauses/purposes`;
    const seen = await typed(one, path, {});
    await write(one, path, { 'en.text': 'A colleague was faster.' });
    const stale = await one.post(path, { ...seen, 'en.text': 'What I typed.' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('A colleague was faster.');
    expect(stale.text).toContain('What I typed.</textarea>');
    const unsure = await one.post(path, { ...seen, ...hiddenFields(stale.text), 'en.text': 'What I typed.' });
    expect(unsure.status).toBe(409);
    const choice = { ...seen, ...hiddenFields(stale.text), 'en.text': 'What I typed.', 'choice.en': 'mine' };
    expect((await one.post(path, choice)).status).toBe(303);
    expect((await one.get(path)).text).toContain('What I typed.</textarea>');
    // another language of the same clause is in nobody's way
    const other = await one.post(path, { ...seen, 'ja.text': '別の言葉。' });
    expect(other.status).toBe(303);
    expect((await one.get(path)).text).toContain('What I typed.</textarea>');
  });

  it('keeps what was typed in a clause that a colleague removed, and puts all of it back', async () => {
    const { text, one } = await drafting('seattle', 'bergen');
    const path = `${text}/draft/clauses/finance`;
    await write(one, path, { 'en.text': 'Each pays.' });
    const seen = await typed(one, path, { 'en.text': 'Each pays for itself.' });
    const ask = await one.post(`${path}/order`, { do: 'remove' }, `${text}/draft`);
    expect(said(ask.text)).toMatch(/Remove “Costs”\?.*Each pays\./);
    await one.post(`${path}/order`, hiddenFields(ask.text), `${text}/draft`);
    const gone = await one.post(path, seen, `${text}/draft`);
    expect(gone.status).toBe(409);
    expect(gone.text).toContain('Each pays for itself.</textarea>');
    expect((await one.get(path)).status).toBe(404);
    const long = await one.post(path, { ...seen, restore: 'true', 'en.text': 'x'.repeat(12_001) }, `${text}/draft`);
    expect([long.status, long.text.includes('name="restore"')]).toEqual([422, true]);
    expect((await one.post(path, { ...seen, restore: 'true' }, `${text}/draft`)).status).toBe(303);
    expect((await one.get(path)).text).toContain('Each pays for itself.</textarea>');
  });

  it('puts own words back in both languages, also in the one that nobody typed in since', async () => {
    const { text, one } = await drafting('saint-paul', 'fukuoka');
    const path = `${text}/draft/clauses/purposes`;
    await write(one, path, { 'en.text': 'Our words.', 'ja.text': '私たちの言葉。' });
    const seen = await typed(one, path, { 'en.text': 'What I typed.' });
    const { text: ask } = await one.post(`${path}/order`, { do: 'remove' }, `${text}/draft`);
    await one.post(`${path}/order`, hiddenFields(ask), `${text}/draft`);
    expect((await one.post(path, seen, `${text}/draft`)).status).toBe(409);
    expect((await one.post(path, { ...seen, restore: 'true' }, `${text}/draft`)).status).toBe(303);
    const back = (await one.get(path)).text;
    expect(back).toContain('What I typed.</textarea>');
    expect(back).toContain('私たちの言葉。</textarea>');
  });

  it('takes out no words that a colleague wrote after they were shown', async () => {
    const { text, one } = await drafting('denver', 'nantes');
    const path = `${text}/draft/clauses/purposes`;
    await one.get(`${text}/draft`);
    await write(one, path, { 'en.text': 'A colleague’s words.' });
    const asked = await one.post(`${path}/order`, { do: 'remove' }, `${text}/draft`);
    expect([asked.status, asked.text.includes('A colleague’s words.')]).toEqual([200, true]);
    await write(one, path, { 'en.text': 'Newer words.' });
    const again = await one.post(`${path}/order`, hiddenFields(asked.text), `${text}/draft`);
    expect([again.status, again.text.includes('Newer words.')]).toEqual([409, true]);
    expect((await one.get(path)).status).toBe(200);
    expect((await one.post(`${path}/order`, hiddenFields(again.text), `${text}/draft`)).status).toBe(303);
    expect((await one.get(path)).status).toBe(404);
  });

  it.each([
    ['nonsense', 'milan'],
    ['towards-sister', 'pune'],
    ['own-', 'aachen'],
  ])('puts nothing into a text that it can’t have: %s', async (id, counterpart) => {
    const { text, one } = await drafting('toronto', counterpart);
    const sent = { restore: 'true', 'en.text': 'x', 'en.heading': 'x', 'seen.en': 'x' };
    expect((await one.post(`${text}/draft/clauses/${id}`, sent, `${text}/draft`)).status).toBe(404);
    expect((await one.post(`${text}/draft/clauses`, { clause: id }, `${text}/draft`)).status).toBe(404);
    expect((await one.get(`${text}/draft`)).text).not.toContain(`clauses/${id}"`);
  });

  it('proposes no working copy that began after the one that was looked at', async () => {
    const { text, one } = await drafting('chicago', 'accra');
    const path = `${text}/draft/clauses/purposes`;
    await write(one, path, { 'en.text': 'Looked at.' });
    const { version = '', latest = '' } = hiddenIn((await one.get(`${text}/draft/check`)).text);
    await one.post(`${text}/draft/propose`, { version, latest }, `${text}/draft/check`);
    for (const words of ['Half', 'Half a', 'Half a text']) await write(one, path, { 'en.text': words });
    const late = await one.post(`${text}/draft/propose`, { version, latest }, `${text}/draft`);
    expect([late.status, said(late.text)]).toEqual([409, expect.stringContaining('A colleague changed the draft')]);
    await one.post(`${text}/draft/discard`, {}, `${text}/draft/discard`);
    await write(one, path, { 'en.text': 'Begun anew.' });
    expect((await one.post(`${text}/draft/propose`, { version, latest }, `${text}/draft`)).status).toBe(409);
  });

  it('gives an added clause an id that no proposed text had, so that nothing said of another hangs on it', async () => {
    const { text, one, other } = await drafting('miami', 'bogota');
    const add = async () => (await one.post(`${text}/draft/clauses`, {}, `${text}/draft`)).headers.location;
    const propose = async () => one.post(`${text}/draft/propose`, {}, `${text}/draft/check`);
    const first = `${text}/draft/clauses/own-1`;
    expect(await add()).toBe(first);
    const own = { heading: 'Youth', text: 'Visits.' };
    const words = (await typed(one, first, {})) as Record<string, string>;
    for (const name of Object.keys(words))
      if (/\.(heading|text)$/.test(name)) words[name] = name.endsWith('text') ? own.text : own.heading;
    await one.post(first, words);
    expect((await propose()).status).toBe(303);
    await other.post(`${text}/comments`, { revision: '2', clause: 'own-1', text: 'Which youth?' }, text);
    const { text: ask } = await one.post(`${first}/order`, { do: 'remove' }, `${text}/draft`);
    await one.post(`${first}/order`, hiddenFields(ask), `${text}/draft`);
    expect((await propose()).status).toBe(303);
    expect(await add()).toBe(`${text}/draft/clauses/own-2`);
    expect((await one.get(`${text}/draft/clauses/own-2`)).text).not.toContain('Which youth?');
  });

  it('shows a text whose title was blanked before it is proposed', async () => {
    const { text, one } = await drafting('denver', 'lima');
    const reference = await world.bring('denver', 'nairobi', 'drafting');
    for (const draft of [`${text}/draft`, `/partnerships/${reference}/text/draft`]) {
      const blank = (await typed(one, `${draft}/clauses/title`, {})) as Record<string, string>;
      for (const name of Object.keys(blank)) if (name.endsWith('.text')) blank[name] = '';
      await one.post(`${draft}/clauses/title`, blank);
      const check = await one.get(`${draft}/check`);
      expect([check.status, said(check.text).includes('has no text in English')]).toEqual([200, true]);
    }
  });

  it('keeps a comment that comes too late where it can be copied', async () => {
    const { reference, text, other } = await drafting('oakland', 'hiroshima');
    const comment = { revision: '1', clause: 'purposes', text: 'What I wrote for long.' };
    const { _csrf = '' } = hiddenIn((await other.get(text)).text);
    await hold(reference);
    const late = await other.post(`${text}/comments`, { ...comment, _csrf }, text);
    expect(late.status).toBe(409);
    expect(late.text).toMatch(
      /<textarea[^>]*id="comment-purposes"[^>]*readonly[^>]*>What I wrote for long\.<\/textarea>/,
    );
    expect(late.text).toContain('href="#comment-purposes"');
    const stray = await other.post(`${text}/comments`, { ...comment, clause: 'own-9', _csrf }, text);
    expect(stray.text).toMatch(/<textarea[^>]*id="comment-stray"[^>]*>What I wrote for long\.<\/textarea>/);
    expect(stray.text).toContain('href="#comment-stray"');
  });

  it('leaves a working copy to be read while the case is on hold, and what was typed on the page', async () => {
    const { reference, text, one, other } = await drafting('honolulu', 'nagasaki');
    const path = `${text}/draft/clauses/purposes`;
    await write(one, path, { 'en.text': 'Ours until now.' });
    const late = await typed(one, path, { 'en.text': 'Typed when staff held it.' });
    await hold(reference);
    const page = await one.get(`${text}/draft`);
    expect([page.status, said(page.text)]).toEqual([200, expect.stringContaining('can only be read')]);
    expect(page.text).not.toMatch(/<button[^>]*name="do"|draft\/facts"|draft\/discard"/);
    expect((await one.get(text)).text).toContain('Read your draft');
    const clause = await one.get(path);
    expect(clause.text).toMatch(/<textarea[^>]*name="en.text"[^>]*readonly[^>]*>\s*Ours until now\.<\/textarea>/);
    expect(clause.text).not.toContain('data-autosave ');
    const refused = await one.post(path, late, text);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Typed when staff held it.</textarea>');
    for (const sending of ['facts', 'clauses', 'clauses/purposes/order', 'propose', 'discard'])
      expect([sending, (await one.post(`${text}/draft/${sending}`, { do: 'up' }, text)).status]).toEqual([
        sending,
        409,
      ]);
    expect((await other.get(`${text}/draft`)).status).toBe(409);
    const official = await Visitor.as(world, sampleMails.official('honolulu'));
    expect((await official.get(`${text}/draft`)).status).toBe(403);
    expect((await one.get(path)).text).toContain('Ours until now.');
  });

  it('says of both lengths whether they are renewed, where both sides changed them', async () => {
    const { text, one, other } = await drafting('melbourne', 'thessaloniki');
    const change = async (visitor: Visitor, fields: Record<string, string>) => {
      const facts = { 'languages.initiator': 'en', 'languages.counterpart': 'en', areas: ['culture', 'education'] };
      const page = await typed(visitor, `${text}/draft/facts`, {});
      await visitor.post(`${text}/draft/facts`, { ...page, ...facts, layout: 'columns', ...fields });
    };
    await change(one, { termYears: '7', noticeMonths: '6' });
    await change(other, { termYears: '9', noticeMonths: '6', renewable: 'true' });
    expect((await other.post(`${text}/draft/propose`, {}, `${text}/draft/check`)).status).toBe(303);
    const page = said((await one.get(`${text}/draft/catch-up`)).text);
    expect(page).toMatch(/7 years, then it ends/);
    expect(page).toMatch(/9 years, can be renewed/);
  });
});
