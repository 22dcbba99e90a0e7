import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pem } from './a-seal-authority.js';
import { toolPath } from './external-tools.mjs';

export interface FoundSeal {
  /** The CMS, without the zeros that fill its room. */
  readonly cms: Buffer;
  readonly covered: Buffer;
  readonly range: readonly number[];
}

/** Every seal of a file in the order of its revisions, found as a stranger would: by its byte range. */
export function sealsIn(pdf: Buffer): FoundSeal[] {
  const found = [...pdf.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+) (\d+) (\d+) (\d+)\s*\]/g)];
  const seals = found.map(([, ...numbers]) => {
    const range = numbers.map(Number);
    const [start = 0, length = 0, second = 0, rest = 0] = range;
    const hex = pdf.subarray(start + length + 1, second - 1).toString('latin1');
    const covered = Buffer.concat([pdf.subarray(start, start + length), pdf.subarray(second, second + rest)]);
    return { cms: withoutPadding(Buffer.from(hex, 'hex')), covered, range };
  });
  return seals.sort((one, other) => (one.range[2] ?? 0) - (other.range[2] ?? 0));
}

/** DER says how long it is. */
function withoutPadding(der: Buffer): Buffer {
  const first = der[1] ?? 0;
  const wide = first & 0x7f;
  return first < 0x80 ? der.subarray(0, 2 + first) : der.subarray(0, 2 + wide + der.readUIntBE(2, wide));
}

/** A folder that is gone afterwards. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'entente-seals-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What `openssl cms -verify` says of one seal, with nothing trusted but this authority. */
export function opensslCms({ cms, covered }: FoundSeal, authority: Uint8Array): string {
  return inFolder((folder) => {
    const file = (name: string, content: Uint8Array | string) => {
      writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    };
    const asked = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', file('seal.der', cms)];
    const trust = ['-content', file('covered', covered), '-CAfile', file('ca.pem', pem(authority))];
    const { stderr } = spawnSync('openssl', [...asked, ...trust, '-out', path.join(folder, 'out'), '-cades']);
    return stderr.toString().trim();
  });
}

export const hasCertutil = toolPath('certutil') !== undefined;

/** What pdfsig says of a file; with `authority` as the only trusted one, where certutil can tell NSS so. */
export function pdfsig(pdf: Buffer, authority: Uint8Array): string {
  return inFolder((folder) => {
    const file = path.join(folder, 'sealed.pdf');
    const store = path.join(folder, 'nss');
    writeFileSync(file, pdf);
    writeFileSync(path.join(folder, 'ca.pem'), pem(authority));
    mkdirSync(store);
    if (hasCertutil) {
      execFileSync('certutil', ['-d', store, '-N', '--empty-password']);
      execFileSync('certutil', ['-d', store, '-A', '-n', 'ca', '-t', 'CT,C,C', '-i', path.join(folder, 'ca.pem')]);
    }
    return execFileSync('pdfsig', ['-nssdir', store, file]).toString();
  });
}

export function qpdfCheck(pdf: Buffer): string {
  return inFolder((folder) => {
    const file = path.join(folder, 'sealed.pdf');
    writeFileSync(file, pdf);
    const { stdout, stderr, status } = spawnSync('qpdf', ['--check', file]);
    return `${status} ${stdout}${stderr}`;
  });
}
