import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller } from '../support/api-caller.js';
import { caseWithText } from '../support/a-case-with-text.js';
import { PagesWorld } from '../support/pages-world.js';
import { textOf, Visitor } from '../support/visitor.js';

const { clerk, official, staff } = sampleMails;

/** Pages of the text as it was proposed. */
const reading = ['', '?revision=1', '/compare?from=1&to=2', '/agreement.json', '/preview', '/preview/1/1.png'];
/** Pages of a side's own working copy. */
const writing = [
  '/draft',
  '/draft/facts',
  '/draft/clauses/purposes',
  '/draft/check',
  '/draft/catch-up',
  '/draft/discard',
  '/draft/preview',
  '/draft/preview/1.png',
];
const sending = [
  '/draft/facts',
  '/draft/clauses',
  '/draft/clauses/purposes',
  '/draft/clauses/purposes/order',
  '/draft/propose',
  '/draft/catch-up',
  '/draft/discard',
];

describe('who may read and write a text', () => {
  let world: PagesWorld;
  let reference: string;
  let text: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    reference = await caseWithText(world, 'saint-paul', 'nagasaki');
    text = `/partnerships/${reference}/text`;
    const nagasaki = await Visitor.as(world, clerk('nagasaki'));
    await nagasaki.post(`${text}/draft/clauses/status/order`, { do: 'up' }, `${text}/draft`);
    await nagasaki.post(`${text}/draft/propose`, {}, `${text}/draft/check`);
  }, 60_000);

  afterAll(() => world?.close());

  const statuses = async (mail: string, paths: readonly string[]) => {
    const visitor = await Visitor.as(world, mail);
    return Promise.all(paths.map(async (path) => [path, (await visitor.get(`${text}${path}`)).status]));
  };
  const all = (paths: readonly string[], status: number) => paths.map((path) => [path, status]);

  it.each([clerk('saint-paul'), clerk('nagasaki'), official('saint-paul'), official('nagasaki'), staff])(
    'everybody of the case reads what was proposed: %s',
    async (mail) => {
      expect(await statuses(mail, reading)).toEqual(all(reading, 200));
    },
  );

  it.each([official('saint-paul'), official('nagasaki'), staff])('nobody but clerks sees a draft: %s', async (mail) => {
    expect(await statuses(mail, writing)).toEqual(all(writing, 403));
    const visitor = await Visitor.as(world, mail);
    for (const path of sending) {
      const sent = await visitor.post(`${text}${path}`, { 'en.text': 'x', 'seen.en': 'x' }, text);
      expect([path, sent.status]).toEqual([path, 403]);
    }
  });

  it.each([clerk('honolulu'), official('milan')])('to others there is no such case: %s', async (mail) => {
    const pages = [...reading, ...writing];
    expect(await statuses(mail, pages)).toEqual(all(pages, 404));
    const visitor = await Visitor.as(world, mail);
    for (const path of [...sending, '/comments']) {
      const sent = await visitor.post(
        `${text}${path}`,
        { 'en.text': 'x', clause: 'purposes', text: 'x', revision: '2' },
        '/account',
      );
      expect([path, sent.status]).toEqual([path, 404]);
    }
    expect((await (await ApiCaller.as(world, mail)).get(`/partnerships/${reference}/texts/1`)).status).toBe(404);
  });

  it('asks everybody else to sign in', async () => {
    for (const path of [...reading, ...writing]) {
      const answer = await fetch(`${world.origin}${text}${path}`, { redirect: 'manual' });
      expect([path, answer.status, answer.headers.get('location')?.startsWith('/sign-in')]).toEqual([path, 303, true]);
    }
    const nobody = ApiCaller.nobody(world);
    expect((await nobody.get(`/partnerships/${reference}/texts/1`)).status).toBe(401);
  });

  it('shows each side its own copy and never the other’s', async () => {
    const [one, other] = await Promise.all(
      [clerk('saint-paul'), clerk('nagasaki')].map((mail) => Visitor.as(world, mail)),
    );
    const path = `${text}/draft/clauses/own-1`;
    await one?.post(`${text}/draft/clauses`, { own: 'true' }, `${text}/draft`);
    const saved = await one?.post(path, { 'en.text': 'Between us alone', 'seen.en': await markOf(one, path) });
    expect(saved?.status).toBe(303);
    expect((await one?.get(path))?.text).toContain('Between us alone');
    expect((await other?.get(path))?.status).toBe(404);
    for (const page of [...reading, ...writing]) {
      const shown = await other?.get(`${text}${page}`);
      expect(textOf(String(shown?.text ?? ''))).not.toContain('Between us alone');
    }
  });

  it('is closed to everybody once the text is fixed, and open to read', async () => {
    const signing = `/partnerships/${await world.bring('oakland', 'fukuoka', 'signing')}/text`;
    const visitor = await Visitor.as(world, clerk('oakland'));
    expect((await visitor.get(`${signing}/draft`)).status).toBe(409);
    expect((await visitor.get(signing)).status).toBe(200);
  });
});

async function markOf(visitor: Visitor, path: string): Promise<string> {
  return /name="seen\.en" value="([^"]+)"/.exec((await visitor.get(path)).text)?.[1] ?? '';
}
