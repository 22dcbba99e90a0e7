import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { sampleMails } from '../../src/sample-data/people.js';
import { type Answer, ApiCaller, listOf } from '../support/api-caller.js';
import { expectDecent } from '../support/decent-answer.js';
import { PagesWorld } from '../support/pages-world.js';

const unknown = '01990000-0000-7000-8000-000000000000';

describe('the API, given addresses and files that make no sense', () => {
  let world: PagesWorld;
  let callers: ApiCaller[];
  let references: string[];

  beforeAll(async () => {
    world = await PagesWorld.open();
    callers = await Promise.all(
      [sampleMails.staff, sampleMails.clerk('oakland')].map((mail) => ApiCaller.as(world, mail)),
    );
    references = [
      await world.bring('oakland', 'nagasaki', 'under-review'),
      await world.bring('chicago', 'accra', 'signing'),
    ];
  }, 60_000);

  afterAll(() => world?.close());

  it('finds nothing under what is no id, no reference and no action', async () => {
    const odd = [
      '%00',
      '%ED%A0%80',
      "'",
      '..%2f..',
      'P-2026-99999',
      unknown,
      'x'.repeat(500),
      '%F0%9F%98%80',
      '-1',
      'null',
      '%25',
    ];
    for (const text of odd) {
      for (const path of [
        `/partnerships/${text}`,
        `/partnerships/${text}/events`,
        `/communities/${text}`,
        `/communities/${text}/terms`,
        `/register/${text}`,
        `/verify/${text}`,
      ]) {
        const answer = (await callers[0]?.get(path)) as Answer;
        expectDecent({ path }, answer);
        expect({ path, found: answer.status }).toEqual({ path, found: text === '%ED%A0%80' ? 400 : 404 });
      }
      for (const path of [
        `/partnerships/${text}/actions/note`,
        `/partnerships/${references[0]}/actions/${text}`,
        `/messages/${text}/resend`,
        `/inbox/${text}/read`,
        `/incidents/${text}/retry`,
      ]) {
        const answer = (await callers[0]?.post(path, { text: 'x' })) as Answer;
        expectDecent({ path }, answer);
        expect({ path, refused: answer.status >= 400 }).toEqual({ path, refused: true });
      }
    }
    expect((await callers[0]?.post(`/partnerships/${references[0]}/actions/NOTE`, { text: 'x' }))?.status).toBe(404);
    expect((await callers[0]?.post(`/partnerships/${references[0]}/actions/freezeText`, {}))?.status).toBe(404);
  }, 60_000);

  it('says of a query what is wrong with it', async () => {
    const lists = [
      '/partnerships',
      '/communities',
      '/register',
      '/incidents',
      '/messages',
      '/inbox',
      '/inbox/waiting',
      `/partnerships/${references[0]}/events`,
    ];
    const queries = [
      'limit=0',
      'limit=101',
      'limit=x',
      'limit=1&limit=2',
      'limit=',
      'cursor=x',
      'cursor=%00',
      'cursor=bnVsbA',
      'cursor=W10',
      'cursor=WyJ4IiwieSJd',
      'cursor=',
    ];
    for (const list of lists) {
      for (const query of queries) {
        const answer = (await callers[0]?.get(`${list}?${query}`)) as Answer;
        expectDecent({ list, query }, answer);
        const field = query.split('=')[0];
        expect({ list, query, status: answer.status, field: listOf(answer.json.errors)[0]?.field }).toEqual({
          list,
          query,
          status: 422,
          field,
        });
      }
      for (const q of ['%00', '%25', '_', "'", '%5C', '%ED%A0%80', 'x'.repeat(200)]) {
        expectDecent({ list, q }, (await callers[0]?.get(`${list}?q=${q}`)) as Answer);
      }
    }
    for (const query of ['state=gone', 'waitingOn=me', 'community=x', 'state=draft&state=signed']) {
      expect((await callers[0]?.get(`/partnerships?${query}`))?.status).toBe(422);
    }
  }, 60_000);

  it('keeps no document that is not a PDF that can be read', async () => {
    const clerk = callers[1] as ApiCaller;
    const upload = (raw: Buffer | string, type = 'application/pdf', query = '') =>
      clerk.send('POST', `/documents${query}`, { raw, headers: { 'Content-Type': type } });
    const refused = async (raw: Buffer | string, code: string, status = 422) =>
      expect(await upload(raw)).toMatchObject({ status, type: 'application/problem+json', json: { code } });
    await refused('', 'document.pdf.not-a-pdf');
    await refused('hello', 'document.pdf.not-a-pdf');
    await refused('%PDF-1.7 hello', 'document.pdf.malformed');
    await refused(Buffer.alloc(21 * 1024 * 1024), 'request.too-large', 413);
    expect(await upload('{}', 'application/json')).toMatchObject({ status: 415, type: 'application/problem+json' });
    const document = await PDFDocument.create();
    document.addPage();
    const bytes = Buffer.from(await document.save());
    expect(await upload(bytes, 'application/pdf', `?fileName=${'x'.repeat(201)}`)).toMatchObject({ status: 422 });
    const kept = await upload(bytes, 'application/pdf', '?fileName=letter.pdf');
    expect(kept).toMatchObject({ status: 201, json: { pages: 1 } });
    expect((await upload(bytes)).json).toEqual(kept.json);
    const foreign = { side: 'initiator', documentSha256: kept.json.sha256, signedOn: '2024-03-09', place: 'Oakland' };
    const other = await callers[0]?.post(`/partnerships/${references[1]}/actions/recordOriginal`, foreign);
    expect(other?.status).toBeGreaterThanOrEqual(409);
  }, 60_000);
});
