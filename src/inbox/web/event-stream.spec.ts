import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'express';
import { EventStream } from './event-stream.js';

/** More than a socket and the operating system take in. */
const long = 'x'.repeat(100_000);
const count = 300;

describe('a stream of events', () => {
  let server: Server;
  let response: ServerResponse;
  let reader: IncomingMessage;
  let stream: EventStream;

  beforeEach(async () => {
    const asked = new Promise<void>((resolve) => {
      server = createServer((_, given) => {
        response = given;
        stream = new EventStream(given as Response);
        resolve();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    reader = await new Promise((resolve) => get({ port, host: '127.0.0.1' }, resolve));
    await asked;
  });
  afterEach(async () => {
    reader.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Sends until all went, or the reader; gives how many did. */
  async function sendAll(sent: { count: number }): Promise<void> {
    for (; sent.count < count; sent.count++)
      if (!(await stream.send({ event: 'entry', id: String(sent.count), data: { long } }))) return;
  }

  it('holds no more than one event for a reader who is slow, and loses none', async () => {
    const sent = { count: 0 };
    const sending = sendAll(sent);
    let before = -1;
    while (sent.count !== before) {
      before = sent.count;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(sent.count).toBeLessThan(count);
    expect(response.writableLength).toBeLessThan(2 * long.length);
    let text = '';
    reader.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    await sending;
    stream.end();
    await new Promise((resolve) => reader.once('end', resolve));
    const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
    expect(ids).toEqual(Array.from({ length: count }, (_, index) => index));
  });

  it('stops waiting for a reader who has gone', async () => {
    const sent = { count: 0 };
    const sending = sendAll(sent);
    reader.destroy();
    await sending;
    expect(stream.ended).toBe(true);
    expect(sent.count).toBeLessThan(count);
    expect(await stream.send({ event: 'entry', id: '1', data: {} })).toBe(false);
  });

  it('tells its last word once', async () => {
    let text = '';
    reader.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    stream.end('signed-out');
    stream.end('too-many');
    await new Promise((resolve) => reader.once('end', resolve));
    expect(text.match(/event: end/g)).toHaveLength(1);
    expect(text).toContain('signed-out');
  });
});
