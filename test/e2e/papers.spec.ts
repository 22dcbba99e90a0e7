import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { paperKinds } from '../../src/agreements/domain/papers/paper-kinds.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller, listOf } from '../support/api-caller.js';
import { caseWithSecrets, secrets } from '../support/case-with-secrets.js';
import { PagesWorld } from '../support/pages-world.js';
import { itReads, textOf as printed } from '../support/pdf-text.js';
import { textOf, Visitor } from '../support/visitor.js';

const { clerk, official, staff } = sampleMails;
const isPdf = (bytes: Buffer) => bytes.subarray(0, 5).toString() === '%PDF-';

describe('papers of a case', () => {
  let world: PagesWorld;
  let reference: string;
  let number: string;
  let early: string;
  beforeAll(async () => {
    world = await PagesWorld.open();
    reference = await world.bring('saint-paul', 'nagasaki', 'recognised');
    early = await world.bring('seattle', 'bergen', 'submitted');
    const [row] = await world.test.database.query<{ number: string }>(
      'select register_number as number from partnership where reference = $1',
      [reference],
    );
    number = row?.number ?? '';
  }, 120_000);
  afterAll(() => world?.close());

  const papers = () => `/partnerships/${reference}/papers`;
  const pdf = async (visitor: Visitor, path: string) => {
    const { status, headers, body } = await visitor.get(path);
    return { status, type: headers['content-type'], bytes: Buffer.isBuffer(body) ? body : Buffer.from('') };
  };
  const hrefsIn = (html: string) =>
    [...html.matchAll(/href="([^"]*\/papers\/[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

  it('are listed for a clerk from the page of the case, each with what it is for, and open', async () => {
    const visitor = await Visitor.as(world, clerk('nagasaki'));
    expect((await visitor.get(`/partnerships/${reference}`)).text).toContain(`href="${papers()}"`);
    const page = await visitor.get(papers());
    const said = textOf(page.text);
    for (const words of [
      'Letter of intent',
      'with a table for the votes',
      'For Nagasaki',
      'For both communities',
      'Certificate',
    ])
      expect([words, said.includes(words)]).toEqual([words, true]);
    expect(said).not.toContain('For Saint Paul');
    const hrefs = hrefsIn(page.text);
    expect(new Set(hrefs.map((href) => href.split('?')[0]))).toEqual(
      new Set(paperKinds.map((kind) => `${papers()}/${kind}.pdf`)),
    );
    for (const href of hrefs) {
      const { status, type, bytes } = await pdf(visitor, href);
      expect({ href, status, type, pdf: isPdf(bytes) }).toEqual({
        href,
        status: 200,
        type: 'application/pdf',
        pdf: true,
      });
    }
  });

  it('are listed for staff for both sides, from the staff’s page of the case', async () => {
    const desk = await Visitor.as(world, staff);
    expect((await desk.get(`/staff/cases/${reference}`)).text).toContain(`href="${papers()}"`);
    const { text } = await desk.get(papers());
    expect(textOf(text)).toContain('For Saint Paul');
    expect(textOf(text)).toContain('For Nagasaki');
    expect(text).toContain(`href="/staff/cases/${reference}"`);
    for (const side of ['initiator', 'counterpart'])
      expect((await pdf(desk, `${papers()}/council-resolution.pdf?side=${side}`)).status).toBe(200);
  });

  it('say in which languages no native reader has checked them: to staff with where to do it, to clerks quietly', async () => {
    const desk = await Visitor.as(world, staff);
    const visitor = await Visitor.as(world, clerk('nagasaki'));
    const check = '/staff/wording/2/languages/ja/check';
    const sentence = 'The words of papers in Japanese are our own translation.';
    const [forStaff, forClerk] = [await desk.get(papers()), await visitor.get(papers())];
    expect([textOf(forStaff.text).includes(sentence), forStaff.text.includes(check)]).toEqual([true, true]);
    expect([textOf(forClerk.text).includes(sentence), forClerk.text.includes('/staff/')]).toEqual([true, false]);
    await desk.post(check, { checkedBy: 'Haru Example' });
    for (const who of [desk, visitor]) expect((await who.get(papers())).text).not.toContain('our own translation');
  });

  it('are not there before there is anything to print, and the case says nothing of them', async () => {
    const visitor = await Visitor.as(world, clerk('seattle'));
    expect((await visitor.get(`/partnerships/${early}`)).text).not.toContain('/papers');
    const page = await visitor.get(`/partnerships/${early}/papers`);
    expect([page.status, textOf(page.text).includes('There is nothing to print now')]).toEqual([200, true]);
    expect((await visitor.get(`/partnerships/${early}/papers/letter-of-intent.pdf`)).status).toBe(404);
  });

  it('are for whoever the case lets see them, on pages and in the API', async () => {
    const paths = [papers(), ...paperKinds.map((kind) => `${papers()}/${kind}.pdf`)];
    const other = `${papers()}/council-resolution.pdf?side=initiator`;
    const people = [
      { mail: null, list: 303, other: 303, api: 401 },
      { mail: clerk('honolulu'), list: 404, other: 404, api: 404 },
      { mail: official('milan'), list: 404, other: 404, api: 404 },
      { mail: clerk('nagasaki'), list: 200, other: 404, api: 200 },
      { mail: official('nagasaki'), list: 200, other: 404, api: 200 },
      { mail: clerk('saint-paul'), list: 200, other: 200, api: 200 },
      { mail: staff, list: 200, other: 200, api: 200 },
    ];
    for (const { mail, list, other: others, api } of people) {
      const visitor = mail ? await Visitor.as(world, mail) : null;
      const get = async (path: string) => (await (visitor?.get(path) ?? supertest(world.origin).get(path))).status;
      for (const path of paths) expect({ mail, path, status: await get(path) }).toEqual({ mail, path, status: list });
      expect({ mail, status: await get(other) }).toEqual({ mail, status: others });
      const program = mail ? await ApiCaller.as(world, mail) : ApiCaller.nobody(world);
      for (const path of [papers(), `${papers()}/letter-of-intent`]) {
        const { status } = await program.get(path);
        expect({ mail, path, status }).toEqual({ mail, path, status: api });
      }
    }
  });

  it('are not found under names that none has', async () => {
    const visitor = await Visitor.as(world, clerk('nagasaki'));
    for (const name of ['ransom-note.pdf', 'letter-of-intent.pdf.pdf', 'letter-of-intent.docx', 'toString'])
      expect([name, (await visitor.get(`${papers()}/${name}`)).status]).toEqual([name, 404]);
    const said = await visitor.get(`${papers()}/letter-of-intent.pdf?language=xx&side=nobody`);
    expect(said.status).toBe(200);
    expect((await visitor.get(`${papers()}/letter-of-intent.pdf?language=uk`)).status).toBe(404);
  });

  it('are answered by the API with their languages, and under the address that it names', async () => {
    const program = await ApiCaller.as(world, clerk('nagasaki'));
    const items = listOf((await program.get(papers())).json.items);
    expect(items.map(({ kind, side }) => [kind, side])).toEqual(
      paperKinds.map((kind) => [kind, kind === 'council-resolution' || kind === 'proclamation' ? 'counterpart' : null]),
    );
    for (const { href, languages } of items) {
      expect(listOf(languages).length).toBeGreaterThan(0);
      const answer = await program.get(String(href));
      expect([href, answer.status, answer.type, isPdf(answer.bytes)]).toEqual([href, 200, 'application/pdf', true]);
      expect(answer.headers.get('content-disposition')).toContain(`attachment; filename="${reference}-`);
    }
    expect((await program.get(`${papers()}/letter-of-intent?language=klingon`)).status).toBe(422);
    expect((await program.get(`${papers()}/ransom-note`)).status).toBe(404);
  });

  it('are made once for all who ask, the public’s certificate too', async () => {
    const count = async () =>
      (await world.test.database.query<{ n: number }>('select count(*)::integer as n from rendered_paper'))[0]?.n ?? 0;
    const address = `/register/${number}/certificate.pdf`;
    const first = await supertest(world.origin).get(address);
    const before = await count();
    const again = await Promise.all(Array.from({ length: 5 }, () => supertest(world.origin).get(address)));
    for (const { body } of again) expect(body.equals(first.body)).toBe(true);
    expect(await count()).toBe(before);
    const fresh = await supertest(world.origin).get(address).set('If-None-Match', String(first.headers.etag));
    expect(fresh.status).toBe(304);
  });

  it('have one that anybody may have: the certificate, found from the register', async () => {
    const { text } = await supertest(world.origin).get(`/register/${number}`);
    expect(text).toContain(`href="/register/${number}/certificate.pdf"`);
    const nobody = ApiCaller.nobody(world);
    const answer = await nobody.get(`/register/${number}/certificate`);
    expect([answer.status, answer.type, isPdf(answer.bytes)]).toEqual([200, 'application/pdf', true]);
    for (const unknown of ['E-1999-00001', reference, early, 'x', `${number}9`]) {
      const page = await supertest(world.origin).get(`/register/${unknown}/certificate.pdf`);
      expect([unknown, page.status]).toEqual([unknown, 404]);
      expect((await nobody.get(`/register/${unknown}/certificate`)).status).toBe(404);
    }
    expect((await nobody.get(`/register/${number}/certificate?language=klingon`)).status).toBe(422);
  });

  itReads('say on the certificate what the register says, and that these are sample data', async () => {
    const { body } = await supertest(world.origin).get(`/register/${number}/certificate.pdf`);
    const text = printed(body);
    for (const words of [number, 'Saint Paul', 'Nagasaki', 'Sample data', `/verify/${number}`])
      expect([words, text.includes(words)]).toEqual([words, true]);
  });

  itReads(
    'hold nothing private of a case that is full of secrets',
    async () => {
      const secret = await caseWithSecrets(world, ['miami', 'bogota'], 'recognised');
      const desk = await Visitor.as(world, staff);
      const hrefs = hrefsIn((await desk.get(`/partnerships/${secret}/papers`)).text);
      expect(hrefs.length).toBeGreaterThan(6);
      for (const href of hrefs) {
        const text = printed((await pdf(desk, href)).bytes);
        expect([href, secrets.filter((each) => text.includes(each))]).toEqual([href, []]);
      }
    },
    60_000,
  );
});
