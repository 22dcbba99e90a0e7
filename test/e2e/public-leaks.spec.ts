import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest, { type Response } from 'supertest';
import { sampleMails } from '../../src/sample-data/people.js';
import { caseWithSecrets, secrets } from '../support/case-with-secrets.js';
import { PagesWorld } from '../support/pages-world.js';
import { itReads, textOf as printed } from '../support/pdf-text.js';
import { textOf, Visitor } from '../support/visitor.js';

describe('what the public sees of cases that are full of secrets', () => {
  let world: PagesWorld;
  const references: Record<string, string> = {};
  let number: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    references.submitted = await caseWithSecrets(world, ['denver', 'lima'], 'submitted');
    references.signing = await caseWithSecrets(world, ['miami', 'bogota'], 'signing');
    references.withdrawn = await caseWithSecrets(world, ['nantes', 'agadir'], 'withdrawn');
    references.signed = await caseWithSecrets(world, ['seattle', 'bergen'], 'signed');
    references.recognised = await caseWithSecrets(world, ['saint-paul', 'nagasaki'], 'recognised');
    const [row] = await world.test.database.query<{ number: string }>(
      'select register_number as number from partnership where reference = $1',
      [references.recognised],
    );
    number = row?.number ?? '';
  }, 120_000);
  afterAll(() => world?.close());

  const get = (path: string): Promise<Response> => Promise.resolve(supertest(world.origin).get(path));
  const leaked = (html: string, allowed: readonly string[] = []) =>
    secrets.filter((secret) => !allowed.includes(secret) && html.includes(secret));

  /** Every page that links lead to from `start`, without signing in. */
  async function crawl(start: readonly string[]): Promise<Map<string, string>> {
    const pages = new Map<string, string>();
    const todo = [...start];
    for (let path = todo.shift(); path !== undefined; path = todo.shift()) {
      if (pages.has(path) || pages.size > 300) continue;
      const { text, headers } = await get(path);
      // of a PDF there is no text here; the certificate is read below
      pages.set(path, text ?? '');
      if (!String(headers['content-type']).includes('html')) continue;
      const links = [...text.matchAll(/href="(\/(?!\/)[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
      todo.push(...links.filter((href) => !href.startsWith('/assets/')));
    }
    return pages;
  }

  it('holds none of them, on any page that a stranger can reach', async () => {
    const verify = [...Object.values(references), number].map((known) => `/verify/${known}`);
    const searches = ['text=secret', 'text=nagasaki', 'country=JP&kind=sister', 'before=x', 'after=x'].map(
      (query) => `/register?${query}`,
    );
    const closed = Object.values(references).flatMap((known) => [
      `/partnerships/${known}`,
      `/staff/cases/${known}`,
      `/register/${known}`,
    ]);
    const pages = await crawl([
      '/',
      ...verify,
      ...searches,
      ...closed,
      '/api/v1/register',
      '/register/feed.atom',
      `/api/v1/register/${number}`,
    ]);
    expect([...pages.keys()]).toEqual(
      expect.arrayContaining([
        ...['/register', `/register/${number}`, `/register/${number}/certificate.pdf`, `/verify/${number}`, '/privacy'],
      ]),
    );
    // the sign-in page offers sample users to try, and the API's page shows example addresses
    const found = [...pages].flatMap(([path, html]) => {
      const allowed = path.startsWith('/sign-in') || path.startsWith('/api') ? ['.example'] : [];
      return leaked(html, allowed).map((secret) => `${path}: ${secret}`);
    });
    expect(found).toEqual([]);
  });

  itReads('holds none of them on the certificate that anybody may have', async () => {
    const { body, status } = await get(`/register/${number}/certificate.pdf`);
    const text = printed(body);
    expect([status, text.includes(number), leaked(text)]).toEqual([200, true, []]);
  });

  it('holds them all for staff, so that the search above could find them', async () => {
    const staff = await Visitor.as(world, sampleMails.staff);
    const pages = await Promise.all(Object.values(references).map((known) => staff.get(`/staff/cases/${known}`)));
    const everything = pages.map(({ text }) => text).join();
    expect(secrets.filter((secret) => !everything.includes(secret))).toEqual([]);
  });

  it('tells of a recognised partnership who signed, and on what grounds', async () => {
    const { text } = await get(`/register/${number}`);
    for (const said of [
      'Sample Mayor of Nagasaki',
      'resolution R-2026-8',
      'the City of saint-paul',
      'Culture and heritage',
      number,
    ]) {
      expect([said, textOf(text).includes(said)]).toEqual([said, true]);
    }
    expect(text).toMatch(/<link rel="canonical" href="http:\/\/[^"]+\/register\/E-/);
  });

  it.each([
    ['recognised', 200, 'This partnership is recognised'],
    ['signed', 200, 'Signed by both communities'],
    ['signing', 200, 'This text is not signed yet'],
    ['withdrawn', 200, 'This document is not valid'],
    ['submitted', 404, 'We know of no such document'],
  ])('says of a %s case what is known: %i, %s', async (state, status, title) => {
    const answer = await get(`/verify/${references[state]}`);
    expect([answer.status, textOf(answer.text).includes(title)]).toEqual([status, true]);
  });

  it('names nobody while a text waits for signatures, or when it ended without them', async () => {
    const names = ['miami', 'bogot', 'nantes', 'agadir'];
    for (const state of ['signing', 'withdrawn']) {
      const { text } = await get(`/verify/${references[state]}`);
      expect(names.filter((name) => text.toLowerCase().includes(name))).toEqual([]);
      expect(text).not.toMatch(/[0-9a-f]{64}/);
    }
  });

  it('reads a number as it is typed from paper, and says what is wrong with another', async () => {
    const found = await get(`/verify?number=${encodeURIComponent(` ${number.toLowerCase()} `)}`);
    expect([found.status, found.headers.location]).toEqual([303, `/verify/${number}`]);
    expect((await get('/verify?number=42')).status).toBe(422);
    expect((await get('/verify?number=')).status).toBe(422);
    expect((await get(`/verify/${number.replace(/\d$/, '9')}`)).status).toBe(404);
    expect((await get(`/register/${number.toLowerCase()}`)).headers.location).toBe(`/register/${number}`);
    expect((await get('/register/E-1999-00001')).status).toBe(404);
    expect((await get(`/register/${references.recognised}`)).status).toBe(404);
  });

  it('shows the SHA-256 of the very files that the communities keep', async () => {
    const { text } = await get(`/verify/${number}`);
    const rows = await world.test.database.query<{ sha256: string }>(
      `select sha256 from document where kind in ('original', 'sealed')
       and sha256 in (select jsonb_path_query(r.data, '$.sealed.copies.*') #>> '{}' from procedure r
                      union select jsonb_path_query(r.data, '$.frozen.originals.*') #>> '{}' from procedure r
                      join partnership p on p.id = r.partnership_id where p.reference = $1)`,
      [references.recognised],
    );
    expect(rows.filter(({ sha256 }) => text.includes(sha256)).length).toBeGreaterThanOrEqual(4);
  });
});
