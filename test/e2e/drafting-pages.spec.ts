import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseQuery } from '../../src/partnerships/application/case.query.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller } from '../support/api-caller.js';
import { draftingCase, said, typed, write } from '../support/drafting-visitors.js';
import { PagesWorld } from '../support/pages-world.js';
import { hiddenIn } from '../support/visitor.js';

const { clerk } = sampleMails;

describe('drafting a text together', () => {
  let world: PagesWorld;

  beforeAll(async () => {
    world = await PagesWorld.open();
  }, 60_000);

  afterAll(() => world?.close());

  const drafting = (initiator: string, counterpart: string) => draftingCase(world, initiator, counterpart);

  const eventsOf = async (reference: string) =>
    (await world.app.get(CaseQuery).view(reference, { kind: 'service' })).events.map(({ type }) => type);

  it('goes from a comment over a counter-proposal to one text that both accept, each step an event', async () => {
    const { reference, text, one, other } = await drafting('saint-paul', 'nagasaki');
    const comment = { revision: '1', clause: 'purposes', text: 'もう少し短くできますか。' };
    expect((await other.post(`${text}/comments`, { ...comment, text: ' ' }, text)).status).toBe(422);
    const commented = await other.post(`${text}/comments`, comment, text);
    expect(commented.headers.location).toBe(`${text}?revision=1#clause-purposes`);
    expect(said((await one.get(text)).text)).toContain('もう少し短くできますか。');

    const changed = { 'en.text': 'The partnership is to serve peace.', 'ja.text': '平和に寄与することを目的とする。' };
    expect((await write(other, `${text}/draft/clauses/purposes`, changed)).status).toBe(303);
    const added = await other.post(`${text}/draft/clauses`, { own: 'true' }, `${text}/draft`);
    expect(added.headers.location).toBe(`${text}/draft/clauses/own-1`);
    const own = { 'en.heading': 'Youth', 'en.text': 'Ten young people a year visit {second.name}.' };
    await write(other, `${text}/draft/clauses/own-1`, own);
    expect(said((await other.get(`${text}/draft`)).text)).toContain('“Youth” has no text in Japanese yet');
    expect(said((await other.post(`${text}/draft/propose`, {}, `${text}/draft/check`)).text)).toContain(
      'The text isn’t complete yet',
    );
    await write(other, `${text}/draft/clauses/own-1`, { 'ja.heading': '青少年', 'ja.text': '毎年訪問する。' });
    await other.post(`${text}/draft/clauses/finance/order`, { do: 'remove' }, `${text}/draft`);
    await other.post(`${text}/draft/clauses/status/order`, { do: 'up' }, `${text}/draft`);
    expect((await one.get(text)).text).not.toContain('to serve peace');

    const check = said((await other.get(`${text}/draft/check`)).text);
    expect(check).toMatch(/This becomes text 2.*Costs Removed.*Youth New/);
    expect(check).toMatch(/Purposes Changed.*\[removed: bring the people of both communities/);
    expect(check.match(/Moved/g)).toHaveLength(1);
    const proposed = await other.post(`${text}/draft/propose`, {}, `${text}/draft/check`);
    expect(proposed.headers.location).toBe(text);
    const compared = said((await one.get(`${text}/compare`)).text);
    expect(compared).toMatch(/What changed from text 1 to text 2.*Purposes Changed/);
    expect(compared).toMatch(/Costs Removed/);
    expect(compared).toMatch(/Youth New/);

    const read = await one.get(text);
    expect(said(read.text)).toContain('Accepted by Nagasaki');
    expect(read.text).toContain(`/partnerships/${reference}/actions/acceptText`);
    const accept = `/partnerships/${reference}/actions/acceptText`;
    const { revision = '', contentHash = '' } = hiddenIn((await one.get(accept)).text);
    expect((await one.post(accept, { revision, contentHash })).status).toBe(303);
    expect((await eventsOf(reference)).slice(-3)).toEqual([
      'agreement.commented',
      'agreement.text-proposed',
      'agreement.text-accepted',
    ]);
  }, 30_000);

  it('saves half a text, and says beside it what it lacks', async () => {
    const { text, one } = await drafting('oakland', 'fukuoka');
    const path = `${text}/draft/clauses/purposes`;
    const saved = await write(one, path, { 'en.text': 'For {nobody} 😀', 'ja.text': '' });
    expect(saved.headers.location).toBe(path);
    const page = said((await one.get(path)).text);
    expect(page).toContain('“Purposes” in English has a field that is not known: nobody');
    expect(page).toContain('the character 😀 (U+1F600) can’t be printed');
    expect(page).toContain('“Purposes” has no text in Japanese yet');
    expect(page).toContain('The pages can’t be shown: the text has a character that can’t be printed');
    const tooLong = 'x'.repeat(12_001);
    const refused = await write(one, path, { 'en.text': tooLong });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`${tooLong}</textarea>`);
    const house = await write(one, path, { house: 'en' });
    expect(house.status).toBe(303);
    expect((await one.get(path)).text).toContain('The partnership is to bring the people of both communities');
  });

  it('saves by itself while somebody types, and stops before a colleague’s words', async () => {
    const { text, one } = await drafting('denver', 'lima');
    const path = `${text}/draft/clauses/purposes`;
    const seen = await typed(one, path, { autosave: '1', 'en.text': 'First words.' });
    const saved = await one.post(path, seen);
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ saved: expect.any(String), version: expect.any(Number) });
    const goOn = { ...seen, 'seen.en': saved.body.seen.en as string, 'en.text': 'Second words.' };
    expect((await one.post(path, goOn)).body.version).toBeGreaterThan(saved.body.version);
    const late = await one.post(path, { ...seen, 'en.text': 'Too late.' });
    expect([late.status, late.body]).toEqual([409, { code: 'text.clause-saved-meanwhile' }]);
    expect((await one.get(path)).text).toContain('Second words.</textarea>');
  });

  it('saves names and facts, asks for those of a language that was just chosen, and keeps what two change', async () => {
    const { text, one } = await drafting('miami', 'bogota');
    const path = `${text}/draft/facts`;
    const facts = async (fields: Record<string, string | string[]>) => ({
      ...(await typed(one, path, {})),
      ...{ 'languages.initiator': 'en', 'languages.counterpart': 'en', areas: ['culture', 'education'] },
      ...{ renewable: 'true', layout: 'columns' },
      ...fields,
    });
    const seen = await facts({});
    expect((await one.post(path, { ...seen, termYears: 'many', areas: [] })).status).toBe(422);
    const chosen = await one.post(path, await facts({ 'languages.counterpart': 'es' }));
    expect(chosen.headers.location).toBe(path);
    expect(said((await one.get(path)).text)).toContain('Full style of Bogotá in Spanish is missing');
    expect((await one.post(path, { ...seen, 'languages.counterpart': 'es', noticeMonths: '12' })).status).toBe(303);
    const stale = await one.post(path, { ...seen, 'languages.counterpart': 'es', noticeMonths: '3' });
    expect(stale.status).toBe(409);
    expect(said(stale.text)).toMatch(/A colleague saved this meanwhile.*12 months/);
    expect(stale.text).toContain('value="3"');
  });

  it('brings both together when the other side proposed meanwhile, and loses nothing', async () => {
    const { text, one, other } = await drafting('chicago', 'accra');
    await write(one, `${text}/draft/clauses/purposes`, { 'en.text': 'Chicago’s words.' });
    await write(one, `${text}/draft/clauses/status`, { 'en.text': 'Chicago alone.' });
    await write(other, `${text}/draft/clauses/purposes`, { 'en.text': 'Accra’s words.' });
    await other.post(`${text}/draft/propose`, {}, `${text}/draft/check`);
    expect(said((await one.get(`${text}/draft`)).text)).toContain('Accra proposed text 2 while you were writing');
    const tooEarly = await one.post(`${text}/draft/propose`, {}, `${text}/draft/discard`);
    expect([tooEarly.status, said(tooEarly.text).includes('nothing of yours is lost')]).toEqual([409, true]);
    const path = `${text}/draft/catch-up`;
    const page = await one.get(path);
    expect(said(page.text)).toMatch(/Purposes, English.*Chicago’s words.*Accra’s words/);
    const { version = '', latest = '' } = hiddenIn(page.text);
    expect((await one.post(path, { version, latest })).status).toBe(422);
    const choice = { version, latest, 'choice.clause.purposes.en': 'both' };
    expect((await one.post(path, { ...choice, version: '1' })).status).toBe(409);
    expect((await one.post(path, choice)).status).toBe(303);
    const merged = (await one.get(`${text}/draft/clauses/purposes`)).text;
    expect(merged).toMatch(/Accra’s words\.\n\nChicago’s words\.<\/textarea>/);
    expect((await one.get(`${text}/draft/clauses/status`)).text).toContain('Chicago alone.');
    expect((await one.get(path)).status).toBe(303);
  }, 30_000);

  it('shows the pages as pictures, and sends them once', async () => {
    const { text, one } = await drafting('toronto', 'milan');
    const page = await one.get(`${text}/draft`);
    const [, picture = ''] = /<img[^>]*src="([^"]+)" alt="Page 1 of \d+"/.exec(page.text) ?? [];
    const first = await one.get(picture);
    expect(first.headers['content-type']).toBe('image/png');
    expect(
      Buffer.from(first.body as Buffer)
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    const again = await one.get(picture, { 'If-None-Match': String(first.headers.etag) });
    expect(again.status).toBe(304);
    expect((await one.get(`${text}/preview/1/1.png`)).status).toBe(200);
    for (const wrong of ['0', 'x', '-1']) expect((await one.get(`${text}/preview/1/${wrong}.png`)).status).toBe(404);
  });

  it('gives the very bytes that both accept, to people and to programs', async () => {
    const { reference, text, one } = await drafting('melbourne', 'thessaloniki');
    const view = await world.app.get(CaseQuery).view(reference, { kind: 'service' });
    const hash = view.partnership.procedure.revisions[0]?.content?.sha256;
    const exported = await one.get(`${text}/agreement.json`);
    expect(exported.headers['content-disposition']).toContain('attachment');
    expect(createHash('sha256').update(exported.text).digest('hex')).toBe(hash);
    const api = await ApiCaller.as(world, clerk('melbourne'));
    const answer = await api.get(`/partnerships/${reference}/texts/1`);
    expect(createHash('sha256').update(answer.bytes).digest('hex')).toBe(hash);
    expect(answer.headers.get('etag')).toBe(`"${hash}"`);
    expect((await api.get(`/partnerships/${reference}/texts/9`)).status).toBe(404);
    const { revisions } = (await api.get(`/partnerships/${reference}`)).json as unknown as {
      revisions: { content: object }[];
    };
    expect(revisions[0]?.content).toMatchObject({ sha256: hash });
  });
});
