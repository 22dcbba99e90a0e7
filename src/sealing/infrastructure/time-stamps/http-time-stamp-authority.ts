import { TimeStampAuthority } from '../../application/time-stamp-authority.js';
import { TimeStampUnavailable } from '../../application/time-stamp-unavailable.js';
import { AnswerRefused, tokenIn } from './time-stamp-answer.js';
import { questionAbout, requestFor } from './time-stamp-request.js';

export interface TimeStampOptions {
  /** May hold a name and a password, which go into a header. */
  readonly url: string;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

const defaults = { timeoutMs: 10_000, maxBytes: 64 * 1024 };

/** An authority that answers over HTTP (RFC 3161). It is asked directly, whatever proxies the environment names. */
export class HttpTimeStampAuthority extends TimeStampAuthority {
  readonly level = 'B-T' as const;
  private readonly address: string;
  private readonly headers: Record<string, string>;
  private readonly timeoutMs: number;
  private readonly maxBytes: number;

  constructor({ url, timeoutMs = defaults.timeoutMs, maxBytes = defaults.maxBytes }: TimeStampOptions) {
    super();
    const address = new URL(url);
    this.headers = { 'content-type': 'application/timestamp-query', ...credentials(address) };
    address.username = '';
    address.password = '';
    this.address = address.href;
    this.timeoutMs = timeoutMs;
    this.maxBytes = maxBytes;
  }

  async stamp(digest: Uint8Array): Promise<Uint8Array> {
    const question = questionAbout(digest);
    try {
      return tokenIn(await this.ask(requestFor(question)), question);
    } catch (error) {
      throw new TimeStampUnavailable(detailOf(error), error);
    }
  }

  private async ask(body: Buffer): Promise<Buffer> {
    const signal = AbortSignal.timeout(this.timeoutMs);
    const request = { method: 'POST', headers: this.headers, body: Uint8Array.from(body), redirect: 'error' } as const;
    const response = await fetch(this.address, { ...request, signal });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      throw new AnswerRefused(`it answered with HTTP status ${response.status}`);
    }
    return limited(response.body, this.maxBytes);
  }
}

/** Stops reading, and closes the connection, as soon as there is too much. */
async function limited(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > maxBytes) throw new AnswerRefused(`its answer is longer than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function credentials({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function detailOf(error: unknown): string {
  if (error instanceof AnswerRefused) return error.message;
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'it did not answer in time';
  return 'it can’t be reached';
}
