import { ApiKeys } from '../../src/accounts/application/api-keys.js';
import type { PagesWorld } from './pages-world.js';

/** JSON of whatever shape; specs say what they expect of it. */
export interface Json {
  readonly [name: string]: Json;
}

/** The entries of an array. */
export const listOf = (json: Json | undefined): Json[] => (Array.isArray(json) ? json : []);

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly type: string;
  readonly bytes: Buffer;
  readonly json: Json;
}

export interface Sent {
  readonly body?: unknown;
  /** Sent as it stands, instead of `body`. */
  readonly raw?: string | Buffer;
  readonly headers?: Record<string, string>;
}

/** A program with a key of one person, or with none. */
export class ApiCaller {
  private constructor(
    private readonly origin: string,
    private readonly key: string | null,
  ) {}

  static nobody(world: PagesWorld): ApiCaller {
    return new ApiCaller(world.origin, null);
  }

  static async as(world: PagesWorld, mail: string): Promise<ApiCaller> {
    const { key } = await world.app.get(ApiKeys).create(await world.personId(mail), 'test');
    return new ApiCaller(world.origin, key);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, { headers });
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, { body, headers });
  }

  async send(method: string, path: string, { body, raw, headers = {} }: Sent = {}): Promise<Answer> {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.origin}${path.startsWith('/api/') ? path : `/api/v1${path}`}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.key ? { Authorization: `Bearer ${this.key}` } : {}),
        ...(content === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    const json = type.endsWith('json') ? (JSON.parse(bytes.toString()) as Json) : {};
    return { status: response.status, headers: response.headers, type, bytes, json };
  }

  /** Every item of a list, page by page. */
  async all(path: string, limit = 2): Promise<Json[]> {
    const items: Json[] = [];
    for (let cursor = ''; ; ) {
      const { json } = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor}`);
      items.push(...listOf(json.items));
      if (json.nextCursor === null) return items;
      cursor = `&cursor=${encodeURIComponent(String(json.nextCursor))}`;
    }
  }
}
