import { describe, expect, it } from '@jest/globals';
import { X509Issuer } from '../infrastructure/x509/x509-issuer.js';
import type { ListedKey } from '../application/seal-key-store.js';
import { sealKeysPage } from './seal-keys-page.js';

const day = 24 * 3_600_000;
const end = new Date('2027-06-30T00:00:00Z');

async function aKey(changes: Partial<ListedKey>): Promise<ListedKey> {
  const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: end };
  const subject = { commonName: 'A registry', organization: 'Tests', country: null };
  const { certificate } = await new X509Issuer().makeAuthority(subject, validity);
  const known = { id: 'a', communityId: null, communityName: null, chain: [], fingerprint: 'f', erased: false };
  const made = { notBefore: validity.notBefore, createdAt: validity.notBefore, createdBy: null, ended: null };
  return { ...known, ...made, role: 'registry', origin: 'configured', certificate, notAfter: end, ...changes };
}

const warned = (keys: ListedKey[], daysBefore: number) =>
  sealKeysPage({ rows: keys, before: null, after: null }, [], new Date(end.getTime() - daysBefore * day)).ending;

describe('The list of keys', () => {
  it('warns two months before a configured certificate ends, since only people can replace that one', async () => {
    const registry = await aKey({});
    expect(warned([registry], 61)).toEqual([]);
    expect(warned([registry], 59)).toEqual([registry]);
    const issued = await aKey({ origin: 'issued' });
    const former = await aKey({ ended: { at: end, reason: 'replaced' } });
    expect(warned([issued, former], 10)).toEqual([]);
  });
});
