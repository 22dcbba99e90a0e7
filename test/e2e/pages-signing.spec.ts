import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { sampleMails } from '../../src/sample-data/people.js';
import { PagesWorld } from '../support/pages-world.js';
import { hiddenIn, textOf, Visitor } from '../support/visitor.js';

const { clerk, official } = sampleMails;

describe('the pages on which officials sign', () => {
  let world: PagesWorld;

  beforeAll(async () => {
    world = await PagesWorld.open();
    await world.test.database.query(`update person set language = 'en'`);
  }, 60_000);

  afterAll(() => world?.close());

  const name = { typedName: 'Sample Mayor', consent: 'true' };

  /** The first step, and what the second one has to carry. */
  async function begun(visitor: Visitor, reference: string): Promise<Record<string, string>> {
    const path = `/partnerships/${reference}/sign`;
    const hashes = hiddenIn((await visitor.get(path)).text);
    const page = await visitor.post(path, { ...hashes, ...name });
    expect(page.status).toBe(200);
    expect(textOf(page.text)).toContain('We have mailed a code of six digits to o•••@');
    return { ...hiddenIn(page.text), ...name };
  }

  const confirm = (visitor: Visitor, reference: string, fields: Record<string, string>) =>
    visitor.post(`/partnerships/${reference}/sign/confirm`, fields, `/partnerships/${reference}/sign`);

  it('open from the mailed link, and conclude when both have signed', async () => {
    const reference = await world.bring('saint-paul', 'nagasaki', 'signing');
    for (const slug of ['saint-paul', 'nagasaki']) {
      const visitor = await Visitor.as(world, official(slug));
      const link = await world.link('signature', official(slug), reference);
      expect((await visitor.get(link)).headers.location).toBe(`/partnerships/${reference}/sign`);
      const fields = await begun(visitor, reference);
      const done = await confirm(visitor, reference, { ...fields, code: await world.code(official(slug)) });
      expect(done.headers.location).toBe(`/partnerships/${reference}/signed`);
      const text = textOf((await visitor.get(`/partnerships/${reference}/signed`)).text);
      expect(text).toContain(slug === 'nagasaki' ? 'the agreement is concluded' : 'Nagasaki has not signed yet');
    }
    const page = await (await Visitor.as(world, clerk('nagasaki'))).get(`/partnerships/${reference}`);
    expect(textOf(page.text)).toContain('Signed by both communities');
  });

  it('name what is missing, and refuse hashes that aren’t those of the frozen text', async () => {
    const reference = await world.bring('chicago', 'accra', 'signing');
    const visitor = await Visitor.as(world, official('chicago'));
    const path = `/partnerships/${reference}/sign`;
    const hashes = hiddenIn((await visitor.get(path)).text);
    const blank = await visitor.post(path, hashes);
    expect(blank.status).toBe(422);
    expect(textOf(blank.text)).toContain('Confirm that you have read the agreement');
    const stale = await visitor.post(path, { ...hashes, ...name, contentHash: 'f'.repeat(64) });
    expect(stale.status).toBe(409);
    expect(textOf(stale.text)).toContain('The text was changed since you opened the page');
    const fields = await begun(visitor, reference);
    const forged = { ...fields, initiatorOriginal: 'f'.repeat(64), code: await world.code(official('chicago')) };
    const refused = await confirm(visitor, reference, forged);
    expect(textOf(refused.text)).toContain('The text was changed since you opened the page');
  });

  it('take a drawing in the place of a name: kept over an error, shown again as the service draws it, stored as points', async () => {
    const reference = await world.bring('denver', 'lima', 'signing');
    const visitor = await Visitor.as(world, official('denver'));
    const path = `/partnerships/${reference}/sign`;
    const points = Array.from({ length: 12 }, (_, index) => [100 + 40 * index, index % 2 === 0 ? 100 : 260]);
    const strokes = JSON.stringify({ width: 1000, height: 400, strokes: [points] });
    const hashes = hiddenIn((await visitor.get(path)).text);
    const without = await visitor.post(path, { ...hashes, strokes });
    expect(without.status).toBe(422);
    expect(hiddenIn(without.text).strokes?.replaceAll('&quot;', '"')).toBe(strokes);
    const markup = await visitor.post(path, { ...hashes, strokes: '<svg onload="alert(1)">', consent: 'true' });
    expect(textOf(markup.text)).toContain('The drawing could not be read');
    const code = await visitor.post(path, { ...hashes, strokes, consent: 'true' });
    expect(code.text).toContain('<path d="M100 100Q140 260 160 180Q');
    const fields = { ...hashes, strokes, consent: 'true', code: await world.code(official('denver')) };
    expect((await confirm(visitor, reference, fields)).status).toBe(303);
    const signed = await visitor.get(`/partnerships/${reference}/signed`);
    expect(signed.text).toContain('<path d="M100 100Q140 260 160 180Q');
    const [row] = await world.test.database.query<{ content: string; media_type: string }>(
      `select convert_from(bytes, 'UTF8') as content, media_type from document where kind = 'strokes'`,
    );
    expect(row).toEqual({
      media_type: 'application/json',
      content: JSON.stringify({ height: 400, schema: 'entente-strokes-1', strokes: [points], width: 1000 }),
    });
  }, 20_000);

  it('refuse a name that could not be printed, before it is signed and also past the first step', async () => {
    const reference = await world.bring('melbourne', 'thessaloniki', 'signing');
    const visitor = await Visitor.as(world, official('melbourne'));
    const path = `/partnerships/${reference}/sign`;
    const hashes = hiddenIn((await visitor.get(path)).text);
    const refused = await visitor.post(path, { ...hashes, ...name, typedName: '𒀀 Taro' });
    expect(refused.status).toBe(422);
    expect(textOf(refused.text)).toContain('U+12000');
    const fields = await begun(visitor, reference);
    const code = await world.code(official('melbourne'));
    const late = await confirm(visitor, reference, { ...fields, typedName: '𒀀 Taro', code });
    expect(late.status).toBe(422);
    expect((await confirm(visitor, reference, { ...fields, code })).headers.location).toBe(
      `${path.slice(0, -4)}signed`,
    );
  });

  it('say what is wrong with a code: wrong, tried too often, too old, never sent', async () => {
    const reference = await world.bring('oakland', 'fukuoka', 'signing');
    const visitor = await Visitor.as(world, official('oakland'));
    const fields = await begun(visitor, reference);
    const right = await world.code(official('oakland'));
    const wrong = right === '111111' ? '222222' : '111111';
    const short = await confirm(visitor, reference, { ...fields, code: '12' });
    expect(textOf(short.text)).toContain('The code has six digits');
    for (let attempt = 1; attempt < 5; attempt++) {
      expect(textOf((await confirm(visitor, reference, { ...fields, code: wrong })).text)).toContain(
        `Tries left: ${5 - attempt}`,
      );
    }
    const exhausted = await confirm(visitor, reference, { ...fields, code: wrong });
    expect(textOf(exhausted.text)).toContain('A wrong code was entered too often');
    expect(exhausted.text).toContain('Sample Mayor');
    await begun(visitor, reference);
    await world.test.database.query(
      `update sign_in_link set expires_at = now() - interval '1 minute' where purpose = 'step-up'`,
    );
    const late = await confirm(visitor, reference, { ...fields, code: await world.code(official('oakland')) });
    expect(textOf(late.text)).toContain('The time of this code is over');
  });

  it('say so when too many codes are asked for, and keep the page to type the newest', async () => {
    const reference = await world.bring('seattle', 'bergen', 'signing');
    const visitor = await Visitor.as(world, official('seattle'));
    const path = `/partnerships/${reference}/sign`;
    const hashes = hiddenIn((await visitor.get(path)).text);
    let answer = await visitor.post(path, { ...hashes, ...name });
    for (let asked = 1; asked < 20 && answer.status === 200; asked++)
      answer = await visitor.post(path, { ...hashes, ...name });
    expect(answer.status).toBe(429);
    expect(textOf(answer.text)).toContain('Too many codes were asked for');
    const signed = await confirm(visitor, reference, {
      ...hashes,
      ...name,
      code: await world.code(official('seattle')),
    });
    expect(signed.status).toBe(303);
  });

  it('say that the text was opened again, also between the two steps', async () => {
    const reference = await world.bring('toronto', 'milan', 'signing');
    const visitor = await Visitor.as(world, official('toronto'));
    const fields = await begun(visitor, reference);
    const code = await world.code(official('toronto'));
    await world.act(clerk('milan'), reference, 'reopenText', { reason: 'A name is misspelt' });
    const late = await visitor.post(`/partnerships/${reference}/sign/confirm`, { ...fields, code }, '/account');
    expect(late.status).toBe(409);
    expect(textOf(late.text)).toContain('The text was opened again');
  });

  it('turn away a clerk, a former official and a stranger, each in their own way', async () => {
    const reference = await world.bring('honolulu', 'hiroshima', 'signing');
    const answer = async (mail: string) => (await Visitor.as(world, mail)).get(`/partnerships/${reference}/sign`);
    expect(textOf((await answer(clerk('honolulu'))).text)).toContain('Only the official signs');
    expect((await answer(official('lima'))).status).toBe(404);
    await world.test.database.query(
      `update office_term set valid_until = '2025-01-01', valid_from = '2024-01-01' where name like '%Hiroshima'`,
    );
    expect((await answer(official('hiroshima'))).status).toBe(404);
    await world.test.database.query(
      `insert into membership (id, person_id, community_id, role, granted_by, granted_at)
       select gen_random_uuid(), $1, id, 'organiser', $1, now() from community where slug = 'hiroshima'`,
      [await world.personId(official('hiroshima'))],
    );
    const former = await answer(official('hiroshima'));
    expect(former.status).toBe(403);
    expect(textOf(former.text)).toContain('You don’t hold the office today');
    await world.test.database.query(`update office_term set mail_confirmed_at = null where name like '%Honolulu'`);
    expect(textOf((await answer(official('honolulu'))).text)).toContain('Your mail address isn’t confirmed yet');
  });

  it('show pictures of the original, and ask a passkey, for the official whose turn it is and for nobody else', async () => {
    const reference = await world.bring('winnipeg', 'nantes', 'signing');
    const path = `/partnerships/${reference}/sign`;
    const frozen = hiddenIn((await (await Visitor.as(world, official('winnipeg'))).get(path)).text);
    const statuses = async (mail: string) => {
      const visitor = await Visitor.as(world, mail);
      const picture = await visitor.get(`${path}/pages/1.png`);
      const asked = await visitor.post(`${path}/passkey`, { contentHash: frozen.contentHash ?? '' }, '/account');
      return [picture.status, picture.headers['content-type'], asked.status];
    };
    const json = 'text/html; charset=utf-8';
    expect(await statuses(official('winnipeg'))).toEqual([200, 'image/png', 422]);
    expect(await statuses(official('lima'))).toEqual([404, json, 404]);
    expect(await statuses(clerk('winnipeg'))).toEqual([404, json, 409]);
    const visitor = await Visitor.as(world, official('winnipeg'));
    expect((await visitor.post(`${path}/passkey`, { contentHash: 'f'.repeat(64) }, '/account')).status).toBe(409);
    for (const page of ['0', 'x', '1.5', '99999']) {
      expect((await visitor.get(`${path}/pages/${page}.png`)).status).toBe(404);
    }
    for (const closed of [`${path}/pages/1.png`, '/account/passkeys']) {
      expect((await supertest(world.origin).get(closed)).headers.location).toContain('/sign-in?next=');
    }
  }, 20_000);

  it('speak of no mailed code to whoever answered with a passkey that failed', async () => {
    const reference = await world.bring('auckland', 'kunming', 'signing');
    const visitor = await Visitor.as(world, official('auckland'));
    const path = `/partnerships/${reference}/sign`;
    const fields = { ...hiddenIn((await visitor.get(path)).text), ...name };
    const [{ id = '' } = {}] = await world.test.database.query<{ id: string }>(
      'select id from person where mail = $1',
      [official('auckland')],
    );
    await world.test.database.query(
      `insert into passkey (id, person_id, credential_id, public_key, label, created_at)
       values (gen_random_uuid(), $1, 'dGhlaXJz', '\\x00', 'phone', now())`,
      [id],
    );
    const asked = await visitor.post(path, fields);
    expect(textOf(asked.text)).not.toContain('We have mailed a code');
    const failed = await confirm(visitor, reference, { ...fields, passkey: '{}' });
    expect(failed.status).toBe(422);
    expect(textOf(failed.text)).not.toContain('We have mailed a code');
    expect(failed.text).toContain(`action="${path}/code"`);
  });

  it('let nobody add a passkey from a session that is old or began with a link to a case', async () => {
    const reference = await world.bring('san-jose', 'pune', 'signing');
    const visitor = await Visitor.as(world, official('san-jose'));
    expect(textOf((await visitor.get('/account/passkeys')).text)).toContain('Name of the passkey');
    expect((await visitor.post('/account/passkeys/options', {}, '/account')).body.options.rp.id).toBe('localhost');
    await world.test.database.query(`update session set created_at = created_at - interval '1 hour'`);
    expect(textOf((await visitor.get('/account/passkeys')).text)).toContain('To add a passkey, sign in again');
    expect((await visitor.post('/account/passkeys/options', {}, '/account')).status).toBe(403);
    expect((await visitor.post('/account/passkeys', { label: 'x' }, '/account')).status).toBe(403);
    const agent = supertest.agent(world.origin);
    const link = await world.link('signature', official('san-jose'), reference);
    const { _csrf = '' } = hiddenIn((await agent.get(link)).text);
    expect((await agent.post(link).type('form').send({ _csrf })).status).toBe(303);
    expect(textOf((await agent.get('/account/passkeys')).text)).toContain('To add a passkey, sign in again');
  }, 20_000);

  it('take a refusal to sign with its reason', async () => {
    const reference = await world.bring('cape-town', 'aachen', 'signing');
    const visitor = await Visitor.as(world, official('aachen'));
    const path = `/partnerships/${reference}/actions/declineToSign`;
    expect((await visitor.post(path, {})).status).toBe(422);
    expect((await visitor.post(path, { reason: 'The council has to see it first' })).status).toBe(303);
    const page = await (await Visitor.as(world, clerk('cape-town'))).get(`/partnerships/${reference}`);
    expect(textOf(page.text)).toMatch(/The official of Aachen declined to sign.*The council has to see it first/);
  });
});
