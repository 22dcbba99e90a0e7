import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { projectRoot } from '../../src/platform/config/project-root.js';
import { type SealedWorld, sealedWorld, wholeFile } from '../support/sealed/sealed-world.js';

// the command builds the product where it isn't built yet
jest.setTimeout(60_000);

describe('npm run verify', () => {
  let folder: string;
  let world: SealedWorld;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'entente-verify-'));
    world = await sealedWorld();
    const base64 = world.authority.der.toString('base64');
    place('ca.pem', `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`);
    place('agreement.pdf', await wholeFile(world.seals));
    place('forged.pdf', await wholeFile(world.lookalike));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const place = (name: string, content: string | Buffer) => writeFileSync(path.join(folder, name), content);

  /** Without a configuration: the proof outlives the service. */
  function verify(...args: string[]) {
    const run = path.join(projectRoot(), 'src/launch/run.mjs');
    const env = { PATH: process.env.PATH, HOME: process.env.HOME };
    return spawnSync(process.execPath, [run, 'verify', ...args], { cwd: folder, env, encoding: 'utf8' });
  }

  it('ends with 0 for what is accepted, and says who signed and who sealed', () => {
    const { status, stdout } = verify('agreement.pdf', '--trust', 'ca.pem');
    expect(status).toBe(0);
    for (const words of ['ACCEPTED', 'Kenji Mori, Mayor', '2026-03-11 10:00:00 in Asia/Tokyo', 'CN=Registry'])
      expect(stdout).toContain(words);
  });

  it('ends with 2 when nobody is named whom to trust, and prints the same as JSON', () => {
    const { status, stdout } = verify('agreement.pdf', '--json');
    expect([status, JSON.parse(stdout)]).toMatchObject([
      2,
      { verdict: 'consistent-issuer-unknown', reasons: [{ code: 'issuer.unknown' }], register: null },
    ]);
  });

  it('ends with 1 for what is refused, and names the reason', () => {
    const { status, stdout } = verify('forged.pdf', '--trust', 'ca.pem');
    expect([status, stdout.includes('issuer.not-trusted')]).toEqual([1, true]);
  });

  it('takes nobody for the registry but whose certificate is named, though the same authority certified it', () => {
    const { registry, initiator } = world.seals;
    place('registry.pem', new X509Certificate(registry.der).toString());
    const community = new X509Certificate(initiator.der).fingerprint256;
    expect(verify('agreement.pdf', '--trust', 'ca.pem', '--registry', 'registry.pem').status).toBe(0);
    const { status, stdout } = verify('agreement.pdf', '--trust', 'ca.pem', '--registry', community);
    expect([status, stdout.includes('issuer.other-registry')]).toEqual([1, true]);
    expect(verify('agreement.pdf', '--registry', 'ca.pem').status).toBe(1);
    expect(verify('agreement.pdf', '--registry', 'agreement.pdf').status).toBe(66);
  });

  it('tells a wrong command and a file that is not there from a refusal', () => {
    expect(verify().status).toBe(64);
    expect(verify('nothing.pdf').status).toBe(66);
    expect(verify('agreement.pdf', '--trust', 'agreement.pdf').status).toBe(66);
  });
});
