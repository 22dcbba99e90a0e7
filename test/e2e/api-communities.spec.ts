import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActionLinks } from '../../src/accounts/application/action-links.js';
import { communityAnswer, termAnswer } from '../../src/api/answers/community-answer.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller, listOf } from '../support/api-caller.js';
import { PagesWorld } from '../support/pages-world.js';

const ponce = {
  name: 'Ponce',
  level: 'city',
  country: 'pr',
  subdivision: 'US-PR',
  zone: 'America/Puerto_Rico',
  officeTitle: 'Mayor',
};
const term = {
  ...{ name: 'A. Mayor', mail: 'mayor@ponce.example', office: 'Mayor', capacity: 'holder', basis: 'elected' },
  from: '2024-01-01',
};

describe('communities in the API', () => {
  let world: PagesWorld;
  let staff: ApiCaller;
  let id: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    staff = await ApiCaller.as(world, sampleMails.staff);
    id = String((await staff.post('/communities', ponce)).json.id);
  }, 60_000);

  afterAll(() => world?.close());

  const fieldsOf = (answer: { json: { errors?: unknown } }) =>
    (answer.json.errors as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`);

  it('derive the sovereign state, the style and the address from what was entered', async () => {
    const { json, headers } = await staff.get(`/communities/${id}`);
    expect(communityAnswer.parse(json)).toMatchObject({
      ...{ slug: 'ponce', country: 'PR', sovereign: 'US', version: 1, sample: false },
      styledName: 'the City of Ponce, Puerto Rico',
    });
    expect(headers.get('etag')).toBe('"1"');
    const second = await staff.post('/communities', {
      ...ponce,
      country: 'AR',
      subdivision: 'AR-J',
      zone: 'America/Argentina/San_Juan',
    });
    expect(second.json).toMatchObject({ slug: 'ponce-ar-j', sovereign: 'AR' });
  });

  it.each([
    [{ country: 'ZZ' }, 'country community.country'],
    [{ zone: '+09:00' }, 'zone community.zone'],
    [{ zone: 'Mars/Olympus' }, 'zone community.zone'],
    [{ subdivision: 'MN' }, 'subdivision community.subdivision'],
    [{ subdivision: 'JP-42' }, 'subdivision community.subdivision-of-country'],
    [{ languages: ['english!'] }, 'languages.0 community.language'],
    [{ coordinates: { latitude: 91, longitude: 0 } }, 'coordinates.latitude too-big'],
    [{ population: 1.5 }, 'population whole-number'],
    [{ level: 'village' }, 'level choose-one'],
  ])('refuse %j', async (changes, problem) => {
    const answer = await staff.post('/communities', { ...ponce, ...changes });
    expect([answer.status, fieldsOf(answer)]).toEqual([422, [problem]]);
  });

  it('are found whatever accents are typed, page by page', async () => {
    await staff.post('/communities', {
      ...ponce,
      name: 'Tromsø',
      country: 'NO',
      subdivision: 'NO-55',
      zone: 'Europe/Oslo',
    });
    const found = async (q: string) =>
      listOf((await staff.get(`/communities?q=${encodeURIComponent(q)}`)).json.items).map(({ name }) => name);
    for (const typed of ['tromso', 'TROMSØ', 'trom', 'norway tromso']) expect(await found(typed)).toEqual(['Tromsø']);
    expect(await found('%')).toEqual([]);
    const all = await staff.all('/communities', 7);
    expect(new Set(all.map((each) => each.id)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(20);
  });

  it('are changed for the version that was looked at', async () => {
    const change = (body: object, tag: string) =>
      staff.send('PATCH', `/communities/${id}`, { body, headers: { 'If-Match': tag } });
    const renamed = await change({ name: 'Ponce Bautista' }, '"1"');
    expect(renamed.json).toMatchObject({
      version: 2,
      styledName: 'the City of Ponce Bautista, Puerto Rico',
      slug: 'ponce',
    });
    expect(await change({ population: 1 }, '"1"')).toMatchObject({
      status: 412,
      json: { code: 'community.changed-meanwhile' },
    });
    const both = await Promise.all([1, 2].map((population) => change({ population }, '"2"')));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await staff.send('PATCH', `/communities/${id}`, { body: {} })).status).toBe(422);
  });

  it('are acted for by whom staff let in, until staff end it', async () => {
    const member = { name: 'C. Clerk', mail: 'clerk@ponce.example' };
    const added = await staff.post(`/communities/${id}/clerks`, member);
    expect(added.json).toMatchObject({ ...member, role: 'clerk' });
    const clerk = await ApiCaller.as(world, member.mail);
    expect(listOf((await clerk.get(`/communities/${id}/members`)).json.items)).toHaveLength(1);
    expect((await clerk.post(`/communities/${id}/organisers`, { name: 'O', mail: 'o@ponce.example' })).status).toBe(
      201,
    );
    const stranger = await ApiCaller.as(world, sampleMails.clerk('oakland'));
    expect((await stranger.get(`/communities/${id}/members`)).status).toBe(403);
    expect((await stranger.post(`/communities/${id}/organisers`, { name: 'O', mail: 'p@ponce.example' })).status).toBe(
      403,
    );
    expect((await stranger.post(`/communities/${id}/terms`, term)).status).toBe(403);
    expect(fieldsOf(await clerk.post(`/communities/${id}/terms`, { ...term, mail: member.mail }))).toEqual([
      'mail term.mail-is-a-clerks',
    ]);
    expect((await staff.send('DELETE', `/communities/${id}/clerks/${added.json.personId}`)).status).toBe(204);
    expect((await staff.send('DELETE', `/communities/${id}/clerks/${added.json.personId}`)).status).toBe(404);
    expect((await clerk.post(`/communities/${id}/terms`, term)).status).toBe(403);
  });

  it('do not choose who reviews them: only staff let staff act for a community', async () => {
    const oakland = String((await staff.get('/communities/oakland')).json.id);
    const clerk = await ApiCaller.as(world, sampleMails.clerk('oakland'));
    for (const mail of [sampleMails.secondStaff.toUpperCase(), sampleMails.admin]) {
      for (const role of ['clerks', 'organisers']) {
        const answer = await clerk.post(`/communities/${oakland}/${role}`, { name: 'N', mail });
        expect([answer.status, fieldsOf(answer)]).toEqual([422, ['mail member.is-staff']]);
      }
      expect(fieldsOf(await clerk.post(`/communities/${oakland}/terms`, { ...term, mail }))).toEqual([
        'mail member.is-staff',
      ]);
    }
    const [held] = listOf((await clerk.get(`/communities/${oakland}/terms`)).json.items);
    const change = { body: { mail: sampleMails.secondStaff } };
    expect(fieldsOf(await clerk.send('PATCH', `/communities/${oakland}/terms/${held?.id}`, change))).toEqual([
      'mail member.is-staff',
    ]);
  });

  it('have an office whose holder staff confirm; another address needs another confirmation', async () => {
    const oakland = String((await staff.get('/communities/oakland')).json.id);
    const clerk = await ApiCaller.as(world, sampleMails.clerk('oakland'));
    const terms = `/communities/${oakland}/terms`;
    const [held] = listOf((await clerk.get(terms)).json.items);
    expect(termAnswer.parse(held)).toMatchObject({ mail: sampleMails.official('oakland') });
    const reference = await world.bring('oakland', 'nagasaki', 'signing');
    const link = await world.link('signature', sampleMails.official('oakland'), reference);
    const token = link.split('/').at(-1) ?? '';
    const changed = await clerk.send('PATCH', `${terms}/${held?.id}`, { body: { mail: 'new.mayor@oakland.example' } });
    expect(changed.json).toMatchObject({ mail: 'new.mayor@oakland.example', mailConfirmedAt: null });
    expect(await world.app.get(ActionLinks).resolve('signature', token)).toMatchObject({ dead: 'revoked' });
    const confirm = (mail: string) => staff.post(`${terms}/${held?.id}/confirm`, { mail });
    expect(fieldsOf(await confirm(sampleMails.official('oakland')))).toEqual(['mail term.mail-changed']);
    expect((await confirm('new.mayor@oakland.example')).json.mailConfirmedAt).not.toBeNull();
    expect(
      fieldsOf(await staff.post(`/communities/${oakland}/clerks`, { name: 'N', mail: 'new.mayor@oakland.example' })),
    ).toEqual(['mail member.is-official']);
    const elsewhere = { name: 'N', mail: sampleMails.official('nagasaki') };
    expect(fieldsOf(await clerk.post(`/communities/${oakland}/organisers`, elsewhere))).toEqual([
      'mail member.is-official',
    ]);
    const stranger = await ApiCaller.as(world, sampleMails.clerk('milan'));
    expect(listOf((await stranger.get(terms)).json.items)).toMatchObject([{ mail: null, office: 'Mayor' }]);
  });

  it('are not vouched for by staff who act for them', async () => {
    const entered = await staff.post(`/communities/${id}/terms`, { ...term, mail: 'governor@ponce.example' });
    await staff.post(`/communities/${id}/organisers`, { name: 'Second', mail: sampleMails.secondStaff });
    const second = await ApiCaller.as(world, sampleMails.secondStaff);
    const path = `/communities/${id}/terms/${entered.json.id}/confirm`;
    expect(await second.post(path, { mail: 'governor@ponce.example' })).toMatchObject({
      status: 409,
      json: { code: 'term.confirmer-tied' },
    });
    expect((await staff.post(path, { mail: 'governor@ponce.example' })).status).toBe(200);
  });

  it('end a term on a day that is not before its first', async () => {
    const { json } = await staff.post(`/communities/${id}/terms`, { ...term, mail: 'former@ponce.example' });
    const end = (until: string) => staff.post(`/communities/${id}/terms/${json.id}/end`, { until });
    expect(fieldsOf(await end('2023-12-31'))).toEqual(['until term.until-before-from']);
    expect((await end('2024-12-31')).json.until).toBe('2024-12-31');
    const confirm = `/communities/${id}/terms/${json.id}/confirm`;
    await staff.post(confirm, { mail: 'former@ponce.example' });
    expect((await end('2024-11-30')).json.mailConfirmedAt).not.toBeNull();
    expect((await end('2030-12-31')).json).toMatchObject({ until: '2030-12-31', mailConfirmedAt: null });
    expect(listOf((await staff.get(`/communities/${id}/terms`)).json.items)).toContainEqual(
      expect.objectContaining({ id: json.id, until: '2030-12-31', mailConfirmedAt: null }),
    );
  });

  it.each([
    [{ basis: 'appointed' }, 'basisReason term.basis-reason'],
    [{ capacity: 'delegate', until: '2026-12-31' }, 'instrumentSha256 term.instrument'],
    [{ capacity: 'delegate', instrumentSha256: 'f'.repeat(64) }, 'until term.delegate-until'],
    [{ capacity: 'collegiate', quorum: 0 }, 'quorum too-small'],
    [{ until: '2023-01-01' }, 'until term.until-before-from'],
    [{ from: '2024-02-30' }, 'from date'],
    [{ from: '0000-01-01' }, 'from date'],
  ])('refuse a term with %j', async (changes, problem) => {
    const answer = await staff.post(`/communities/${id}/terms`, { ...term, ...changes });
    expect([answer.status, fieldsOf(answer)]).toEqual([422, [problem]]);
  });
});
