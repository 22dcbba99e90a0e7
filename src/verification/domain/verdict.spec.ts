import { describe, expect, it } from '@jest/globals';
import type { SealManifest } from '../../sealing/domain/seal-manifest.js';
import type { Inspection, SealFinding } from './inspection.js';
import type { RegisterKnowledge } from './register-knowledge.js';
import { type Context, verdictOf } from './verdict.js';

const aSeal = (field: string, changes: Partial<SealFinding> = {}): SealFinding => ({
  field,
  certificate: field,
  subject: 'CN=x',
  issuer: 'CN=y',
  serialNumber: '01',
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2030-01-01T00:00:00.000Z',
  sealedAt: '2026-03-12T08:00:00.000Z',
  timeStamp: null,
  anchored: true,
  revokedAt: null,
  ...changes,
});

const manifest = {
  reference: 'P-2026-00042',
  seals: [
    { field: 'RegistrySeal', by: 'registry', heldBy: 'registry' },
    { field: 'InitiatorSeal', by: 'initiator', heldBy: 'registry' },
    { field: 'CounterpartSeal', by: 'counterpart', heldBy: 'community' },
  ],
} as unknown as SealManifest;

const inspected = (changes: Partial<Inspection> = {}): Inspection => ({
  sha256: '0'.repeat(64),
  bytes: 1,
  problems: [],
  manifest,
  seals: [aSeal('RegistrySeal'), aSeal('InitiatorSeal'), aSeal('CounterpartSeal')],
  signatures: [],
  affiliationDate: '2026-03-11',
  ...changes,
});

const told = (inspection: Inspection, context: Partial<Context> = {}) => {
  const { outcome, reasons, notes } = verdictOf(inspection, { trust: 'named', register: null, ...context });
  return [outcome, reasons.map(({ code }) => code), notes];
};

const status = { outcome: 'unknown' } as const;
const stored: RegisterKnowledge = { is: 'sealed-original', status, superseded: false };
const foreign = (field: string) =>
  inspected({ seals: inspected().seals.map((seal) => (seal.field === field ? { ...seal, anchored: false } : seal)) });

describe('The verdict on a file that holds together', () => {
  it('is that it is accepted, once its issuer is trusted', () => {
    expect(told(inspected())).toEqual(['accepted', [], ['claimed-time']]);
    expect(told(inspected(), { trust: 'none' })[0]).toBe('consistent-issuer-unknown');
  });

  it('needs no trusted issuer of a community that brought its own key, which the registry certified', () => {
    expect(told(foreign('CounterpartSeal'))[0]).toBe('accepted');
    expect(told(foreign('InitiatorSeal'))).toEqual(['refused', ['issuer.not-trusted'], []]);
  });

  it('never lets the list vouch for the seal that certifies it', () => {
    const seals = [{ ...manifest.seals[0], heldBy: 'community' }, ...manifest.seals.slice(1)];
    const file = { ...foreign('RegistrySeal'), manifest: { ...manifest, seals } as SealManifest };
    expect(told(file)[0]).toBe('refused');
  });

  it('needs a trusted issuer of the first seal, whatever the list says whose it is', () => {
    const seals = [{ ...manifest.seals[0], by: 'initiator', heldBy: 'community' }, ...manifest.seals.slice(1)];
    const file = { ...foreign('RegistrySeal'), manifest: { ...manifest, seals } as SealManifest };
    expect(told(file)).toEqual(['refused', ['issuer.not-trusted'], []]);
  });

  it('refuses what the register doesn’t have, however well it is sealed', () => {
    expect(told(inspected(), { register: { is: 'other-file', status } })[1]).toEqual(['register.other-file']);
    expect(told(inspected(), { register: { is: 'unknown' } })[1]).toEqual(['register.unknown']);
  });

  it('stands by what was stored when the authority is another one by now, and says so', () => {
    expect(told(foreign('RegistrySeal'), { register: stored })).toEqual([
      'accepted',
      [],
      ['former-issuer', 'claimed-time'],
    ]);
  });

  it('is that it is superseded where a later agreement has taken its place', () => {
    expect(told(inspected(), { register: { ...stored, superseded: true } })).toEqual([
      'accepted',
      [],
      ['superseded', 'claimed-time'],
    ]);
  });
});

describe('A certificate that was revoked', () => {
  const revoked = (on: string, timeStamp: SealFinding['timeStamp'] = null) =>
    inspected({ seals: [aSeal('RegistrySeal', { revokedAt: on, timeStamp })] });
  const later = '2026-06-01T00:00:00.000Z';
  const stamp = (trusted: boolean) => ({ at: '2026-03-12T08:00:01.000Z', by: 'CN=t', issuer: 'CN=t', trusted });

  it('before the seal makes it worthless, whatever else is known', () =>
    expect(told(revoked('2026-03-01T00:00:00.000Z'), { register: stored })[1]).toEqual(['certificate.revoked']));

  it('later leaves a seal standing only where its time is proven: by a trusted stamp, or by the register', () => {
    expect(told(revoked(later))[1]).toEqual(['certificate.revoked']);
    expect(told(revoked(later, stamp(false)))[1]).toEqual(['certificate.revoked']);
    expect(told(revoked(later, stamp(true)))[0]).toBe('accepted');
    expect(told(revoked(later), { register: stored })[0]).toBe('accepted');
  });
});
