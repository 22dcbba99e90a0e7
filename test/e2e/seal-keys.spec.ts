import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleMails } from '../../src/sample-data/people.js';
import { aKeyFile } from '../support/key-files.js';
import { PagesWorld } from '../support/pages-world.js';
import { textOf, Visitor } from '../support/visitor.js';

const { clerk, official, staff } = sampleMails;
const password = 'opens it';

describe('the keys of seals', () => {
  let world: PagesWorld;
  let oakland: string;
  let atStaff: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    const [row] = await world.test.database.query<{ id: string }>(`select id from community where slug = 'oakland'`);
    oakland = `/communities/${row?.id}`;
    atStaff = `/staff${oakland}`;
  }, 60_000);
  afterAll(() => world?.close());

  const bring = async (mail: string, bytes: Buffer, typed = password, base = oakland) =>
    (await Visitor.as(world, mail)).upload(
      `${base}/seal-key/bring`,
      { password: typed },
      { field: 'file', bytes, name: 'oakland.p12' },
      `${oakland}/seal-key`,
    );
  const read = async (mail: string, path: string) => textOf((await (await Visitor.as(world, mail)).get(path)).text);
  const openly = (path: string) => fetch(`${world.origin}${path}`, { redirect: 'manual' });

  it('are shown to the community and to staff: who holds them, and that the authority is the service’s own', async () => {
    expect(await read(clerk('oakland'), oakland)).toContain('Whose key seals for this community');
    for (const [mail, base] of [
      [clerk('oakland'), oakland],
      [official('oakland'), oakland],
      [staff, atStaff],
    ] as const) {
      const page = await read(mail, `${base}/seal-key`);
      expect(page).toContain('Held by the registry');
      expect(page).toContain('the service’s own: nobody outside vouches for it');
      expect(page).toMatch(/the City of Oakland, California, .* · Oakland · US/);
      expect(page.includes('Bring the community’s own key')).toBe(mail === clerk('oakland'));
    }
  });

  it('are brought and removed by the community’s clerk, who sees what was wrong with a file', async () => {
    const wrong = await bring(clerk('oakland'), aKeyFile(), 'another');
    expect([wrong.status, textOf(wrong.text)]).toEqual([
      422,
      expect.stringContaining('The password does not open this file.'),
    ]);
    expect(wrong.text).not.toContain('another');
    const other = await bring(clerk('oakland'), Buffer.from('no key'));
    expect([other.status, textOf(other.text)]).toEqual([422, expect.stringContaining('not a PKCS#12 file')]);
    const large = await bring(clerk('oakland'), Buffer.alloc(150_000));
    expect([large.status, textOf(large.text)]).toEqual([422, expect.stringContaining('larger than 100 kB')]);

    const brought = await bring(clerk('oakland'), aKeyFile({ subject: '/CN=Seal of Oakland <b>' }));
    expect([brought.status, brought.headers.location]).toEqual([303, `${oakland}/seal-key`]);
    const page = await (await Visitor.as(world, clerk('oakland'))).get(`${oakland}/seal-key`);
    expect(textOf(page.text)).toContain('The community’s own key');
    expect(page.text).not.toContain('<b>');
    const [, seen = ''] = /name="seen" value="([0-9a-f]{64})"/.exec(page.text) ?? [];
    const visitor = await Visitor.as(world, clerk('oakland'));
    expect(
      (await visitor.post(`${oakland}/seal-key/remove`, { seen: 'f'.repeat(64) }, `${oakland}/seal-key`)).status,
    ).toBe(409);
    expect((await visitor.post(`${oakland}/seal-key/remove`, { seen }, `${oakland}/seal-key`)).status).toBe(303);
    expect(await read(clerk('oakland'), `${oakland}/seal-key`)).toContain('Held by the registry');
  }, 30_000);

  it('are nobody else’s: not another community’s, not an official’s, not staff’s to bring', async () => {
    const statuses = async (mail: string, base: string) => {
      const visitor = await Visitor.as(world, mail);
      const file = { field: 'file', bytes: aKeyFile(), name: 'x.p12' };
      return [
        (await visitor.get(`${base}/seal-key`)).status,
        (await visitor.upload(`${base}/seal-key/bring`, { password }, file, '/account')).status,
        (await visitor.post(`${base}/seal-key/remove`, { seen: 'x' }, '/account')).status,
      ];
    };
    expect(await statuses(clerk('nagasaki'), oakland)).toEqual([404, 404, 404]);
    expect(await statuses(clerk('nagasaki'), atStaff)).toEqual([403, 403, 403]);
    expect(await statuses(official('oakland'), oakland)).toEqual([200, 403, 403]);
    expect(await statuses(staff, atStaff)).toEqual([200, 403, 403]);
    expect((await openly(`${oakland}/seal-key`)).status).toBe(303);
    expect(
      (await fetch(`${world.origin}${oakland}/seal-key/remove`, { method: 'POST', redirect: 'manual' })).status,
    ).toBe(403);
  }, 30_000);

  it('are listed for staff alone, who revoke what the authority issued', async () => {
    for (const mail of [clerk('oakland'), official('oakland')]) {
      const visitor = await Visitor.as(world, mail);
      expect((await visitor.get('/staff/seal-keys')).status).toBe(403);
      const revoke = `/staff/seal-keys/${'f'.repeat(64)}/revoke`;
      expect((await visitor.get(revoke)).status).toBe(403);
      expect((await visitor.post(revoke, {}, '/account')).status).toBe(403);
    }
    expect((await openly('/staff/seal-keys')).status).toBe(303);
    const visitor = await Visitor.as(world, staff);
    const page = await visitor.get('/staff/seal-keys');
    for (const words of ['Issuing authority', 'The registry', 'Oakland', 'Certified by the service’s own authority']) {
      expect(textOf(page.text)).toContain(words);
    }
    const row = page.text.slice(page.text.indexOf('Oakland'));
    const [, revoke = ''] = /href="(\/staff\/seal-keys\/[0-9a-f]{64}\/revoke)"/.exec(row) ?? [];
    const asked = await visitor.get(revoke);
    for (const words of [
      'can’t be undone',
      'the City of Oakland',
      'Whoever checks such an agreement without this service, but with that list',
    ])
      expect(textOf(asked.text)).toContain(words);
    expect(textOf((await visitor.get('/staff/seal-keys')).text)).not.toContain('Revoked');
    expect((await visitor.post(revoke, {}, revoke)).headers.location).toBe('/staff/seal-keys');
    expect((await visitor.get(revoke)).status).toBe(409);
    expect((await visitor.post(revoke, {}, '/staff/seal-keys')).status).toBe(409);
    expect((await visitor.post(`/staff/seal-keys/${'f'.repeat(64)}/revoke`, {}, '/staff/seal-keys')).status).toBe(404);
    expect(textOf((await visitor.get('/staff/seal-keys')).text)).toContain('Revoked');
  });

  it('leave the authority’s papers open to anybody, where its certificates say they are', async () => {
    const answers = await Promise.all(['pem', 'cer', 'crl'].map((kind) => openly(`/pki/authority.${kind}`)));
    expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
      [200, 'application/x-pem-file'],
      [200, 'application/pkix-cert'],
      [200, 'application/pkix-crl'],
    ]);
    const [pem = Buffer.of(), cer = Buffer.of(), crl = Buffer.of()] = await Promise.all(
      answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())),
    );
    const root = new X509Certificate(cer);
    expect([root.ca, root.verify(root.publicKey), new X509Certificate(pem).fingerprint256]).toEqual([
      true,
      true,
      root.fingerprint256,
    ]);
    expect(execFileSync('openssl', ['crl', '-inform', 'DER', '-noout', '-text'], { input: crl }).toString()).toContain(
      'Serial Number',
    );
    const named = root.fingerprint256.replaceAll(':', '').toLowerCase().slice(0, 16);
    expect((await openly(`/pki/${named}.crl`)).status).toBe(200);
    for (const name of ['authority.key', 'nothing.pem', `${'0'.repeat(16)}.crl`, 'authority']) {
      expect([name, (await openly(`/pki/${name}`)).status]).toEqual([name, 404]);
    }
  });
});
