import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller, listOf } from '../support/api-caller.js';
import { PagesWorld } from '../support/pages-world.js';

describe('an Idempotency-Key', () => {
  let world: PagesWorld;
  let staff: ApiCaller;
  let clerk: ApiCaller;
  let path: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    staff = await ApiCaller.as(world, sampleMails.staff);
    clerk = await ApiCaller.as(world, sampleMails.clerk('saint-paul'));
    path = `/partnerships/${await world.bring('oakland', 'nagasaki', 'submitted')}`;
  }, 60_000);

  afterAll(() => world?.close());

  const idOf = async (slug: string) => String((await staff.get(`/communities/${slug}`)).json.id);
  const key = () => ({ 'Idempotency-Key': uuidv7() });
  const count = async (sql: string) => (await world.test.database.query(sql)).length;
  const community = (name: string) => ({
    name,
    level: 'city',
    country: 'JP',
    zone: 'Asia/Tokyo',
    officeTitle: 'Mayor',
  });
  const at = (times: number, send: () => ReturnType<ApiCaller['post']>) =>
    Promise.all(Array.from({ length: times }, send));

  it('begins one partnership for ten requests at once', async () => {
    const body = { kind: 'sister', initiatorId: await idOf('saint-paul'), counterpartId: await idOf('nagasaki') };
    const headers = key();
    const answers = await at(10, () => clerk.post('/partnerships', body, headers));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ json }) => String(json.reference))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
  });

  it('takes a step once for ten requests at once, also with If-Match', async () => {
    const { headers } = await staff.get(path);
    const sent = { ...key(), 'If-Match': headers.get('etag') ?? '' };
    const answers = await at(10, () => staff.post(`${path}/actions/note`, { text: 'Once' }, sent));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(9);
    const events = listOf((await staff.get(`${path}/events?limit=100`)).json.items);
    expect(events.filter((event) => String(event.private?.text) === 'Once')).toHaveLength(1);
  });

  it('adds one community for ten requests at once, and repeats the answer later', async () => {
    const headers = key();
    const answers = await at(10, () => staff.post('/communities', community('Sasebo'), headers));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(await count("select 1 from community where name = 'Sasebo'")).toBe(1);
    const again = await staff.post('/communities', community('Sasebo'), headers);
    expect([again.json, again.headers.get('idempotency-replayed')]).toEqual([answers[0]?.json, 'true']);
  });

  it('makes one key, whose secret is answered once and kept nowhere', async () => {
    const headers = key();
    const [first, second] = await at(2, () => clerk.post('/me/api-keys', { label: 'Once' }, headers));
    const secrets = [first?.json.key, second?.json.key].filter((secret) => secret !== null);
    expect(secrets).toHaveLength(1);
    expect(first?.json.id).toBe(second?.json.id);
    const kept = await world.test.database.query('select response::text from idempotency_key');
    expect(JSON.stringify(kept)).not.toContain('ent_');
  });

  it('mails one code', async () => {
    const signing = `/partnerships/${await world.bring('chicago', 'accra', 'signing')}`;
    const official = await ApiCaller.as(world, sampleMails.official('chicago'));
    const headers = key();
    const answers = await at(5, () => official.post(`${signing}/step-up`, undefined, headers));
    expect(new Set(answers.map(({ status, json }) => `${status} ${json.expiresAt}`)).size).toBe(1);
    expect(await count("select 1 from message where template = 'step-up'")).toBe(1);
  }, 30_000);

  it('is for one request: another body, another address or another kind of write is refused', async () => {
    const headers = key();
    expect((await staff.post('/communities', community('Omura'), headers)).status).toBe(201);
    const refused = { status: 422, json: { code: 'idempotency.key-reused' } };
    expect(await staff.post('/communities', community('Isahaya'), headers)).toMatchObject(refused);
    expect(await staff.post(`${path}/actions/note`, { text: 'x' }, headers)).toMatchObject(refused);
    expect(await staff.post('/me/api-keys', { label: 'x' }, headers)).toMatchObject(refused);
    const step = key();
    expect((await staff.post(`${path}/actions/note`, { text: 'one' }, step)).status).toBe(200);
    expect(await staff.post(`${path}/actions/note`, { text: 'two' }, step)).toMatchObject(refused);
    expect(await staff.post('/communities', community('Unzen'), step)).toMatchObject(refused);
  });

  it('is one’s own: two people may use the same', async () => {
    const headers = key();
    const answers = await Promise.all(
      [staff, clerk].map((who) => who.post('/me/api-keys', { label: 'Mine' }, headers)),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.json.id).not.toBe(answers[1]?.json.id);
  });

  it('is not used up by a request that was refused', async () => {
    const headers = key();
    expect((await staff.post(`${path}/actions/note`, {}, headers)).status).toBe(422);
    expect((await staff.post('/communities', { ...community('Goto'), zone: 'Goto' }, headers)).status).toBe(422);
    expect((await staff.post('/communities', community('Goto'), headers)).status).toBe(201);
  });

  it.each(['a b', 'x'.repeat(201), 'clé'])('can’t be %s', async (text) => {
    const answer = await staff.post(`${path}/actions/note`, { text: 'x' }, { 'Idempotency-Key': text });
    expect(answer).toMatchObject({ status: 422, json: { code: 'idempotency.key-invalid' } });
  });
});
