import { beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../support/sealed/sealed-contents.js';
import { sealedAt } from '../support/sealed/sealed-file.js';
import {
  codesOf,
  type SealedWorld,
  sealedWorld,
  sealsOf,
  verdictOn,
  wholeFile,
} from '../support/sealed/sealed-world.js';
import { issue, revocationList } from '../support/sealed/test-authority.js';
import { stampedBy } from '../support/sealed/test-cms.js';

let world: SealedWorld;
let whole: Buffer;

beforeAll(async () => {
  world = await sealedWorld();
  whole = await wholeFile(world.seals);
});

describe('A sealed agreement', () => {
  it('is accepted when an authority between the trusted one and the seals issued its certificates', async () => {
    const between = await issue({ name: 'Between', issuer: world.authority, authority: true });
    expect(codesOf(await verdictOn(await wholeFile(await sealsOf(between)), [world.authority]))).toEqual([]);
  });

  it('is accepted as it was sealed', async () => {
    const verdict = await verdictOn(whole, [world.authority]);
    expect(codesOf(verdict)).toEqual([]);
    expect(verdict.outcome).toBe('accepted');
    expect(verdict.file.sha256).toBe(sha256(whole));
  });

  it('is consistent, but of an unknown issuer, when no authority is named', async () => {
    const verdict = await verdictOn(whole, []);
    expect(verdict.outcome).toBe('consistent-issuer-unknown');
    expect(codesOf(verdict)).toEqual(['issuer.unknown']);
  });

  it('is refused when its certificate was revoked before it was sealed, or may have been', async () => {
    const { authority, seals } = world;
    for (const on of ['2026-03-01T00:00:00Z', '2026-06-01T00:00:00Z']) {
      const crl = await revocationList(authority, [seals.counterpart], new Date(on));
      expect(codesOf(await verdictOn(whole, [authority], [crl]))).toEqual(['certificate.revoked']);
    }
  });

  it('stands when a trusted time stamp proves that it was sealed before its certificate was revoked', async () => {
    const { authority, seals, stamper } = world;
    const stamp = stampedBy(stamper, sealedAt);
    const stamped = await wholeFile(seals, { counterpart: { stamp } });
    const crl = await revocationList(authority, [seals.counterpart], new Date('2026-06-01T00:00:00Z'));
    const verdict = await verdictOn(stamped, [authority], [crl]);
    expect([verdict.outcome, verdict.notes]).toEqual(['accepted', ['claimed-time', 'revoked-later']]);
  });

  it('is not touched by a list of revoked certificates that somebody else signed', async () => {
    const { authority, seals, stamper } = world;
    const crl = await revocationList({ ...authority, key: stamper.key }, [seals.counterpart], sealedAt);
    expect(codesOf(await verdictOn(whole, [authority], [crl]))).toEqual([]);
  });
});
