import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { languageCodes } from '../../platform/languages.js';
import { consentIn, consentOf, consentVersions } from './consent.js';
import { signInput } from './sign-input.js';

describe('what officials agree to', () => {
  it('is said in every language, each under a version of its own', () => {
    expect(consentVersions).toEqual(languageCodes.map((code) => `2026-11-${code}`));
    expect(new Set(consentVersions.map((version) => consentOf(version).text)).size).toBe(languageCodes.length);
    expect(consentIn('ja')).toEqual(consentOf('2026-11-ja'));
    expect(consentIn('nb').version).toBe('2026-11-en');
  });

  it('never changes once it was shown: another wording is another version', () => {
    const all = consentVersions.map((version) => `${version} ${consentOf(version).text}`).join('\n');
    expect(createHash('sha256').update(all).digest('hex')).toBe(
      'a2eaaeed16c91834113abf8f6609b65ad7e60ef2ee34ada043d9b51c09541560',
    );
  });

  it('can only be a version that was shown', () => {
    const hash = 'a'.repeat(64);
    const given = { typedName: 'A', consent: true, code: '123456', contentHash: hash };
    const sign = (consentVersion: string) =>
      signInput.safeParse({ ...given, initiatorOriginal: hash, counterpartOriginal: hash, consentVersion }).success;
    expect([sign('2026-11-ar'), sign('2026-11-xx'), sign('')]).toEqual([true, false, false]);
    expect(() => consentOf('2026-11-xx')).toThrow('There is no consent');
  });
});
