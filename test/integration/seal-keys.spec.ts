import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SetClock } from '../../src/platform/clock/clock.js';
import { markIn } from '../../src/platform/database/keyset.js';
import { openKeyFile } from '../../src/platform/keys/open-key-file.js';
import { aKeyRing } from '../support/a-key-ring.js';
import { anAuthorityPair, fingerprintOf, pem } from '../support/a-seal-authority.js';
import { CoreWorld } from '../support/core-world.js';
import { aKeyFile, twoFilesOfOneKey } from '../support/key-files.js';
import { inFolder } from '../support/seal-tools.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { runTypescript } from '../support/typescript-process.js';

const child = fileURLToPath(new URL('./first-start.child.ts', import.meta.url));
const password = 'opens it';

let store: TestDatabase;
let world: CoreWorld;
beforeAll(async () => {
  store = await openTestDatabase();
  world = new CoreWorld(store.database);
  await world.populate();
});
afterAll(() => store.close());

const community = (slug: string): string => world.people.community[slug] ?? '';
const clerkOf = (slug: string) => ({
  personId: world.people.clerk[slug] ?? '',
  staff: false,
  clerkOf: [community(slug)],
  tiedTo: [community(slug)],
});

/** What openssl says of a certificate, with the authority and its list. */
const opensslVerify = (certificate: Uint8Array, authority: Uint8Array, crl: Uint8Array): string =>
  inFolder((folder) => {
    const file = (name: string, content: string | Uint8Array) => {
      writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    };
    const list = execFileSync('openssl', ['crl', '-inform', 'DER', '-in', file('list', crl)]);
    const trust = ['-crl_check', '-CAfile', file('ca', pem(authority)), '-CRLfile', file('crl', list)];
    // the clock of these tests, an hour later
    const time = ['-attime', String(Date.UTC(2026, 10, 20, 11) / 1000), '-x509_strict', '-policy_check'];
    const asked = ['verify', ...trust, ...time, file('certificate', pem(certificate))];
    try {
      return execFileSync('openssl', asked, { stdio: 'pipe' }).toString();
    } catch (error) {
      return String((error as { stderr: Buffer }).stderr);
    }
  });

