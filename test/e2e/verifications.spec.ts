import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import supertest from 'supertest';
import { verdictSchema } from '../../src/api/answers/verdict-answer.js';
import { DocumentStore } from '../../src/platform/documents/document-store.js';
import { PagesWorld } from '../support/pages-world.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { type CompiledInspector, useCompiledInspector } from '../support/sealed/compiled-inspector.js';
import { storedOriginals } from '../support/sealed/stored-originals.js';
import { textOf, Visitor } from '../support/visitor.js';

// a process is started for each file, on machines that have other things to do
jest.setTimeout(30_000);

describe('checking a file', () => {
  let world: PagesWorld;
  let compiled: CompiledInspector;
  let reference: string;
  let sealed: Buffer;
  let reviewed: Buffer;

  beforeAll(async () => {
    world = await PagesWorld.open();
    compiled = useCompiledInspector(world.app);
    reference = await world.bring('oakland', 'nagasaki', 'signed');
    ({ sealed, reviewed } = await storedOriginals(world, reference));
  }, 60_000);
  afterAll(async () => {
    await world?.close();
    compiled?.remove();
  }, 30_000);

  const ask = async (body: Buffer) => {
    const answer = await supertest(world.origin).post('/api/v1/verifications').type('application/pdf').send(body);
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    return verdictSchema.parse(answer.body);
  };
  const codes = ({ reasons }: Awaited<ReturnType<typeof ask>>) => reasons.map(({ code }) => code);
  const hand = (body: Buffer) => supertest(world.origin).post('/verify').attach('file', body, 'agreement.pdf');

  it('accepts the sealed original that is stored here, and says what it stands for', async () => {
    const verdict = await ask(sealed);
    expect(codes(verdict)).toEqual([]);
    expect(verdict).toMatchObject({
      verdict: 'accepted',
      document: { reference, keeper: 'initiator', level: 'B-B' },
      register: { file: 'sealed-original', standing: 'signed', reference, superseded: false },
    });
    expect(verdict.seals.map(({ by, heldBy, anchored }) => [by, heldBy, anchored])).toEqual([
      ['registry', 'registry', true],
      ['initiator', 'registry', true],
      ['counterpart', 'registry', true],
    ]);
    expect(verdict.notes.map(({ code }) => code)).toEqual(['own-authority', 'claimed-time']);
    expect(verdict.signatures.map(({ side, capacity }) => [side, capacity])).toEqual([
      ['initiator', 'holder'],
      ['counterpart', 'holder'],
    ]);
  });

  it('knows the file that the official gets from the page that says they have signed', async () => {
    const mayor = await Visitor.as(world, sampleMails.official('oakland'));
    const { text } = await mayor.get(`/partnerships/${reference}/signed`);
    const href = /href="([^"]+)">Get the sealed original</.exec(text)?.[1] ?? '';
    const file = await mayor.get(href);
    expect([file.status, Buffer.compare(file.body as Buffer, sealed)]).toEqual([200, 0]);
  });

  it('takes it as a part of a form as well, without a session or a token', async () => {
    const answer = await supertest(world.origin).post('/api/v1/verifications').attach('file', sealed, 'a.pdf');
    expect([answer.status, answer.body.verdict]).toEqual([200, 'accepted']);
    const { status, text } = await hand(sealed);
    expect(status).toBe(200);
    for (const words of [
      'This agreement is genuine',
      reference,
      'Oakland',
      'Nagasaki',
      'held by the registry for it',
    ]) {
      expect(textOf(text)).toContain(words);
    }
  });

  it('refuses a seal of ours cut back to an earlier state', async () => {
    const [, from, rest] = /\/ByteRange \[0 \d+ (\d+) (\d+)/.exec(sealed.toString('latin1')) ?? [];
    const first = sealed.subarray(0, Number(from) + Number(rest));
    expect(codes(await ask(first))).toEqual(['seals.missing', 'seals.missing', 'register.other-file']);
  });

  it('refuses what was changed, and repeats nothing of it', async () => {
    const verdict = await ask(Buffer.concat([sealed, Buffer.from('P.S.')]));
    expect(verdict).toMatchObject({ verdict: 'refused', document: null, signatures: [], seals: [] });
    expect(codes(verdict)).toEqual(['file.appended', 'register.unknown']);
    const { text } = await hand(Buffer.concat([sealed, Buffer.from('P.S.')]));
    expect(textOf(text)).toContain('Something was added behind the end of the document.');
    expect(textOf(text)).not.toContain(reference);
  });

  it('knows a text as it was reviewed, and says that it is not signed', async () => {
    expect(codes(await ask(reviewed))).toEqual(['register.reviewed-text', 'seals.none']);
  });

  it('keeps nothing of what it was shown', async () => {
    const count = async () =>
      (await world.test.database.query<{ n: number }>('select count(*)::integer as n from document'))[0]?.n;
    const before = await count();
    await ask(Buffer.from('%PDF-1.7\n%%EOF'));
    expect(await count()).toBe(before);
  });

  it('says what is missing where there is no file, and takes nothing else', async () => {
    const nothing = await supertest(world.origin).post('/verify').field('other', 'x');
    expect([nothing.status, textOf(nothing.text).includes('Choose the PDF that is to be checked')]).toEqual([
      422,
      true,
    ]);
    const post = () => supertest(world.origin).post('/api/v1/verifications');
    const noFile = await post().field('other', 'x');
    expect([noFile.status, noFile.body.code]).toEqual([422, 'verification.no-file']);
    expect((await post().type('text/plain').send('x')).status).toBe(415);
    expect((await post().send({ file: 'x' })).status).toBe(415);
  });

  it('says that it is too large while it is still coming', async () => {
    const { verdict, reasons } = await ask(Buffer.concat([sealed, Buffer.alloc(51 * 1024 * 1024)]));
    expect([verdict, reasons[0]?.code]).toEqual(['refused', 'file.too-large']);
  });

  it('says that a later agreement of the same two has taken its place', async () => {
    const other = JSON.stringify({ initiator: '0'.repeat(64), counterpart: '1'.repeat(64) });
    const [columns] = await world.test.database.query<{ all: string }>(
      `select string_agg(column_name, ', ') as all from information_schema.columns
       where table_schema = 'public' and table_name = 'procedure' and is_generated = 'NEVER'`,
    );
    await world.test.database.query(
      `insert into procedure (${columns?.all}) select ${columns?.all} from (
         select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'open', false,
           'started_at', r.started_at + interval '1 day', 'data', jsonb_set(r.data, '{sealed,copies}', $2::jsonb)))).*
         from procedure r join partnership p on p.id = r.partnership_id where p.reference = $1) later`,
      [reference, other],
    );
    const { verdict, notes, register } = await ask(sealed);
    expect([verdict, notes[0]?.code, register?.superseded]).toEqual(['accepted', 'superseded', true]);
  });

  it('knows a signed copy of the first release, and says that it carries no seal', async () => {
    const documents = world.app.get(DocumentStore, { strict: false });
    const bytes = Buffer.from('%PDF-1.7 signed before anything was sealed');
    const sha256 = await documents.save({ kind: 'signed-copy', mediaType: 'application/pdf', bytes, pages: 1 });
    await world.test.database.query(
      `update procedure r set data = r.data || jsonb_build_object('sealed', null, 'signedCopies', jsonb_build_object('initiator', $2::text))
       from partnership p where p.id = r.partnership_id and p.reference = $1`,
      [reference, sha256],
    );
    const verdict = await ask(bytes);
    expect(codes(verdict)).toEqual(['register.unsealed-copy', 'seals.none']);
    expect(verdict.register).toMatchObject({ file: 'unsealed-copy', reference, standing: 'signed' });
  });

  it('is limited for each network', async () => {
    await world.test.database.query(`update rate_limit set points = 1000 where key like 'verificationsFromIp%'`);
    const answer = await supertest(world.origin).post('/api/v1/verifications').type('application/pdf').send(sealed);
    expect([answer.status, answer.body.code]).toEqual([429, 'limit.verificationsFromIp']);
  });
});
