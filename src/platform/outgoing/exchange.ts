import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import type { Destination } from './checked-destination.js';
import type { OutgoingAnswer, OutgoingPost } from './outgoing-post.js';
import { OutgoingFailed } from './outgoing-failed.js';

interface ExchangeLimits {
  readonly signal: AbortSignal;
  readonly mostBytes: number;
}

/** How long the rest of an answer is waited for, once its status is known. */
const bodyMs = 3_000;

/** One request on a connection of its own, to the numbers that were checked, whatever the name says by now. */
export async function exchange(
  { url, addresses }: Destination,
  { headers, body }: Omit<OutgoingPost, 'url'>,
  { signal, mostBytes }: ExchangeLimits,
): Promise<OutgoingAnswer> {
  const request = begin(url, { method: 'POST', headers, agent: false, signal, lookup: only(addresses) });
  try {
    const response = await answerTo(request, body);
    const text = await beginningOf(response, mostBytes);
    return { status: response.statusCode ?? 0, headers: flat(response), body: text, url: url.href };
  } catch (error) {
    throw signal.aborted ? new OutgoingFailed('timed-out') : failureOf(error);
  } finally {
    request.destroy();
  }
}

const begin = (url: URL, options: RequestOptions): ClientRequest =>
  url.protocol === 'https:' ? https.request(url, options) : http.request(url, options);

const only =
  (addresses: readonly string[]): LookupFunction =>
  (_host, { all }, done) => {
    const found = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
    const [first] = found;
    if (all || !first) done(null, found);
    else done(null, first.address, first.family);
  };

function answerTo(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    // stays: a connection may break again after it was given up
    request.on('error', reject);
    // whoever answers by another protocol (101) is let go of without an error
    request.once('close', () => reject(new Error('closed without an answer')));
    request.end(body);
  });
}

/** An answer that doesn't end, or breaks off, has said by its status what it had to say. */
function beginningOf(response: IncomingMessage, mostBytes: number): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const end = () => {
      clearTimeout(timer);
      resolve(Buffer.concat(parts).subarray(0, mostBytes).toString('utf8'));
    };
    const timer = setTimeout(end, bodyMs);
    response.on('data', (part: Buffer) => {
      if (size >= mostBytes) return;
      parts.push(part);
      size += part.length;
      if (size >= mostBytes) end();
    });
    for (const over of ['end', 'error', 'aborted', 'close']) response.on(over, end);
  });
}

const flat = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));

function failureOf(error: unknown): OutgoingFailed {
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  const isCertificate = /CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME|^ERR_TLS|^ERR_SSL|^EPROTO/.test(code);
  return new OutgoingFailed(isCertificate ? 'insecure' : 'unreachable', code ? `(${code})` : undefined, {
    cause: error,
  });
}
