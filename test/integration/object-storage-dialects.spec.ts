import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/platform/config/config.js';
import type { S3Address } from '../../src/platform/config/s3-address.js';
import { S3ObjectStore } from '../../src/platform/documents/s3-object-store.js';

const bytes = Buffer.from('hello');
const sha256 = createHash('sha256').update(bytes).digest('hex');

interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Statuses that s3rver never gives, but other servers do: one per request, in order; null leaves it hanging. */
describe('servers that speak S3 their own way', () => {
  let server: Server;
  let answers: (number | null)[];
  let calls: Call[];

  beforeEach(async () => {
    calls = [];
    server = createServer((request, response) => {
      void buffer(request).then((body) => {
        calls.push({
          method: request.method ?? '',
          path: request.url ?? '',
          headers: request.headers,
          body: body.toString(),
        });
        const status = answers.shift();
        if (status) response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const objects = (credentials = 'key:secret@') => {
    const { port } = server.address() as AddressInfo;
    const { s3 } = loadConfig({ S3_URL: `http://${credentials}127.0.0.1:${port}/bucket?region=eu-north-1` });
    return new S3ObjectStore(s3 as S3Address, { connectMs: 500, idleMs: 300, totalMs: 1_500, tries: 3 });
  };
  const done = () => calls.map(({ method, headers }) => [method, headers['if-none-match'] ?? null]);

  it('are asked to write only where nothing is, with the hash that the bytes must have', async () => {
    answers = [404, 200];
    expect(await objects().put(sha256, bytes)).toBe(true);
    expect(done()).toEqual([
      ['HEAD', null],
      ['PUT', '*'],
    ]);
    expect(calls[1]).toMatchObject({
      path: `/bucket/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}?x-id=PutObject`,
      body: 'hello',
    });
    expect(calls[1]?.headers['x-amz-checksum-sha256']).toBe(Buffer.from(sha256, 'hex').toString('base64'));
    expect(calls[1]?.headers.authorization).toMatch(/Credential=key\/\d+\/eu-north-1\/s3/);
  });

  it('say that somebody else was faster', async () => {
    answers = [404, 412];
    expect(await objects().put(sha256, bytes)).toBe(false);
  });

  it('say that somebody else is writing it at the same moment: then they are asked what came of it', async () => {
    answers = [404, 409, 200];
    expect(await objects().put(sha256, bytes)).toBe(false);
    calls = [];
    answers = [404, 409, 404, 200];
    expect(await objects().put(sha256, bytes)).toBe(true);
    expect(done().map(([method]) => method)).toEqual(['HEAD', 'PUT', 'HEAD', 'PUT']);
  });

  it('may say so for ever: then the caller has to look what is there', async () => {
    answers = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 404 : 409));
    expect(await objects().put(sha256, bytes)).toBe(false);
    expect(calls).toHaveLength(6);
  });

  it('may not know the condition: nothing was there a moment ago, so it is written without', async () => {
    answers = [404, 501, 200];
    expect(await objects().put(sha256, bytes)).toBe(true);
    expect(done().slice(1)).toEqual([
      ['PUT', '*'],
      ['PUT', null],
    ]);
  });

  it('are asked again when they fail for a moment, and not for ever', async () => {
    answers = [503, 404, 500, 200];
    expect(await objects().put(sha256, bytes)).toBe(true);
    calls = [];
    answers = [503, 503, 503, 503];
    await expect(objects().get(sha256, 5)).rejects.toMatchObject({ code: 'document.store-away' });
    expect(calls).toHaveLength(3);
  });

  it('can hang: nobody waits for longer than was agreed', async () => {
    answers = [null, null, null];
    const before = performance.now();
    await expect(objects().get(sha256, 5)).rejects.toMatchObject({ code: 'document.store-away' });
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('may not let us see whether there is an object: that is no answer, and nothing is written', async () => {
    answers = [403];
    await expect(objects().put(sha256, bytes)).rejects.toMatchObject({ code: 'document.store-away' });
    expect(calls).toHaveLength(1);
  });

  it('are shown the key of the environment where the address has none', async () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'FROMENVIRONMENT', AWS_SECRET_ACCESS_KEY: 'hush' });
    try {
      answers = [404];
      expect(await objects('').get(sha256, 5)).toBeNull();
      expect(calls[0]?.headers.authorization).toContain('Credential=FROMENVIRONMENT/');
    } finally {
      for (const [name, value] of Object.entries({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY }))
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
    }
  });
});
