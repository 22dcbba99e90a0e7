import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { sampleMails } from '../../src/sample-data/people.js';
import { caseWithSecrets, secrets } from '../support/case-with-secrets.js';
import { PagesWorld } from '../support/pages-world.js';
import { Visitor } from '../support/visitor.js';
import { parsedXml, type XmlElement } from '../support/strict-xml.js';

const atom = 'http://www.w3.org/2005/Atom';

describe('the feed of the register', () => {
  let world: PagesWorld;

  beforeAll(async () => {
    world = await PagesWorld.open();
  }, 60_000);
  afterAll(() => world?.close());

  const get = () => fetch(`${world.origin}/register/feed.atom`);
  const feed = async (): Promise<XmlElement> => parsedXml(await (await get()).text());
  const child = ({ children }: XmlElement, name: string) => children.filter((each) => each.name === name);
  const textIn = (element: XmlElement, name: string) => child(element, name).map(({ text }) => text);

  it('is a valid feed before there is any news', async () => {
    const { name, attributes, children } = await feed();
    expect([name, attributes.xmlns]).toEqual(['feed', atom]);
    expect(children.map((each) => each.name)).toEqual(['id', 'title', 'subtitle', 'updated', 'author', 'link', 'link']);
  });

  it('tells of what was recognised and of nothing else, with everything that RFC 4287 asks for', async () => {
    await caseWithSecrets(world, ['seattle', 'bergen'], 'signed');
    await caseWithSecrets(world, ['saint-paul', 'nagasaki'], 'recognised');
    const answer = await get();
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const text = await answer.text();
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text.toLowerCase()).not.toContain('seattle');
    const root = parsedXml(text);
    const entries = child(root, 'entry');
    expect(entries).toHaveLength(1);
    for (const element of [root, ...entries]) {
      for (const name of ['id', 'title', 'updated']) expect([name, child(element, name).length]).toEqual([name, 1]);
      expect(textIn(element, 'id')[0]).toMatch(/^tag:localhost,\d{4}(-\d\d-\d\d)?:register/);
      expect(new Date(textIn(element, 'updated')[0] ?? '').toString()).not.toBe('Invalid Date');
    }
    const [entry] = entries as [XmlElement];
    expect(textIn(root, 'updated')).toEqual(textIn(entry, 'updated'));
    expect(child(root, 'author').flatMap((author) => textIn(author, 'name'))).toEqual(['Entente']);
    const links = child(root, 'link').map(({ attributes }) => [attributes.rel, attributes.href]);
    expect(links).toEqual([
      ['self', expect.stringMatching(/^http.*\/register\/feed\.atom$/)],
      ['alternate', expect.stringMatching(/^http.*\/register$/)],
    ]);
    expect(textIn(entry, 'title')[0]).toContain('Nagasaki');
    expect(textIn(entry, 'summary')[0]).toContain('Japan');
    expect(child(entry, 'link')[0]?.attributes.href).toMatch(/\/register\/E-\d{4}-\d{5}$/);
  }, 60_000);

  it('is the same for whoever asks again, also for those who are signed in, and is not sent twice', async () => {
    const first = await supertest(world.origin).get('/register/feed.atom');
    const { etag = '' } = first.headers;
    const again = await supertest(world.origin).get('/register/feed.atom').set('If-None-Match', etag);
    expect([etag !== '', again.status]).toEqual([true, 304]);
    const clerk = await Visitor.as(world, sampleMails.clerk('nagasaki'));
    const theirs = await clerk.get('/register/feed.atom', { 'Accept-Language': 'ja' });
    expect(String(theirs.body)).toBe(String(first.body));
    expect([first.headers['cache-control'], theirs.headers['cache-control']]).toEqual(
      Array(2).fill('public, max-age=300'),
    );
  });

  it('is kept by no shared cache where it carries somebody’s cookie', async () => {
    const ended = { Cookie: 'entente=of-a-session-that-ended' };
    const { headers } = await supertest(world.origin).get('/register/feed.atom').set(ended);
    expect([headers['set-cookie'] !== undefined, headers['cache-control']]).toEqual([true, 'private, no-store']);
  });

  it('is found from the register', async () => {
    const page = await (await fetch(`${world.origin}/register`)).text();
    expect(page).toMatch(
      /<link rel="alternate" type="application\/atom\+xml" title="[^"]+" href="\/register\/feed\.atom">/,
    );
  });
});
