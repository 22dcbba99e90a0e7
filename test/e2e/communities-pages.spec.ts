import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleMails } from '../../src/sample-data/people.js';
import { PagesWorld } from '../support/pages-world.js';
import { type Fields, textOf, Visitor } from '../support/visitor.js';

const springfield: Fields = {
  name: 'Springfield',
  level: 'city',
  country: 'US',
  subdivision: 'US-IL',
  officeTitle: 'Mayor',
  zone: 'America/Chicago',
  languages: 'en',
  population: '114,394',
};
const term: Fields = {
  name: 'Sample Mayor of Springfield',
  mail: 'mayor@springfield.example',
  office: 'Mayor',
  capacity: 'holder',
  basis: 'elected',
  'from.day': '1',
  'from.month': '5',
  'from.year': '2023',
};

describe('the pages about communities', () => {
  let world: PagesWorld;
  let staff: Visitor;
  let page: string;
  let id: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    staff = await Visitor.as(world, sampleMails.staff);
    const added = await staff.post('/staff/communities/new', springfield);
    page = added.headers.location ?? '';
    id = page.split('/').at(-1) ?? '';
    await staff.post(`${page}/people/new`, { name: 'Sample Clerk', mail: 'Clerk@Springfield.example', role: 'clerk' });
  }, 60_000);
  afterAll(() => world?.close());

  const clerk = () => Visitor.as(world, 'clerk@springfield.example');
  const terms = () =>
    world.test.database.query<{ id: string; mail_confirmed_at: Date | null; valid_until: string | null }>(
      'select id, mail_confirmed_at, valid_until::text from office_term where community_id = $1 order by created_at',
      [id],
    );

  it('show a new community with the style that its facts give it', async () => {
    expect(page).toMatch(/^\/staff\/communities\/[0-9a-f-]{36}$/);
    const text = textOf((await staff.get(page)).text);
    expect(text).toContain('the City of Springfield, Illinois, United States of America');
    expect(text).toContain('Nobody is entered as in office today');
  });

  it.each<[string, Fields, string]>([
    ['no name', { name: ' ' }, 'Enter an answer for “Name”'],
    ['a subdivision of another country', { subdivision: 'JP-13' }, 'must belong to the country that you chose'],
    ['no real language', { languages: 'english!' }, 'must hold language codes'],
    ['a zone that is none', { zone: '+09:00' }, 'Choose a time zone from the list'],
  ])('keep what was typed and say what is wrong: %s', async (_wrong, fields, said) => {
    const answer = await staff.post('/staff/communities/new', {
      ...springfield,
      officeTitle: 'Bürgermeisterin',
      ...fields,
    });
    expect([answer.status, textOf(answer.text).includes(said)]).toEqual([422, true]);
    expect(answer.text).toContain('value="Bürgermeisterin"');
  });

  it('find a community without accents and go on from page to page', async () => {
    expect(textOf((await staff.get('/staff/communities?text=reykjavik')).text)).toContain('Reykjavík');
    expect(textOf((await staff.get('/staff/communities?text=atlantis')).text)).toContain('No community matches');
    expect((await staff.get('/staff/communities?after=nonsense&country=xx')).status).toBe(200);
  });

  it('refuse a change of what somebody else changed meanwhile', async () => {
    const first = await staff.post(`${page}/edit`, { ...springfield, population: '114000' });
    expect([first.status, first.headers.location]).toEqual([303, page]);
    const late = await staff.post(`${page}/edit`, { ...springfield, population: '1', version: '1' });
    expect([late.status, textOf(late.text).includes('Somebody changed this community')]).toEqual([409, true]);
  });

  it('forget a population that is left blank', async () => {
    await staff.post(`${page}/edit`, { ...springfield, population: '' });
    expect(textOf((await staff.get(page)).text)).toContain('Population Not given');
  });

  it('lead a clerk to the one community that is theirs, and to no other', async () => {
    const visitor = await clerk();
    expect((await visitor.get('/communities')).headers.location).toBe(`/communities/${id}`);
    expect((await visitor.get(`/communities/${id}`)).status).toBe(200);
    const [other] = await world.test.database.query<{ id: string }>(`select id from community where slug = 'nagasaki'`);
    for (const path of ['', '/people/new', '/office-terms/new']) {
      expect([path, (await visitor.get(`/communities/${other?.id}${path}`)).status]).toEqual([path, 404]);
    }
    expect((await visitor.get(page)).status).toBe(403);
    expect((await visitor.get('/staff/communities')).status).toBe(403);
    expect((await visitor.get(`/communities/${id}/edit`)).status).toBe(404);
    expect((await visitor.get('/communities/springfield')).status).toBe(404);
  });

  it('let the clerk enter the official, whose address staff confirm', async () => {
    const visitor = await clerk();
    const own = `/communities/${id}`;
    const wrong = await visitor.post(`${own}/office-terms/new`, { ...term, mail: 'clerk@springfield.example' });
    expect([wrong.status, textOf(wrong.text).includes('this one belongs to a clerk')]).toEqual([422, true]);
    const appointed = await visitor.post(`${own}/office-terms/new`, { ...term, basis: 'appointed' });
    expect([appointed.status, textOf(appointed.text).includes('Say why')]).toEqual([422, true]);
    expect((await visitor.post(`${own}/office-terms/new`, term)).headers.location).toBe(own);
    expect(textOf((await visitor.get(own)).text)).toContain('Not confirmed yet');

    const [entered] = await terms();
    const confirm = `office-terms/${entered?.id}/confirm`;
    const mail = { mail: 'mayor@springfield.example' };
    expect((await visitor.post(`${own}/${confirm}`, mail, own)).status).toBe(403);
    expect((await staff.post(`${page}/${confirm}`, { mail: 'another@springfield.example' }, page)).status).toBe(422);
    const away = await staff.post(`${page}/${confirm}`, { ...mail, next: '//evil.example' }, page);
    expect(away.headers.location).toBe(page);
    expect((await terms())[0]?.mail_confirmed_at).toBeInstanceOf(Date);
    expect(textOf((await visitor.get(own)).text)).toContain('Address confirmed by staff');
  });

  it('take the confirmation back with another address, and end a term', async () => {
    const visitor = await clerk();
    const [entered] = await terms();
    const own = `/communities/${id}`;
    const changed = await visitor.post(`${own}/office-terms/${entered?.id}/change`, {
      name: 'Sample Mayor of Springfield',
      mail: 'new.mayor@springfield.example',
    });
    expect(changed.status).toBe(303);
    expect((await terms())[0]?.mail_confirmed_at).toBeNull();
    const end = `${own}/office-terms/${entered?.id}/end`;
    expect((await visitor.post(end, { 'until.day': '31', 'until.month': '2', 'until.year': '2024' })).status).toBe(422);
    expect((await visitor.post(end, { 'until.day': '1', 'until.month': '2', 'until.year': '1999' })).status).toBe(422);
    expect((await visitor.post(end, { 'until.day': '1', 'until.month': '2', 'until.year': '2024' })).status).toBe(303);
    expect((await terms())[0]?.valid_until).toBe('2024-02-01');
    expect((await visitor.get(`${own}/office-terms/nonsense/end`)).status).toBe(404);
  });

  it('let a clerk invite a colleague, who can look, and staff end the role again', async () => {
    const visitor = await clerk();
    const own = `/communities/${id}`;
    const organiser = { name: 'Sample Organiser', mail: 'organiser@springfield.example', role: 'organiser' };
    expect((await visitor.post(`${own}/people/new`, organiser)).headers.location).toBe(own);
    const reviewer = { name: 'Sample Reviewer', mail: sampleMails.secondStaff, role: 'clerk' };
    const refused = await visitor.post(`${own}/people/new`, reviewer);
    expect([refused.status, textOf(refused.text).includes('belongs to the programme’s staff')]).toEqual([422, true]);
    const colleague = await Visitor.as(world, organiser.mail);
    expect((await colleague.get(own)).status).toBe(200);
    expect((await colleague.get(`${own}/people/new`)).status).toBe(403);
    const personId = await world.personId(organiser.mail);
    expect((await visitor.post(`${own}/people/end`, { personId, role: 'organiser' }, `${own}/people/new`)).status).toBe(
      403,
    );
    expect((await staff.post(`${page}/people/end`, { personId, role: 'organiser' }, page)).status).toBe(303);
    expect((await colleague.get(own)).status).toBe(404);
  });

  it('are for nobody who isn’t signed in', async () => {
    for (const path of ['/communities', '/staff/communities', page, `/communities/${id}`, '/staff/queue']) {
      const answer = await fetch(`${world.origin}${path}`, { redirect: 'manual' });
      expect([path, answer.status, answer.headers.get('location')?.startsWith('/sign-in')]).toEqual([path, 303, true]);
    }
  });
});
