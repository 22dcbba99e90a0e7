import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { termAnswer } from '../../src/api/answers/community-answer.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { WorkSources } from '../../src/platform/outbox/work-sources.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { aBlankPdf } from '../support/a-blank-pdf.js';
import { ApiCaller, listOf } from '../support/api-caller.js';
import { PagesWorld } from '../support/pages-world.js';
import { hiddenIn, textOf, Visitor } from '../support/visitor.js';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const dates = (from: string, until: string) => {
  const parts = (name: string, date: string) => {
    const [year = '', month = '', day = ''] = date.split('-');
    return { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year };
  };
  return { ...parts('from', from), ...parts('until', until) };
};

describe('delegates and boards', () => {
  let world: PagesWorld;
  let staff: ApiCaller;
  let clerk: ApiCaller;
  let id: string;
  let terms: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    staff = await ApiCaller.as(world, sampleMails.staff);
    clerk = await ApiCaller.as(world, sampleMails.clerk('oakland'));
    id = String((await staff.get('/communities/oakland')).json.id);
    terms = `/communities/${id}/terms`;
  }, 60_000);
  afterAll(() => world?.close());

  const fieldsOf = (answer: { json: { errors?: unknown } }) =>
    (answer.json.errors as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`);
  const uploaded = async (by: ApiCaller, bytes: Buffer) =>
    String(
      (await by.send('POST', '/documents', { raw: bytes, headers: { 'Content-Type': 'application/pdf' } })).json.sha256,
    );
  const delegate = (mail: string, changes: object = {}) => ({
    ...{
      name: 'D. Deputy',
      mail,
      office: 'Deputy Mayor',
      capacity: 'delegate',
      basis: 'appointed',
      basisReason: 'By the mayor',
    },
    ...{ from: '2026-01-01', until: '2026-12-31', ...changes },
  });
  const member = (name: string, changes: object = {}) => ({
    ...{ name, mail: `${name}@board.example`, office: 'Commission', capacity: 'collegiate', basis: 'elected' },
    ...{ from: '2026-01-01', quorum: 2, ...changes },
  });

  it('are seen to by workers: when a term turns, when a case comes near it, and when a deputy is named', () => {
    expect(world.app.get(WorkSources, { strict: false }).of('office-terms').queue).toBe('office-terms');
    const consumers = world.app.get(Subscriptions, { strict: false });
    expect(consumers.to('signature.deputy-named').map(({ name }) => name)).toContain('named-deputies');
    expect(consumers.to('partnership.recommended').map(({ name }) => name)).toContain('term-warnings');
  });

  describe('a delegate', () => {
    it('needs an instrument that whoever enters them has brought, and a last day', async () => {
      const lacking = await clerk.post(terms, { ...delegate('a@deputy.example'), until: null });
      expect([lacking.status, fieldsOf(lacking).sort()]).toEqual([
        ...[422, ['instrumentSha256 term.instrument', 'until term.delegate-until']],
      ]);
      const foreign = await uploaded(staff, aBlankPdf('foreign'));
      const stolen = await clerk.post(terms, delegate('a@deputy.example', { instrumentSha256: foreign }));
      expect([stolen.status, fieldsOf(stolen)]).toEqual([422, ['instrumentSha256 document.unknown']]);
    });

    it('is confirmed with the instrument that staff read, and ends no later than it', async () => {
      const instrument = aBlankPdf('decree');
      const instrumentSha256 = await uploaded(clerk, instrument);
      const entered = await clerk.post(terms, delegate('b@deputy.example', { instrumentSha256 }));
      expect(termAnswer.parse(entered.json)).toMatchObject({ instrumentSha256, instrumentUntil: '2026-12-31' });
      const term = `${terms}/${entered.json.id}`;
      const mail = 'b@deputy.example';
      expect(fieldsOf(await staff.post(`${term}/confirm`, { mail }))).toEqual([
        'instrumentSha256 term.instrument-changed',
      ]);
      const read = await staff.get(`${term}/instrument`);
      expect(sha256(read.bytes)).toBe(instrumentSha256);
      expect((await staff.post(`${term}/confirm`, { mail, instrumentSha256 })).json.mailConfirmedAt).not.toBeNull();
      expect(fieldsOf(await clerk.post(`${term}/end`, { until: '2027-01-01' }))).toEqual([
        'until term.beyond-instrument',
      ]);
      expect((await clerk.post(`${term}/end`, { until: '2026-06-30' })).json).toMatchObject({ until: '2026-06-30' });
      expect((await clerk.post(`${term}/end`, { until: '2026-12-31' })).json).toMatchObject({ mailConfirmedAt: null });
    });

    it('shows the instrument to nobody else', async () => {
      const [held] = listOf((await clerk.get(terms)).json.items).filter((each) => each.instrumentSha256);
      const path = `${terms}/${held?.id}/instrument`;
      expect((await clerk.get(path)).status).toBe(200);
      const stranger = await ApiCaller.as(world, sampleMails.clerk('milan'));
      expect((await stranger.get(path)).status).toBe(403);
      expect((await ApiCaller.nobody(world).get(path)).status).toBe(401);
      expect(listOf((await stranger.get(terms)).json.items).every((each) => each.instrumentSha256 === null)).toBe(true);
      expect((await staff.get(`${terms}/${id}/instrument`)).status).toBe(404);
    });

    it('is entered on a page, with a file that is kept over an error, read and confirmed by staff', async () => {
      const own = `/communities/${id}`;
      const visitor = await Visitor.as(world, sampleMails.clerk('oakland'));
      const form = {
        ...{ name: 'P. Deputy', mail: 'p@deputy.example', office: 'Deputy Mayor', capacity: 'delegate' },
        ...{ basis: 'appointed', basisReason: '', ...dates('2026-01-01', '2026-12-31') },
      };
      const file = { field: 'instrumentSha256', bytes: aBlankPdf('page'), name: 'order.pdf' };
      const wrong = await visitor.upload(`${own}/office-terms/new`, form, file);
      expect([wrong.status, textOf(wrong.text)]).toEqual([
        422,
        expect.stringMatching(/The file order\.pdf is here already/),
      ]);
      const { instrumentSha256 = '', keptFileName = '' } = hiddenIn(wrong.text);
      const fixed = { ...form, basisReason: 'By the mayor', instrumentSha256, keptFileName };
      expect((await visitor.post(`${own}/office-terms/new`, fixed)).status).toBe(303);
      const [term] = await world.test.database.query<{ id: string }>(
        'select id from office_term where instrument_sha256 = $1',
        [sha256(file.bytes)],
      );
      const href = `/staff/communities/${id}/office-terms/${term?.id}`;
      const desk = await Visitor.as(world, sampleMails.staff);
      expect((await desk.get(`/staff/communities/${id}`)).text).toContain(`${href}/instrument`);
      const seen = { mail: form.mail, instrumentSha256 };
      expect((await desk.post(`${href}/confirm`, { mail: form.mail }, `/staff/communities/${id}`)).status).toBe(422);
      expect((await desk.post(`${href}/confirm`, seen, `/staff/communities/${id}`)).status).toBe(303);
      expect(textOf((await visitor.get(own)).text)).toContain('Address and instrument confirmed by staff');
      const stranger = await Visitor.as(world, sampleMails.clerk('milan'));
      expect((await stranger.get(`${own}/office-terms/${term?.id}/instrument`)).status).toBe(404);
      expect((await stranger.get(`${href}/instrument`)).status).toBe(403);
    }, 20_000);

    it('is not entered with a file that is no PDF, and nothing typed is lost', async () => {
      const visitor = await Visitor.as(world, sampleMails.clerk('oakland'));
      const file = { field: 'instrumentSha256', bytes: Buffer.from('no paper'), name: 'order.pdf' };
      const answer = await visitor.upload(
        `/communities/${id}/office-terms/new`,
        { name: 'P. Deputy', capacity: 'delegate' },
        file,
      );
      expect([answer.status, answer.text.includes('value="P. Deputy"')]).toEqual([422, true]);
      expect(textOf(answer.text)).toContain('The file must be a PDF');
    });
  });

  describe('a board', () => {
    let ada: string;

    it('has one quorum for all its members, confirmed with each of them', async () => {
      expect(fieldsOf(await clerk.post(terms, member('ada', { quorum: undefined })))).toEqual(['quorum term.quorum']);
      ada = String((await clerk.post(terms, member('ada'))).json.id);
      const mail = 'ada@board.example';
      expect(fieldsOf(await staff.post(`${terms}/${ada}/confirm`, { mail, quorum: 3 }))).toEqual([
        'quorum term.quorum-changed',
      ]);
      expect((await staff.post(`${terms}/${ada}/confirm`, { mail, quorum: 2 })).json.mailConfirmedAt).not.toBeNull();
      await clerk.post(terms, member('ben'));
      expect(await quorums()).toEqual(['ada 2 true', 'ben 2 false']);
      await clerk.post(terms, member('cy', { quorum: 3 }));
      expect(await quorums()).toEqual(['ada 3 false', 'ben 3 false', 'cy 3 false']);
      await clerk.send('PATCH', `${terms}/${ada}`, { body: { quorum: 1 } });
      expect(await quorums()).toEqual(['ada 1 false', 'ben 1 false', 'cy 1 false']);
    });

    it('keeps its quorum, and what staff confirmed, when a member of former days is entered with another', async () => {
      const confirmation = { mail: 'ada@board.example', quorum: 1 };
      expect((await staff.post(`${terms}/${ada}/confirm`, confirmation)).status).toBe(200);
      const former = member('zoe', { quorum: 3, from: '2001-01-01', until: '2004-12-31' });
      expect((await clerk.post(terms, former)).status).toBe(201);
      expect(await quorums()).toEqual(['ada 1 true', 'ben 1 false', 'cy 1 false', 'zoe 3 false']);
    });

    it('keeps its quorum while some of its members have signed and the others have not', async () => {
      const reference = await world.bring('oakland', 'nagasaki', 'signing');
      await world.test.database.query(
        `update procedure set data = jsonb_set(data, '{boardSignatures}', '{"initiator": [{"personId": "ada"}]}')
         where partnership_id = (select id from partnership where reference = $1)`,
        [reference],
      );
      const change = await clerk.send('PATCH', `${terms}/${ada}`, { body: { quorum: 2 } });
      expect(fieldsOf(change)).toEqual(['quorum term.board-is-signing']);
      expect(fieldsOf(await clerk.post(terms, member('dee')))).toEqual(['quorum term.board-is-signing']);
      expect((await clerk.post(terms, member('dee', { quorum: 1 }))).status).toBe(201);
    });

    it('keeps its quorum while a paper of it waits for the other one', async () => {
      await world.test.database.query(
        `update procedure set data = jsonb_set(data, '{boardSignatures}', '{}') where data ? 'boardSignatures'`,
      );
      const change = (quorum: number) => clerk.send('PATCH', `${terms}/${ada}`, { body: { quorum } });
      expect((await change(2)).status).toBe(200);
      await world.test.database.query(
        `update procedure r set data = jsonb_set(data, '{wetInk,initiator}', '{"place": "Oakland"}')
         from partnership p where p.id = r.partnership_id and p.initiator_id = $1 and r.state = 'signing'`,
        [id],
      );
      expect(fieldsOf(await change(1))).toEqual(['quorum term.board-is-signing']);
    });

    it('is no mayor: only a board has a quorum, and whoever acts for the holder says why', async () => {
      const [mayor] = listOf((await clerk.get(terms)).json.items).filter(
        ({ capacity }) => String(capacity) === 'holder',
      );
      const change = await clerk.send('PATCH', `${terms}/${mayor?.id}`, { body: { quorum: 2 } });
      expect(fieldsOf(change)).toEqual(['quorum term.not-of-a-board']);
      const acting = { ...member('eve', { quorum: undefined }), capacity: 'acting' };
      expect(fieldsOf(await clerk.post(terms, acting))).toEqual(['capacityReason term.acting-reason']);
      const entered = await clerk.post(terms, { ...acting, capacityReason: 'The mayor is ill' });
      expect(entered.json).toMatchObject({ capacityReason: 'The mayor is ill', quorum: null });
    });

    const quorums = async () =>
      listOf((await clerk.get(terms)).json.items)
        .filter(({ capacity }) => String(capacity) === 'collegiate')
        .map(({ name, quorum, mailConfirmedAt }) => `${name} ${quorum} ${mailConfirmedAt !== null}`)
        .sort();
  });
});