describe('The keys of seals', () => {
  it('are made once, however many processes start at the same time', async () => {
    const gate = await store.database.connect();
    await gate.query('select pg_advisory_lock(1)');
    const starts = Array.from({ length: 3 }, () => runTypescript(child, [store.url, community('saint-paul')]));
    await Promise.all(starts.map(({ line }) => line('ready')));
    await gate.query('select pg_advisory_unlock(1)');
    gate.release();
    const told = await Promise.all(starts.map(({ line }) => line('keys ')));
    await Promise.all(starts.map(({ ended }) => ended));
    expect(new Set(told).size).toBe(1);
    const kept = await store.database.query(
      'select role, count(*)::integer as n from seal_key group by role order by role',
    );
    expect(kept).toEqual([
      { role: 'authority', n: 1 },
      { role: 'community', n: 1 },
      { role: 'registry', n: 1 },
    ]);
  }, 30_000);

  it('are each another one, certified by the service’s own authority, which openssl follows', async () => {
    const { keys } = aKeyRing(store.database);
    const { certificates, ownAuthority, crl } = await keys.authority();
    const [root] = certificates;
    const made = [
      await keys.registry(),
      await keys.ofCommunity(community('saint-paul')),
      await keys.ofCommunity(community('nagasaki')),
    ];
    expect(ownAuthority).toBe(true);
    expect(certificates).toHaveLength(1);
    expect(new Set(made.map(({ signer }) => fingerprintOf(signer.certificate))).size).toBe(3);
    expect(made.map(({ heldBy }) => heldBy)).toEqual(['registry', 'registry', 'registry']);
    expect(made[1]?.subject).toBe(
      'CN=the City of Saint Paul\\, Minnesota\\, United States of America,O=Saint Paul,C=US',
    );
    for (const { signer } of made)
      expect(opensslVerify(signer.certificate, root ?? Buffer.of(), crl)).toContain(': OK');
  });

  it('keep no private key that can be read in the database', async () => {
    const rows = await store.database.query<{ private_key: Buffer }>('select id, private_key from seal_key');
    for (const { private_key } of rows)
      expect(private_key.toString('latin1')).not.toContain('\x2a\x86\x48\xce\x3d\x02\x01');
    const strangers = aKeyRing(store.database, { secretKey: 'another secret key of 32 letters' });
    await expect(strangers.keys.registry()).rejects.toMatchObject({ code: 'sealing.key-unreadable' });
  });

  it('stay for as long as the certificate does, and are renewed two months before its end', async () => {
    const { keys, clock } = aKeyRing(store.database);
    const before = await keys.ofCommunity(community('nagasaki'));
    clock.set(new Date(before.notAfter.getTime() - 61 * 24 * 3_600_000));
    expect((await keys.ofCommunity(community('nagasaki'))).signer.certificate).toEqual(before.signer.certificate);
    clock.set(new Date(before.notAfter.getTime() - 59 * 24 * 3_600_000));
    const after = await keys.ofCommunity(community('nagasaki'));
    expect(after.signer.certificate).not.toEqual(before.signer.certificate);
    expect((await keys.ofCommunity(community('nagasaki'))).signer.certificate).toEqual(after.signer.certificate);
    // a seal that was planned with the former one can still be made
    const planned = await keys.withCertificate(fingerprintOf(before.signer.certificate));
    expect(planned?.signer.certificate).toEqual(before.signer.certificate);
  });

  it('are revoked by staff for good: the list says so, and the next seal gets another certificate', async () => {
    const { keys, revoke } = aKeyRing(store.database);
    const { signer } = await keys.ofCommunity(community('saint-paul'));
    const fingerprint = fingerprintOf(signer.certificate);
    await revoke.execute({ fingerprint, personId: world.people.staff });
    const { certificates, crl } = await keys.authority();
    expect(opensslVerify(signer.certificate, certificates[0] ?? Buffer.of(), crl)).toContain('certificate revoked');
    expect(await keys.withCertificate(fingerprint)).toBeNull();
    const next = await keys.ofCommunity(community('saint-paul'));
    expect(opensslVerify(next.signer.certificate, certificates[0] ?? Buffer.of(), crl)).toContain(': OK');
    await expect(revoke.execute({ fingerprint, personId: world.people.staff })).rejects.toMatchObject({
      code: 'sealing.key-changed',
    });
  });

  it('are the community’s own from the day it brings one until it takes it back, and then nothing of it is left', async () => {
    const { keys, bring, remove } = aKeyRing(store.database, { clock: world.clock });
    // openssl goes by the machine's clock
    world.clock.set(new Date(Date.now() + 3_600_000));
    const [slug, by] = ['nagasaki', clerkOf('nagasaki')] as const;
    const file = aKeyFile();
    const brought = await bring.execute({ communityId: community(slug), file, password, by });
    const own = await keys.ofCommunity(community(slug));
    expect(own).toMatchObject({ heldBy: 'community', subject: 'CN=Saint Paul seal,O=Saint Paul,C=US' });
    const elsewhere = {
      communityId: community('saint-paul'),
      file,
      password,
      by: clerkOf('saint-paul'),
    };
    await expect(bring.execute(elsewhere)).rejects.toMatchObject({ code: 'key-file.in-use' });
    await remove.execute({ communityId: community(slug), seen: brought.fingerprint, by });
    expect((await keys.ofCommunity(community(slug))).heldBy).toBe('registry');
    expect(await keys.withCertificate(brought.fingerprint)).toBeNull();
    const [row] = await store.database.query('select private_key from seal_key where id = $1', [brought.id]);
    expect(row).toEqual({ private_key: null });
    await bring.execute({ communityId: community(slug), file, password, by });
    expect((await keys.ofCommunity(community(slug))).heldBy).toBe('community');
  }, 20_000);

  it('are brought by the community’s own clerk, and by nobody else', async () => {
    const { bring } = aKeyRing(store.database);
    const asked = { communityId: community('nagasaki'), file: Buffer.of(1), password };
    const staff = { personId: world.people.staff, staff: true, clerkOf: [], tiedTo: [] };
    await expect(bring.execute({ ...asked, by: staff })).rejects.toMatchObject({ code: 'community.not-yours' });
    await expect(bring.execute({ ...asked, by: clerkOf('saint-paul') })).rejects.toMatchObject({
      code: 'community.not-yours',
    });
  });

  it('come from the configuration where it names them, and the papers of the former authority stay where they were', async () => {
    const former = await aKeyRing(store.database).keys.authority();
    const authority = await anAuthorityPair();
    const { keys, papers } = aKeyRing(store.database, { settings: { authority } });
    const now = await keys.authority();
    expect(now).toMatchObject({ ownAuthority: false, certificates: [authority.certificate] });
    const { signer } = await keys.registry();
    expect(new X509Certificate(signer.certificate).verify(new X509Certificate(authority.certificate).publicKey)).toBe(
      true,
    );
    const [old] = former.certificates;
    const kept = await papers.named(fingerprintOf(old ?? Buffer.of()).slice(0, 16));
    expect(kept && Buffer.from(await papers.revocationList(kept)).equals(Buffer.from(former.crl))).toBe(true);
  });

  it('that the configuration names no more are gone: what was planned with them is planned anew', async () => {
    const registry = await openKeyFile(aKeyFile(), password);
    const configured = aKeyRing(store.database, { settings: { registry }, clock: new SetClock(new Date()) });
    const planned = fingerprintOf((await configured.keys.registry()).signer.certificate);
    expect(await configured.keys.withCertificate(planned)).toMatchObject({ heldBy: 'registry' });
    const { keys } = aKeyRing(store.database, { clock: new SetClock(new Date()) });
    await keys.registry();
    expect(await keys.withCertificate(planned)).toBeNull();
  }, 20_000);

  it('of a configuration that ended while the service ran seal nothing, and the error says which and since when', async () => {
    const registry = await openKeyFile(aKeyFile({ days: 2 }), password);
    const clock = new SetClock(new Date());
    const { keys } = aKeyRing(store.database, { settings: { registry }, clock });
    await keys.registry();
    const end = new Date(new X509Certificate(registry.certificate).validTo);
    clock.set(end);
    await expect(keys.registry()).rejects.toMatchObject({
      code: 'sealing.registry-certificate-ended',
      kind: 'unavailable',
      message: expect.stringContaining(`ended on ${end.toISOString().slice(0, 10)}`),
    });
    const authority = await anAuthorityPair('An authority that ends');
    const issued = aKeyRing(store.database, { settings: { authority }, clock: new SetClock(new Date('2036-02-01')) });
    await expect(issued.keys.ofCommunity(community('saint-paul'))).rejects.toMatchObject({
      code: 'sealing.authority-certificate-ended',
    });
  }, 20_000);

  it('are not needed to know whom to trust: certificates and the last list are enough', async () => {
    const { keys, papers, revoke } = aKeyRing(store.database);
    const { certificates, crl } = await keys.authority();
    await keys.registry();
    const { papers: elsewhere } = aKeyRing(store.database, { secretKey: 'another secret key of 32 letters' });
    expect(await elsewhere.trusted()).toMatchObject({ certificates: [...certificates, certificates[0]], crls: [crl] });
    const { signer } = await keys.ofCommunity(community('saint-paul'));
    await revoke.execute({ fingerprint: fingerprintOf(signer.certificate), personId: world.people.staff });
    expect((await elsewhere.trusted()).crls).toEqual([crl]);
    // whoever can read the key renews the list at once: nobody trusts a revoked certificate for a day
    const { crls } = await papers.trusted();
    const root = certificates[0] ?? Buffer.of();
    expect(opensslVerify(signer.certificate, root, crls[0] ?? Buffer.of())).toContain('certificate revoked');
  });

  it('are nobody else’s: not under another certificate, nor when two communities bring them at the same moment', async () => {
    const { bring } = aKeyRing(store.database, { clock: new SetClock(new Date(Date.now() + 3_600_000)) });
    const by = (slug: string, file: Buffer) =>
      bring.execute({ communityId: community(slug), file, password, by: clerkOf(slug) });
    const [one, other] = twoFilesOfOneKey();
    await by('nagasaki', one);
    await expect(by('saint-paul', other)).rejects.toMatchObject({ code: 'key-file.in-use' });
    const file = aKeyFile();
    // nobody writes until both have looked, or wait for each other
    const gate = await store.database.connect();
    await gate.query('begin; lock table seal_key in exclusive mode');
    const bringing = Promise.allSettled([by('nagasaki', file), by('saint-paul', file)]);
    const waiting = () =>
      store.database.query(`select 1 from pg_locks where not granted and pid in
        (select pid from pg_stat_activity where datname = current_database())`);
    while ((await waiting()).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    await gate.query('rollback');
    gate.release();
    const both = await bringing;
    const refused = both.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused.map(({ reason }) => reason)).toMatchObject([{ code: 'key-file.in-use' }]);
  }, 20_000);

  it('are listed page by page, each once: those in use before former ones, the authority first', async () => {
    const { store: kept } = aKeyRing(store.database);
    const listed: string[] = [];
    const next = (after: string | null) => kept.page(after ? markIn({ after }, 'text') : null, 2);
    for (let page = await next(null); ; page = await next(page.after)) {
      listed.push(...page.rows.map(({ role, ended }) => `${ended ? 'former' : 'used'} ${role}`));
      if (!page.after) break;
    }
    const [row] = await store.database.query<{ n: number }>('select count(*)::integer as n from seal_key');
    expect(listed).toHaveLength(row?.n ?? -1);
    expect([...listed].sort(byUseAndRole)).toEqual(listed);
  });
});

const order = ['authority', 'registry', 'community'].map((role) => `used ${role}`);
const places = [...order, ...order.map((place) => place.replace('used', 'former'))];
const byUseAndRole = (one: string, other: string) => places.indexOf(one) - places.indexOf(other);
