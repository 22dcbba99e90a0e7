import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const settings = `
[tsa]
default_tsa = here
[here]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[stamps]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
`;

export interface TestTimeStampAuthority {
  readonly url: string;
  /** PEM of the root. */
  readonly root: string;
  /** The answer to a request, as openssl gives it. */
  answer(request: Buffer): Promise<Buffer>;
  /** From now on every request is answered like this; null: honestly again. */
  answerWith(other: ((request: Buffer, response: ServerResponse) => unknown) | null): void;
  close(): Promise<void>;
}

/** A time-stamp authority around `openssl ts`, in a folder of its own. */
export async function aTimeStampAuthority(): Promise<TestTimeStampAuthority> {
  const folder = mkdtempSync(path.join(tmpdir(), 'entente-tsa-'));
  makeKeys(folder);
  const answer = (request: Buffer): Promise<Buffer> => reply(folder, request);
  let other: ((request: Buffer, response: ServerResponse) => unknown) | null = null;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    if (other) other(body, response);
    else response.end(await answer(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    root: readFileSync(path.join(folder, 'ca.pem'), 'utf8'),
    answer,
    answerWith: (given) => {
      other = given;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function reply(folder: string, request: Buffer): Promise<Buffer> {
  const query = path.join(folder, randomUUID());
  writeFileSync(query, request);
  const asked = ['ts', '-reply', '-config', 'tsa.cnf', '-queryfile', query, '-out', `${query}.tsr`];
  await run('openssl', asked, { cwd: folder });
  return readFileSync(`${query}.tsr`);
}

function makeKeys(folder: string): void {
  const openssl = (...parts: string[]) => execFileSync('openssl', parts, { cwd: folder, stdio: 'pipe' });
  writeFileSync(path.join(folder, 'tsa.cnf'), settings);
  writeFileSync(path.join(folder, 'serial'), '01\n');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const root = ['-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Test TSA root', '-days', '3650'];
  openssl('req', '-x509', ...key, ...root, '-config', '/dev/null', '-addext', 'basicConstraints=critical,CA:TRUE');
  openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Test TSA', '-config', '/dev/null');
  const issued = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '3650'];
  openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    ...issued,
    '-extfile',
    'tsa.cnf',
    '-extensions',
    'stamps',
    '-out',
    'tsa.pem',
  );
}
