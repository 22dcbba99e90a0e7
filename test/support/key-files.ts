import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inFolder } from './seal-tools.js';

export interface KeyFileRequest {
  readonly password?: string;
  /** openssl's name of a curve, or `rsa:BITS`. */
  readonly key?: string;
  readonly subject?: string;
  readonly days?: number;
  /** As for `openssl req -addext`. */
  readonly extensions?: readonly string[];
  /** Further arguments of `openssl pkcs12 -export`. */
  readonly form?: readonly string[];
}

const pki = 'basicConstraints=critical,CA:FALSE';

/** A PKCS#12 file as `openssl` writes it. */
export const aKeyFile = ({
  password = 'opens it',
  key = 'prime256v1',
  subject = '/C=US/O=Saint Paul/CN=Saint Paul seal',
  days = 365,
  extensions = [pki],
  form = [],
}: KeyFileRequest = {}): Buffer =>
  inFolder((folder) => {
    const openssl = (...parts: string[]) => execFileSync('openssl', parts, { cwd: folder, stdio: 'pipe' });
    const kind = key.startsWith('rsa:') ? ['-newkey', key] : ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${key}`];
    const added = extensions.flatMap((extension) => ['-addext', extension]);
    const named = ['-nodes', '-keyout', 'key', '-out', 'certificate', '-subj', subject, '-days', String(days)];
    openssl('req', '-x509', '-config', '/dev/null', ...kind, ...named, ...added);
    const made = ['-inkey', 'key', '-in', 'certificate', '-out', 'file.p12', '-passout', `pass:${password}`];
    openssl('pkcs12', '-export', ...made, ...form);
    return readFileSync(path.join(folder, 'file.p12'));
  });

/** Two certificates of one and the same private key, each in a file of its own. */
export const twoFilesOfOneKey = (password = 'opens it'): [Buffer, Buffer] =>
  inFolder((folder) => {
    const openssl = (...parts: string[]) => execFileSync('openssl', parts, { cwd: folder, stdio: 'pipe' });
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-out', 'key');
    const file = (name: string) => {
      const subject = ['-subj', `/CN=${name}`, '-days', '365', '-addext', pki];
      openssl('req', '-x509', '-config', '/dev/null', '-key', 'key', '-out', name, ...subject);
      openssl('pkcs12', '-export', '-inkey', 'key', '-in', name, '-out', `${name}.p12`, '-passout', `pass:${password}`);
      return readFileSync(path.join(folder, `${name}.p12`));
    };
    return [file('one'), file('other')];
  });
