import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { partnershipAnswer } from '../../src/api/answers/partnership-answer.js';
import { eventAnswer } from '../../src/api/answers/event-answer.js';
import { meAnswer } from '../../src/api/answers/me-answer.js';
import { registerEntryAnswer, verificationAnswer } from '../../src/api/answers/register-answer.js';
import { ApiCaller, type Json, listOf } from '../support/api-caller.js';
import { PagesWorld } from '../support/pages-world.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { aText } from '../support/a-text.js';

const reason = { reason: 'Because it has to be' };

describe('the API', () => {
  let world: PagesWorld;
  let staff: ApiCaller;
  let second: ApiCaller;
  let clerk: ApiCaller;
  let other: ApiCaller;

  beforeAll(async () => {
    world = await PagesWorld.open();
    [staff, second, clerk, other] = (await Promise.all(
      [sampleMails.staff, sampleMails.secondStaff, sampleMails.clerk('saint-paul'), sampleMails.clerk('nagasaki')].map(
        (mail) => ApiCaller.as(world, mail),
      ),
    )) as [ApiCaller, ApiCaller, ApiCaller, ApiCaller];
  }, 60_000);

  afterAll(() => world?.close());

  const pairOf = async (initiator: string, counterpart: string) => ({
    initiatorId: String((await staff.get(`/communities/${initiator}`)).json.id),
    counterpartId: String((await staff.get(`/communities/${counterpart}`)).json.id),
  });

  it('says who I am', async () => {
    const { status, json } = await clerk.get('/me');
    expect(status).toBe(200);
    expect(meAnswer.parse(json)).toMatchObject({ mail: sampleMails.clerk('saint-paul'), staff: false });
    expect(listOf(json.memberships)).toMatchObject([{ community: 'Saint Paul', role: 'clerk' }]);
  });

  it('makes keys that work at once, are never shown again, and end at once', async () => {
    const made = await clerk.post('/me/api-keys', { label: 'Website' });
    expect(made.status).toBe(201);
    const withKey = { Authorization: `Bearer ${made.json.key}` };
    const nobody = ApiCaller.nobody(world);
    expect((await nobody.get('/me', withKey)).status).toBe(200);
    const listed = (await clerk.get('/me/api-keys')).json;
    expect(listOf(listed.items).map(({ label }) => label)).toContain('Website');
    expect(JSON.stringify(listed)).not.toContain(String(made.json.key));
    expect((await clerk.send('DELETE', `/me/api-keys/${made.json.id}`)).status).toBe(204);
    expect(await nobody.get('/me', withKey)).toMatchObject({ status: 401, json: { code: 'api-key.refused' } });
  });

  it('takes a partnership from its first draft to the register', async () => {
    const begun = await clerk.post('/partnerships', { kind: 'sister', ...(await pairOf('saint-paul', 'nagasaki')) });
    expect(begun.status).toBe(201);
    expect(begun.headers.get('location')).toBe(begun.json.links?.self);
    const reference = String(begun.json.reference);
    const path = `/partnerships/${reference}`;
    const act = async (who: ApiCaller, action: string, input: object = {}) => {
      const answer = await who.post(`${path}/actions/${action}`, input);
      expect({ action, status: answer.status, problem: answer.json.errors }).toEqual({
        action,
        status: 200,
        problem: undefined,
      });
      return answer.json;
    };
    const sections = {
      purpose: { purpose: 'Peace, schools and trade' },
      areas: { areas: ['culture', 'education'] },
      supporters: {
        initiatorSupporters: [{ name: 'Friends', role: 'Hosts' }],
        counterpartSupporters: [{ name: 'Association', role: 'Hosts' }],
      },
      plan: { firstYearPlan: 'Visits' },
      funding: { funding: 'Donations' },
      contacts: {
        ...{ contactName: 'A. Clerk', contactMail: sampleMails.clerk('saint-paul'), counterpartName: 'B. Clerk' },
        ...{ counterpartOffice: 'International', counterpartMail: sampleMails.clerk('nagasaki') },
      },
    };
    for (const [section, answers] of Object.entries(sections)) await act(clerk, 'answerSection', { section, answers });
    await act(clerk, 'submit');
    const contact = {
      contactName: 'B. Clerk',
      contactOffice: 'International',
      contactMail: sampleMails.clerk('nagasaki'),
    };
    await act(staff, 'inviteCounterpart', contact);
    await act(other, 'acceptInvitation');
    const scores = { breadth: 4, support: 4, plan: 4, funding: 4, reciprocity: 4 };
    await act(staff, 'recommend', { scores, noTie: true, ...reason });
    const vote = {
      meetingDate: '2024-03-02',
      resolutionNumber: 'R-8',
      documentUrl: 'https://city.example/r-8',
      seats: 7,
      yes: 6,
      no: 1,
    };
    await act(clerk, 'recordApproval', { side: 'initiator', ...vote });
    await act(other, 'recordApproval', { side: 'counterpart', ...vote });
    await act(clerk, 'proposeText', aText());
    await act(other, 'acceptText', { revision: 1 });
    await world.serve(String(begun.json.id), 'freeze');
    for (const slug of ['saint-paul', 'nagasaki']) await sign(slug, path);
    await world.serve(String(begun.json.id), 'seal');
    const recognised = await act(second, 'recognise');
    const answered = partnershipAnswer.parse(recognised);
    expect(answered).toMatchObject({ state: 'recognised', waitingOn: 'nobody' });
    expect(answered.offers.filter(({ possible }) => possible)).toEqual([]);

    const number = String(recognised.recognised?.number);
    const nobody = ApiCaller.nobody(world);
    const entry = await nobody.get(`/register/${number}`);
    expect(registerEntryAnswer.parse(entry.json)).toMatchObject({ reference, kind: 'sister' });
    expect(listOf((await nobody.get('/register?q=nagasaki')).json.items)).toMatchObject([{ number }]);
    expect(verificationAnswer.parse((await nobody.get(`/verify/${reference}`)).json).outcome).toBe('recognised');
    expect(JSON.stringify(entry.json)).not.toMatch(/@|"yes"|"seats"|Because it has to be/);

    const events = await clerk.all(`${path}/events`, 7);
    expect(events.map((event) => eventAnswer.parse(event).version)).toEqual(events.map((_, index) => index + 1));
    await papers(path);
  }, 60_000);

  async function sign(slug: string, path: string): Promise<void> {
    const official = await ApiCaller.as(world, sampleMails.official(slug));
    const asked = await official.post(`${path}/step-up`);
    expect([asked.status, typeof asked.json.expiresAt]).toEqual([202, 'string']);
    const { frozen } = (await official.get(path)).json;
    const hashes = {
      initiatorOriginal: frozen?.originals?.initiator,
      counterpartOriginal: frozen?.originals?.counterpart,
    };
    const input = { typedName: 'A. Mayor', consent: true, contentHash: frozen?.contentHash, ...hashes };
    const code = await world.code(sampleMails.official(slug));
    const wrong = await official.post(`${path}/actions/sign`, {
      ...input,
      code: code === '000000' ? '111111' : '000000',
    });
    expect(wrong).toMatchObject({ status: 422, json: { code: 'code.wrong', errors: [{ field: 'code' }] } });
    expect((await official.post(`${path}/actions/sign`, { ...input, code })).status).toBe(200);
  }

  async function papers(path: string): Promise<void> {
    const listed = listOf((await other.get(`${path}/documents`)).json.items);
    expect(listed.map(({ kind, side }) => `${kind} ${side}`).sort()).toEqual([
      ...['original counterpart', 'original initiator', 'sealed counterpart', 'sealed initiator'],
    ]);
    for (const { href } of listed) {
      const paper = await other.get(String(href));
      expect([paper.status, paper.type, paper.bytes.subarray(0, 5).toString()]).toEqual([
        200,
        'application/pdf',
        '%PDF-',
      ]);
      expect(paper.headers.get('content-disposition')).toMatch(/^attachment; filename="P-[\w-]+\.pdf"$/);
    }
    expect((await other.get(`${path}/documents/${'0'.repeat(64)}`)).status).toBe(404);
    const { status, type, bytes } = await other.get(`${path}/evidence`);
    expect([status, type, bytes.subarray(0, 2).toString()]).toEqual([200, 'application/zip', 'PK']);
  }

  describe('about versions', () => {
    let path: string;

    beforeAll(async () => {
      path = `/partnerships/${await world.bring('oakland', 'nagasaki', 'submitted')}`;
    });

    it('answers the version as ETag, and takes a write for that version', async () => {
      const { headers, json } = await staff.get(path);
      expect(headers.get('etag')).toBe(`"${json.version}"`);
      const noted = await staff.post(
        `${path}/actions/note`,
        { text: 'Called' },
        { 'If-Match': headers.get('etag') ?? '' },
      );
      expect([noted.status, noted.headers.get('etag')]).toEqual([200, `"${Number(json.version) + 1}"`]);
    });

    it('refuses a write for an older version with 412, and says who changed what since', async () => {
      const etag = (await staff.get(path)).headers.get('etag') ?? '';
      await second.post(`${path}/actions/note`, { text: 'Called again' });
      const late = await staff.post(`${path}/actions/note`, { text: 'Late' }, { 'If-Match': etag });
      expect(late).toMatchObject({
        status: 412,
        type: 'application/problem+json',
        json: { code: 'partnership.changed-meanwhile' },
      });
      expect(String(listOf(late.json.errors)[0]?.message)).toContain('Sample Second Staff Member');
    });

    it.each(['*', undefined])('takes a write for whatever is newest: If-Match %s', async (tag) => {
      const headers = tag ? { 'If-Match': tag } : undefined;
      expect((await staff.post(`${path}/actions/note`, { text: 'Any' }, headers)).status).toBe(200);
    });

    it.each(['12', 'W/"12"', '"12", "13"', '""', '"99999999999"'])('can’t read If-Match %s', async (tag) => {
      const answer = await staff.post(`${path}/actions/note`, { text: 'Any' }, { 'If-Match': tag });
      expect(answer).toMatchObject({ status: 422, json: { code: 'if-match.unreadable' } });
    });
  });

  it('lists cases page by page, filtered, each once', async () => {
    const all = await staff.all('/partnerships', 1);
    expect(all.length).toBeGreaterThanOrEqual(2);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const submitted = await staff.all('/partnerships?state=submitted&waitingOn=staff&q=OAKL%C3%84ND');
    expect(submitted.map(({ parties }) => parties?.initiator?.name)).toEqual(['Oakland']);
    const own: Json[] = await clerk.all('/partnerships');
    expect(own.every(({ parties }) => JSON.stringify(parties).includes('Saint Paul'))).toBe(true);
  });
});
