import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleMails } from '../../src/sample-data/people.js';
import { PagesWorld } from '../support/pages-world.js';
import { textOf, Visitor } from '../support/visitor.js';

const draft = '/staff/wording/draft';
const law = `${draft}/clauses/law`;
const [english, german] = [`${law}?language=en`, `${law}?language=de`];
const show = { language: 'en', go: 'show', show: 'de' };

describe('going from one language of a clause to another', () => {
  let world: PagesWorld;
  let staff: Visitor;

  beforeAll(async () => {
    world = await PagesWorld.open();
    staff = await Visitor.as(world, sampleMails.staff);
  }, 60_000);
  afterAll(() => world?.close());

  const typed = (text: string) => ({ ...show, 'clauses.en.heading': 'Law', 'clauses.en.text': text });

  it('begins no draft for who only looks', async () => {
    const shown = await staff.post(law, show, english);
    expect([shown.status, shown.headers.location]).toEqual([303, german]);
    expect(JSON.stringify(shown.headers['set-cookie'] ?? '')).not.toContain('wording');
    expect(textOf((await staff.get('/staff/wording')).text)).not.toContain('You are drafting');
  });

  it('keeps what was typed, with a button of the same form', async () => {
    const { text } = await staff.get(english);
    expect(text).toMatch(/<form id="wording" method="post"/);
    expect(text).toMatch(/<select[^>]* name="show" form="wording">/);
    expect(text).toMatch(/<button[^>]* name="go" value="show" form="wording">Show/);
    expect(textOf(text)).toContain('Back without saving');
    const shown = await staff.post(law, typed('Each follows its own law.'), english);
    expect([shown.status, shown.headers.location]).toEqual([303, german]);
    expect((await staff.get(german)).text).toContain('Each follows its own law.');
  });

  it('isn’t hindered by another window when nothing was typed', async () => {
    const shown = await staff.post(law, { ...typed('Each follows its own law.'), version: '0' }, english);
    expect([shown.status, shown.headers.location]).toEqual([303, german]);
  });

  it('shows the page again with what couldn’t be kept', async () => {
    const stale = await staff.post(law, { ...typed('Typed in the other window'), version: '0' }, english);
    expect([stale.status, stale.text]).toEqual([409, expect.stringContaining('>Typed in the other window</textarea>')]);
    const long = await staff.post(law, { ...typed('Kept'), 'clauses.en.heading': 'x'.repeat(201) }, english);
    expect([long.status, long.text]).toEqual([422, expect.stringContaining('>Kept</textarea>')]);
    expect((await staff.get(english)).text).toContain('>Each follows its own law.</textarea>');
  });

  it('stays in the language when it is saved, whatever is chosen above', async () => {
    const saved = await staff.post(law, { ...typed('Each keeps its own law.'), go: '' }, english);
    expect([saved.status, saved.headers.location]).toEqual([303, english]);
  });
});
