import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/platform/config/config.js';
import { ConfigError } from '../../src/platform/config/config-error.js';
import { openKeyFile as openHere } from '../../src/platform/keys/key-file-opening.mjs';
import { keyPairOf } from '../../src/platform/keys/opened-key-file.js';
import { checkedKeyPair, type KeyPurpose } from '../../src/platform/keys/checked-key-pair.js';
import { openKeyFile } from '../../src/platform/keys/open-key-file.js';
import { aKeyFile, type KeyFileRequest } from '../support/key-files.js';
import { inFolder } from '../support/seal-tools.js';

const password = 'opens it';
const ca = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
// openssl's own configuration may leave the old algorithms out
const hasLegacy = spawnSync('openssl', ['list', '-providers', '-provider', 'legacy']).status === 0;

/** What the product does in a process of its own. */
const opened = async (bytes: Buffer, typed = password) => keyPairOf(await openHere({ bytes, password: typed }));

async function refusal(file: Buffer, typed = password, purpose: KeyPurpose = 'seals'): Promise<string> {
  try {
    checkedKeyPair(await opened(file, typed), purpose, new Date());
  } catch (error) {
    return String(Reflect.get(Object(error), 'code'));
  }
  return 'accepted';
}

describe('A PKCS#12 file', () => {
  const forms: [string, KeyFileRequest][] = [
    ['of today, with AES', {}],
    ['of yesterday, with 3DES', { form: ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'] }],
    ...(hasLegacy ? [['of the day before, with RC2', { form: ['-legacy'] }] as [string, KeyFileRequest]] : []),
    ['of an RSA key', { key: 'rsa:2048' }],
    ['of a key on P-384', { key: 'secp384r1' }],
    [
      'of a key for signed mail among other things',
      { extensions: ['basicConstraints=CA:FALSE', 'extendedKeyUsage=clientAuth,emailProtection'] },
    ],
  ];

  it.each(forms)('%s is opened, and its key belongs to its certificate', async (_form, request) => {
    const pair = checkedKeyPair(await opened(aKeyFile(request)), 'seals', new Date());
    expect(new X509Certificate(pair.certificate).subject).toContain('CN=Saint Paul seal');
  });

  it('is opened by a password in any script', async () => {
    expect(await refusal(aKeyFile({ password: 'пароль ñ' }), 'пароль ñ')).toBe('accepted');
  });

  const refused: [string, KeyFileRequest, string][] = [
    ['a key of RSA with 1,024 bits', { key: 'rsa:1024' }, 'key-file.weak-key'],
    ['a key on another curve', { key: 'secp521r1' }, 'key-file.weak-key'],
    ['no key', { form: ['-nokeys'] }, 'key-file.no-key'],
    ['no certificate', { form: ['-nocerts'] }, 'key-file.no-certificate'],
    ['an authority', { extensions: ca }, 'key-file.is-authority'],
    ['a key for encryption alone', { extensions: ['keyUsage=keyEncipherment'] }, 'key-file.not-for-signing'],
    [
      'a key for web sites alone',
      { extensions: ['keyUsage=digitalSignature', 'extendedKeyUsage=serverAuth'] },
      'key-file.not-for-signing',
    ],
    [
      'a rule that no check of a document knows',
      { extensions: ['basicConstraints=critical,CA:FALSE', '1.3.6.1.4.1.99999.1=critical,DER:05:00'] },
      'key-file.critical-extension',
    ],
  ];

  it.each(refused)('with %s is refused', async (_what, request, code) => {
    expect(await refusal(aKeyFile(request))).toBe(code);
  });

  it('is refused with the wrong password, when it is something else, too large, or not of today', async () => {
    const file = aKeyFile();
    expect(await refusal(file, 'another')).toBe('key-file.password');
    expect(await refusal(Buffer.from('%PDF-1.7'))).toBe('key-file.malformed');
    expect(await refusal(file.subarray(0, 200))).toBe('key-file.malformed');
    await expect(openKeyFile(Buffer.alloc(200_000), password)).rejects.toMatchObject({ refusal: 'too-large' });
    const pair = await openKeyFile(file, password);
    expect(() => checkedKeyPair(pair, 'seals', new Date('2040-01-01'))).toThrow(/not valid any more/);
    expect(() => checkedKeyPair(pair, 'seals', new Date('2020-01-01'))).toThrow(/not valid yet/);
  }, 15_000);

  it('that asks for too much computing is given up when its time is over', async () => {
    const hostile = withIterations(aKeyFile({ form: ['-iter', '65535', '-macalg', 'sha256'] }), 0x7f_ff_ff);
    await expect(openKeyFile(hostile, password, 1_000)).rejects.toMatchObject({ refusal: 'too-complex' });
  });
});

/** Every count of 65,535 iterations, as DER writes it, becomes another one. */
function withIterations(file: Buffer, count: number): Buffer {
  const from = Buffer.from('020300ffff', 'hex');
  const to = Buffer.concat([Buffer.of(2, 3), Buffer.of(count >> 16, (count >> 8) & 0xff, count & 0xff)]);
  const changed = Buffer.from(file);
  let found = 0;
  for (let at = changed.indexOf(from); at >= 0; at = changed.indexOf(from, at + 1), found += 1) to.copy(changed, at);
  if (found === 0) throw new Error('no count of iterations was found');
  return changed;
}

describe('The configuration', () => {
  const problems = (env: NodeJS.ProcessEnv): string => {
    try {
      loadConfig(env);
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
    }
    return 'accepted';
  };

  it('takes the registry’s key from base64, and the authority’s from a path', () => {
    inFolder((folder) => {
      const file = path.join(folder, 'authority.p12');
      writeFileSync(file, aKeyFile({ extensions: ca, subject: '/CN=An authority' }));
      const config = loadConfig({
        SEAL_REGISTRY_P12: aKeyFile({ subject: '/CN=A registry' }).toString('base64'),
        SEAL_REGISTRY_PASSWORD: password,
        SEAL_AUTHORITY_P12: file,
        SEAL_AUTHORITY_PASSWORD: password,
      });
      const named = [config.registryKey, config.authorityKey].map(
        (pair) => new X509Certificate(pair?.certificate ?? '').subject,
      );
      expect(named).toEqual(['CN=A registry', 'CN=An authority']);
    });
  });

  it('names in one message each key file that can’t be used, and repeats no password', () => {
    const said = problems({
      SEAL_REGISTRY_P12: aKeyFile().toString('base64'),
      SEAL_REGISTRY_PASSWORD: 'hush-hush',
      SEAL_AUTHORITY_P12: aKeyFile().toString('base64'),
      SEAL_AUTHORITY_PASSWORD: password,
      TSA_URL: 'ftp://hush-hush',
    });
    expect(said).toContain('SEAL_REGISTRY_P12 can’t be used: The password does not open this file.');
    expect(said).toContain('SEAL_AUTHORITY_P12 can’t be used: The certificate is not that of an authority');
    expect(said).toContain('TSA_URL is not');
    expect(said).not.toContain('hush-hush');
    expect(problems({ SEAL_REGISTRY_P12: '/nowhere/registry.p12' })).toContain('there is no such file');
  });
});
