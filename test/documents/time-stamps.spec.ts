import { createHash, randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { TimeStampUnavailable } from '../../src/sealing/application/time-stamp-unavailable.js';
import { HttpTimeStampAuthority } from '../../src/sealing/infrastructure/time-stamps/http-time-stamp-authority.js';
import { questionAbout, requestFor } from '../../src/sealing/infrastructure/time-stamps/time-stamp-request.js';
import { aTimeStampAuthority, type TestTimeStampAuthority } from '../support/a-time-stamp-authority.js';
import { inFolder } from '../support/seal-tools.js';

let tsa: TestTimeStampAuthority;
beforeAll(async () => {
  tsa = await aTimeStampAuthority();
});
afterEach(() => tsa.answerWith(null));
afterAll(() => tsa.close());

const digest = createHash('sha256').update('an agreement').digest();
/** An honest answer may be late on a busy machine; who never answers shall not be waited for. */
const authority = (timeoutMs = 10_000) => new HttpTimeStampAuthority({ url: tsa.url, timeoutMs });

async function refusal(at = authority()): Promise<TimeStampUnavailable> {
  const thrown: unknown = await at.stamp(digest).then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof TimeStampUnavailable) return thrown;
  throw new Error('a time stamp was accepted', { cause: thrown });
}

/** What openssl says of a token over `digest`. */
const opensslTs = (token: Uint8Array): string =>
  inFolder((folder) => {
    const file = (name: string, content: Uint8Array | string) => {
      writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    };
    const asked = ['ts', '-verify', '-digest', digest.toString('hex'), '-token_in', '-in', file('token', token)];
    return spawnSync('openssl', [...asked, '-CAfile', file('root.pem', tsa.root)], { encoding: 'utf8' }).stdout;
  });

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe('A time stamp', () => {
  it('is one that openssl accepts for the same hash', async () => {
    expect(opensslTs(await authority().stamp(digest))).toContain('Verification: OK');
  });

  it('is asked for with the name and the password of the address, in a header and not in the address', async () => {
    const seen: unknown[] = [];
    tsa.answerWith((_request, response) => {
      seen.push(response.req.headers.authorization, response.req.url);
      response.writeHead(401).end();
    });
    const { detail } = await refusal(new HttpTimeStampAuthority({ url: tsa.url.replace('//', '//city:s%40il@') }));
    expect(seen).toEqual([`Basic ${Buffer.from('city:s@il').toString('base64')}`, '/']);
    expect(detail).toContain('401');
  });

  const another = () => requestFor(questionAbout(randomBytes(32)));
  const sameHashAgain = () => requestFor(questionAbout(digest));
  const faults: [string, string, (request: Buffer, response: ServerResponse) => unknown][] = [
    ['another hash', 'another hash', async (_request, response) => response.end(await tsa.answer(another()))],
    [
      'another question',
      'another question',
      async (_request, response) => response.end(await tsa.answer(sameHashAgain())),
    ],
    ['nothing', 'can’t be read as a time-stamp answer', (_request, response) => response.end()],
    ['garbage', 'can’t be read as a time-stamp answer', (_request, response) => response.end(randomBytes(500))],
    [
      'a web page',
      'can’t be read as a time-stamp answer',
      (_request, response) => response.end('<html>Welcome</html>'),
    ],
    ['a refusal', 'status 2', (_request, response) => response.end(Buffer.from('30053003020102', 'hex'))],
    ['no token', 'no token', (_request, response) => response.end(Buffer.from('30053003020100', 'hex'))],
    ['its own illness', '503', (_request, response) => response.writeHead(503).end()],
    [
      'another address',
      'can’t be reached',
      (_request, response) => response.writeHead(302, { location: tsa.url }).end(),
    ],
    ['too much', 'longer than', (_request, response) => response.end(Buffer.alloc(100_000))],
  ];
  const slow: typeof faults = [
    ['silence', 'in time', () => {}],
    ['a slow trickle', 'in time', (_request, response) => response.write('0')],
  ];

  it.each(faults)('is refused from an authority that answers with %s', async (_fault, words, answer) => {
    tsa.answerWith(answer);
    expect((await refusal()).detail).toContain(words);
  });

  it.each(slow)('is refused from an authority that answers with %s', async (_fault, words, answer) => {
    tsa.answerWith(answer);
    expect((await refusal(authority(500))).detail).toContain(words);
  });

  const places: [string, (honest: Buffer) => number][] = [
    ['signature', (honest) => honest.length - 5],
    ['signed attributes', (honest) => honest.length - 150],
    ['time', (honest) => honest.toString('latin1').search(/\d{14}Z/) + 13],
    ['certificate', (honest) => honest.indexOf('Test TSA') + 3],
  ];

  it.each(places)('is refused when one bit of its %s was changed', async (_place, at) => {
    tsa.answerWith(async (request, response) => {
      const honest = await tsa.answer(request);
      response.end(flipped(honest, at(honest)));
    });
    expect((await refusal()).detail).toBe('the token’s signature is not valid');
  });

  it('is missed, in an error that a job retries, when nobody listens there', async () => {
    const gone = await aTimeStampAuthority();
    await gone.close();
    const error = await refusal(new HttpTimeStampAuthority({ url: gone.url }));
    expect(error).toMatchObject({ kind: 'unavailable', code: 'sealing.time-stamp-unavailable' });
    expect(error.detail).toBe('it can’t be reached');
  });
});
