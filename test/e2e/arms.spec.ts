import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import supertest from 'supertest';
import { AttemptLimits } from '../../src/accounts/application/attempt-limits.js';
import { limits } from '../../src/accounts/domain/limits.js';
import { communityAnswer } from '../../src/api/answers/community-answer.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller } from '../support/api-caller.js';
import { PagesWorld } from '../support/pages-world.js';
import { anSvg, aPng } from '../support/picture-files.js';
import { textOf, Visitor } from '../support/visitor.js';

const hostile = anSvg(
  '<script>alert(1)</script><image href="file:///etc/passwd" width="9" height="9"/><rect width="9" height="9"/>',
);

describe('the arms of a community', () => {
  let world: PagesWorld;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    world = await PagesWorld.open();
    const rows = await world.test.database.query<{ id: string; slug: string }>('select id, slug from community');
    for (const { id, slug } of rows) ids[slug] = id;
  }, 60_000);
  afterAll(() => world?.close());

  const rowOf = async (slug: string) => {
    const [row] = await world.test.database.query<{ arms: string | null; version: number }>(
      'select arms_sha256 as arms, version from community where slug = $1',
      [slug],
    );
    return row ?? { arms: null, version: 0 };
  };
  const publicly = (slug: string, query = '') =>
    fetch(`${world.origin}/communities/${slug}/arms${query}`, { redirect: 'manual' });
  const picture = (bytes: Buffer, name = 'arms.png') => ({ field: 'picture', bytes, name });

  describe('on its page', () => {
    const send = async (mail: string, base: string, bytes: Buffer, fields = {}, name?: string) =>
      (await Visitor.as(world, mail)).upload(`${base}/arms/change`, fields, picture(bytes, name), base);

    it('are uploaded by its clerk, shown with a text, and seen by everybody', async () => {
      const base = `/communities/${ids.oakland}`;
      const before = await rowOf('oakland');
      const sent = await send(
        sampleMails.clerk('oakland'),
        base,
        aPng({ width: 2000, height: 1000 }),
        {},
        '../../x.exe',
      );
      expect([sent.status, sent.headers.location]).toEqual([303, base]);
      const { arms, version } = await rowOf('oakland');
      expect(version).toBe(before.version + 1);
      const page = (await (await Visitor.as(world, sampleMails.clerk('oakland'))).get(base)).text;
      const [, src = '', alt] = /<img src="([^"]+)" alt="([^"]*)"/.exec(page) ?? [];
      expect([src, alt]).toEqual([
        `/communities/oakland/arms?v=${arms?.slice(0, 16)}`,
        'Seal or coat of arms of Oakland',
      ]);
      const shown = await fetch(`${world.origin}${src}`);
      expect(await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).toMatchObject({
        format: 'png',
        width: 1200,
        height: 600,
      });
    });

    it('are sent with headers that let anybody keep them, and nothing run', async () => {
      const { arms } = await rowOf('oakland');
      const answer = await publicly('oakland');
      expect([
        answer.status,
        ...['content-type', 'etag', 'cache-control', 'x-content-type-options', 'set-cookie'].map((name) =>
          answer.headers.get(name),
        ),
      ]).toEqual([...[200, 'image/png', `"${arms}"`, 'public, no-cache', 'nosniff', null]]);
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
      // not by fetch, which asks for no cached answer as soon as it is given a condition
      const ifNot = (tag: string) => supertest(world.origin).get('/communities/oakland/arms').set('If-None-Match', tag);
      expect([(await ifNot(`"${arms}"`)).status, (await ifNot('"other"')).status]).toEqual([304, 200]);
      expect((await publicly('oakland', `?v=${arms?.slice(0, 16)}`)).headers.get('cache-control')).toContain(
        'immutable',
      );
      expect((await publicly('oakland', '?v=0000000000000000')).headers.get('cache-control')).toBe('public, no-cache');
      expect((await publicly(ids.oakland ?? '')).status).toBe(200);
    });

    it('are not found where there are none, or no community', async () => {
      for (const slug of ['milan', 'nowhere', '..%2f..%2fetc', '%00', 'a'.repeat(500), "x'--"]) {
        expect([slug, (await publicly(slug)).status]).toEqual([slug, 404]);
      }
    });

    it('are drawn anew from whatever an SVG holds', async () => {
      const base = `/staff/communities/${ids.fukuoka}`;
      expect((await send(sampleMails.staff, base, hostile, {}, 'arms.jpg')).headers.location).toBe(base);
      const bytes = Buffer.from(await (await publicly('fukuoka')).arrayBuffer());
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(bytes.toString('latin1')).not.toMatch(/script|passwd/);
    });

    it.each<[string, Buffer, string]>([
      ['a PDF', Buffer.from('%PDF-1.7'), 'The picture must be a PNG or an SVG'],
      ['a damaged PNG', aPng().subarray(0, 60), 'The picture is damaged or incomplete'],
      ['nothing to be seen', anSvg(''), 'There is nothing to be seen in the picture'],
      ['too large a file', Buffer.alloc(2 * 1024 * 1024 + 1), 'The picture must be 2 MB or smaller'],
      ['an empty file', Buffer.alloc(0), 'Choose a file for'],
    ])('are refused on the same page, beside the field: %s', async (_, bytes, said) => {
      const before = await rowOf('oakland');
      const base = `/communities/${ids.oakland}`;
      const answer = await send(sampleMails.clerk('oakland'), base, bytes);
      expect([answer.status, textOf(answer.text).includes(said)]).toEqual([422, true]);
      expect(answer.text).toMatch(
        /href="#picture"[\s\S]*id="picture-error"[\s\S]*aria-describedby="picture-hint picture-error"/,
      );
      expect(answer.text).toContain('Seal or coat of arms of Oakland');
      expect(await rowOf('oakland')).toEqual(before);
    });

    it('are not replaced by whoever looked at an older page, and are told so', async () => {
      const base = `/communities/${ids.oakland}`;
      const answer = await send(sampleMails.clerk('oakland'), base, aPng({ width: 7 }), { version: '1' });
      expect([answer.status, textOf(answer.text).includes('Somebody changed this community')]).toEqual([409, true]);
    });

    it('lead back to the page when a refused form is loaded anew', async () => {
      const base = `/communities/${ids.oakland}`;
      const answer = await (await Visitor.as(world, sampleMails.clerk('oakland'))).get(`${base}/arms/change`);
      expect([answer.status, answer.headers.location]).toEqual([303, base]);
    });

    it('are changed by nobody else', async () => {
      const oakland = `/communities/${ids.oakland}`;
      const own = `/communities/${ids.milan}`;
      const before = await rowOf('oakland');
      const tries: [string, string, string, number][] = [
        [sampleMails.clerk('milan'), oakland, own, 404],
        [sampleMails.clerk('milan'), `/staff${oakland}`, own, 403],
        [sampleMails.official('oakland'), oakland, oakland, 403],
      ];
      for (const [mail, base, from, status] of tries) {
        const visitor = await Visitor.as(world, mail);
        const changed = await visitor.upload(`${base}/arms/change`, {}, picture(aPng({ width: 9 })), '/account');
        const removed = await visitor.post(`${base}/arms/remove`, {}, '/account');
        expect([
          mail,
          changed.status,
          removed.status,
          (await visitor.get(from)).text.includes('name="picture"'),
        ]).toEqual([mail, status, status, from === own]);
      }
      const nobody = await fetch(`${world.origin}${oakland}/arms/change`, { redirect: 'manual' });
      expect(nobody.headers.get('location')).toContain('/sign-in');
      const forged = await fetch(`${world.origin}${oakland}/arms/remove`, { method: 'POST', redirect: 'manual' });
      expect(forged.status).toBe(403);
      expect(await rowOf('oakland')).toEqual(before);
    });

    it('are removed, and a second removal of the same page changes nothing', async () => {
      const base = `/communities/${ids.oakland}`;
      const visitor = await Visitor.as(world, sampleMails.clerk('oakland'));
      expect((await visitor.post(`${base}/arms/remove`, {}, base)).headers.location).toBe(base);
      const { arms, version } = await rowOf('oakland');
      expect(arms).toBeNull();
      expect((await publicly('oakland')).status).toBe(404);
      const page = await visitor.get(base);
      expect(textOf(page.text)).toContain('There is none yet.');
      expect(page.text).not.toContain('arms/remove');
      const again = await visitor.post(`${base}/arms/remove`, { version: String(version - 1) }, base);
      expect([again.status, await rowOf('oakland')]).toEqual([409, { arms, version }]);
    });

    it('are sent only so often', async () => {
      const personId = await world.personId(sampleMails.clerk('toronto'));
      for (let made = 0; made < limits.uploadsOfPerson.points; made++)
        await world.app.get(AttemptLimits).count('uploadsOfPerson', personId);
      const answer = await send(sampleMails.clerk('toronto'), `/communities/${ids.toronto}`, aPng());
      expect([answer.status, textOf(answer.text).includes('You uploaded too many files')]).toEqual([429, true]);
    });
  });

  describe('in the API', () => {
    const put = (caller: ApiCaller, raw: Buffer, headers: Record<string, string> = {}, slug = 'nagasaki') =>
      caller.send('PUT', `/communities/${ids[slug]}/arms`, {
        raw,
        headers: { 'Content-Type': 'image/png', ...headers },
      });

    it('are set, read and removed, each for the version that was looked at', async () => {
      const clerk = await ApiCaller.as(world, sampleMails.clerk('nagasaki'));
      const path = `/communities/${ids.nagasaki}`;
      expect(await clerk.get(`${path}/arms`)).toMatchObject({ status: 404, json: { code: 'community.no-arms' } });
      const set = await put(clerk, anSvg(), { 'Content-Type': 'image/svg+xml', 'If-Match': '"1"' });
      const answer = communityAnswer.parse(set.json);
      expect([set.status, set.headers.get('etag'), answer.version]).toEqual([200, '"2"', 2]);
      expect(answer.links.arms).toBe(`/api/v1${path}/arms`);
      expect(await clerk.get(`${path}/arms`)).toMatchObject({ status: 200, type: 'image/png' });
      expect((await put(clerk, aPng(), { 'If-Match': '"1"' })).status).toBe(412);
      expect((await put(clerk, anSvg())).json.version).toBe(2);
      const removed = await clerk.send('DELETE', `${path}/arms`, { headers: { 'If-Match': '"2"' } });
      expect(removed).toMatchObject({ status: 200, json: { version: 3, armsSha256: null } });
      expect((await clerk.send('DELETE', `${path}/arms`)).json.version).toBe(3);
    });

    it('are set once under one key, by one of many at once', async () => {
      const clerk = await ApiCaller.as(world, sampleMails.clerk('accra'));
      const once = { 'Idempotency-Key': 'arms-1' };
      const both = await Promise.all([put(clerk, aPng(), once, 'accra'), put(clerk, aPng(), once, 'accra')]);
      expect(both.map(({ status, json }) => [status, json.version])).toEqual([
        [200, 2],
        [200, 2],
      ]);
      expect((await put(clerk, anSvg(), once, 'accra')).json).toMatchObject({ code: 'idempotency.key-reused' });
      const racing = await Promise.all(
        [3, 4, 5].map((width) => put(clerk, aPng({ width }), { 'If-Match': '"2"' }, 'accra')),
      );
      expect(racing.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    });

    it('refuse what is no picture, by its bytes and not by its name', async () => {
      const clerk = await ApiCaller.as(world, sampleMails.clerk('nagasaki'));
      const told = async (raw: Buffer, type = 'image/png') => {
        const { status, json } = await put(clerk, raw, { 'Content-Type': type });
        return `${status} ${String(json.code)}`;
      };
      expect(await told(Buffer.from('GIF89a'))).toBe('422 document.picture.not-a-picture');
      expect(await told(Buffer.alloc(0))).toBe('422 document.picture.empty');
      expect(await told(aPng().subarray(0, 50), 'image/svg+xml')).toBe('422 document.picture.malformed');
      expect(await told(Buffer.alloc(2 * 1024 * 1024 + 1))).toBe('413 request.too-large');
      expect(await told(Buffer.from('{}'), 'application/json')).toBe('415 request.unsupported-type');
      expect(await told(aPng(), 'image/jpeg')).toBe('415 request.unsupported-type');
      expect((await put(clerk, aPng(), { 'Content-Encoding': 'gzip' })).status).toBe(415);
    });

    it('are changed by nobody else, and read by everybody who is signed in', async () => {
      const path = `/communities/${ids.accra}/arms`;
      for (const mail of [sampleMails.clerk('milan'), sampleMails.official('accra')]) {
        const stranger = await ApiCaller.as(world, mail);
        expect((await put(stranger, aPng(), {}, 'accra')).json).toMatchObject({ code: 'community.not-yours' });
        expect((await stranger.send('DELETE', path)).status).toBe(403);
        expect((await stranger.get(path)).status).toBe(200);
      }
      const staff = await ApiCaller.as(world, sampleMails.staff);
      expect((await staff.send('DELETE', path)).status).toBe(200);
      const nowhere = '/communities/01990000-0000-7000-8000-000000000000/arms';
      for (const method of ['PUT', 'DELETE', 'GET'])
        expect([
          method,
          (
            await staff.send(
              method,
              nowhere,
              method === 'PUT' ? { raw: aPng(), headers: { 'Content-Type': 'image/png' } } : {},
            )
          ).status,
        ]).toEqual([method, 404]);
      expect((await staff.get('/communities/x/arms')).status).toBe(404);
    });

    it('can’t be put forward as a paper of a case', async () => {
      const clerk = await ApiCaller.as(world, sampleMails.clerk('nagasaki'));
      const { json } = await put(clerk, aPng({ width: 11 }));
      const uploads = await world.test.database.query('select 1 from document_upload where sha256 = $1', [
        json.armsSha256,
      ]);
      expect(uploads).toEqual([]);
    });
  });
});
