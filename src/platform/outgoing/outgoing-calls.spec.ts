import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DestinationRules, theInternet } from './destination-rules.js';
import { NameResolver } from './name-resolver.js';
import { OutgoingCalls } from './outgoing-calls.js';
import { isPublicAddress } from './public-address.js';

const outer = '127.0.0.2';
const inner = '127.0.0.1';
/** The Internet is 127.0.0.2 here; everything else is as it is. */
const pretended = new DestinationRules((address) => address === outer || isPublicAddress(address), true);

class Names extends NameResolver {
  readonly asked: string[] = [];

  constructor(private readonly answers: Record<string, readonly string[][]>) {
    super();
  }

  async addressesOf(host: string): Promise<string[]> {
    this.asked.push(host);
    const answers = this.answers[host] ?? [];
    const times = this.asked.filter((each) => each === host).length;
    return answers[Math.min(times, answers.length) - 1] ?? [];
  }
}

describe('calls to addresses that people gave us', () => {
  const servers: Server[] = [];
  const talkers: TcpServer[] = [];
  const sockets: Socket[] = [];
  const heard: { at: string; host: string | undefined; body: string }[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    heard.length = 0;
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const talker of talkers.splice(0)) await new Promise((resolve) => talker.close(resolve));
  });

  /** The port of a server that answers so. */
  async function server(address: string, answer: RequestListener): Promise<number> {
    const listening = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        heard.push({ at: address, host: request.headers.host, body });
        answer(request, response);
      });
    });
    servers.push(listening);
    await new Promise<void>((resolve) => listening.listen(0, address, resolve));
    return (listening.address() as AddressInfo).port;
  }
  const calls = (names: NameResolver = new Names({}), rules = pretended, timeoutMs = 2_000) =>
    new OutgoingCalls(names, rules, { timeoutMs, mostBytes: 100 });
  const post = (url: string, by = calls()) =>
    by.post({ url, headers: { 'content-type': 'text/plain' }, body: 'hello' });
  const ok: RequestListener = (_request, response) => response.end('thank you');

  it('bring a body and its headers, and the answer back', async () => {
    const port = await server(outer, (request, response) =>
      response.writeHead(202, { 'x-said': request.headers['content-type'] ?? '' }).end('thank you'),
    );
    expect(await post(`http://${outer}:${port}/hook`)).toMatchObject({
      ...{ status: 202, body: 'thank you', url: `http://${outer}:${port}/hook` },
      headers: expect.objectContaining({ 'x-said': 'text/plain' }),
    });
    expect(heard.map(({ body }) => body)).toEqual(['hello']);
  });

  it.each([
    ['https://127.0.0.1/', 'address-refused'],
    ['https://[::1]/', 'address-refused'],
    ['https://[::ffff:10.0.0.1]/', 'address-refused'],
    ['https://0x7f.1/', 'address-refused'],
    ['https://2130706433/', 'address-refused'],
    ['https://127.0.0.1./', 'address-refused'],
    ['https://0/', 'address-refused'],
    ['https://0177.0.0.1/', 'address-refused'],
    ['https://①②⑦.0.0.1/', 'address-refused'],
    ['https://[fe80::1%25eth0]/', 'address-invalid'],
    ['https://[64:ff9b::10.0.0.1]/', 'address-refused'],
    ['https://169.254.169.254/latest/meta-data', 'address-refused'],
    ['http://city.example/', 'not-https'],
    ['ftp://city.example/', 'address-invalid'],
    ['https://robot:secret@city.example/', 'address-invalid'],
    ['city.example', 'address-invalid'],
    ['https://inner.example/', 'address-refused'],
    ['https://mixed.example/', 'address-refused'],
    ['https://nobody.example/', 'name-unknown'],
  ])('are not made to %s: %s', async (url, problem) => {
    const names = new Names({ 'inner.example': [['10.0.0.5']], 'mixed.example': [['8.8.8.8', '::1']] });
    await expect(post(url, calls(names, theInternet))).rejects.toMatchObject({ problem });
  });

  it('go to the very number that was checked, though the name leads elsewhere a moment later', async () => {
    const outside = await server(outer, ok);
    const names = new Names({ 'rebinding.example': [[outer], [inner]] });
    const { status } = await post(`http://rebinding.example:${outside}/`, calls(names));
    expect([status, names.asked, heard]).toEqual([
      200,
      ['rebinding.example'],
      [{ at: outer, host: `rebinding.example:${outside}`, body: 'hello' }],
    ]);
  });

  it('check the name again where a redirect leads, and what it means by then', async () => {
    const port = await server(outer, (_request, response) =>
      response.writeHead(307, { location: `http://rebinding.example:${port}/again` }).end(),
    );
    const names = new Names({ 'rebinding.example': [[outer], [inner]] });
    await expect(post(`http://rebinding.example:${port}/`, calls(names))).rejects.toMatchObject({
      problem: 'address-refused',
    });
    expect(names.asked).toHaveLength(2);
  });

  it('are led into no private network by a redirect', async () => {
    const secret = await server(inner, ok);
    const port = await server(outer, (_request, response) =>
      response.writeHead(308, { location: `http://${inner}:${secret}/` }).end(),
    );
    await expect(post(`http://${outer}:${port}/`)).rejects.toMatchObject({ problem: 'address-refused' });
    expect(heard.map(({ at }) => at)).toEqual([outer]);
  });

  it.each([
    ['http://city.example/', 'not-https'],
    ['https://robot:secret@city.example/', 'address-invalid'],
    ['file:///etc/passwd', 'address-invalid'],
    ['http://[', 'address-invalid'],
    ['https://localhost:3000/', 'address-refused'],
    ['https://hooks.localhost/', 'address-refused'],
  ])('are not led on to %s: %s', async (location, problem) => {
    const port = await server(outer, (_request, response) => response.writeHead(307, { location }).end());
    // plain http only for the first step, which has to reach a server of this test
    const checks = { first: true };
    const rules: DestinationRules = {
      allows: pretended.allows,
      get plainHttp() {
        const { first } = checks;
        checks.first = false;
        return first;
      },
    };
    await expect(post(`http://${outer}:${port}/`, calls(new Names({}), rules))).rejects.toMatchObject({ problem });
    expect(heard).toHaveLength(1);
  });

  it('follow a redirect that keeps the request, three times and no more', async () => {
    const port = await server(outer, ({ url = '' }, response) => {
      const left = Number(url.slice(1));
      if (left > 0) response.writeHead(307, { location: `/${left - 1}` });
      response.end();
    });
    expect(await post(`http://${outer}:${port}/3`)).toMatchObject({ status: 200, url: `http://${outer}:${port}/0` });
    expect(heard.map(({ body }) => body)).toEqual(['hello', 'hello', 'hello', 'hello']);
    await expect(post(`http://${outer}:${port}/4`)).rejects.toMatchObject({ problem: 'redirects' });
  });

  it.each([301, 302, 303])('take a redirect that makes another request for the answer: %i', async (status) => {
    const port = await server(outer, (_request, response) => response.writeHead(status, { location: '/x' }).end());
    expect((await post(`http://${outer}:${port}/`)).status).toBe(status);
    expect(heard).toHaveLength(1);
  });

  it('wait for no answer longer than the limit, redirects included', async () => {
    const port = await server(outer, () => {});
    const begun = performance.now();
    await expect(post(`http://${outer}:${port}/`, calls(new Names({}), pretended, 200))).rejects.toMatchObject({
      problem: 'timed-out',
    });
    expect(performance.now() - begun).toBeLessThan(1_500);
  });

  it('wait for no name server longer than the limit', async () => {
    const mute = { addressesOf: () => new Promise<string[]>(() => {}) };
    await expect(post('http://mute.example/', calls(mute, pretended, 100))).rejects.toMatchObject({
      problem: 'timed-out',
    });
  });

  it('read no more of an answer than the limit, and take its status though it never ends', async () => {
    const port = await server(outer, (_request, response) => response.writeHead(200).write('x'.repeat(5_000)));
    expect((await post(`http://${outer}:${port}/`)).body).toBe('x'.repeat(100));
    const slow = await server(outer, (_request, response) => response.writeHead(201).write('x'));
    expect(await post(`http://${outer}:${slow}/`, calls(new Names({}), pretended, 400))).toMatchObject({
      ...{ status: 201, body: 'x' },
    });
  });

  it.each([
    [
      'changes to another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: other\r\n\r\n',
    ],
    ['speaks none that we know', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['only ever says that it goes on', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(50)],
  ])('come to an end where the other side %s', async (_what, said) => {
    const talker = createTcpServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => {}).once('data', () => socket.write(said));
    });
    await new Promise<void>((resolve) => talker.listen(0, outer, resolve));
    talkers.push(talker);
    const { port } = talker.address() as AddressInfo;
    const call = post(`http://${outer}:${port}/`, calls(new Names({}), pretended, 300));
    await expect(call).rejects.toMatchObject({ problem: expect.stringMatching(/^(unreachable|timed-out)$/) });
  });

  it('say when nobody listens', async () => {
    const port = await server(outer, ok);
    const [closed] = servers.splice(0);
    await new Promise((resolve) => closed?.close(resolve));
    await expect(post(`http://${outer}:${port}/`)).rejects.toMatchObject({ problem: 'unreachable' });
  });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
