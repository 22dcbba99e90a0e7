import supertest, { type Response } from 'supertest';
import type { PagesWorld } from './pages-world.js';

interface UploadedFile {
  readonly field: string;
  readonly bytes: Buffer;
  readonly name: string;
  readonly type?: string;
}

export type Fields = Record<string, string | readonly string[]>;

/** A person at a browser without scripts: keeps the cookie, and sends the token that the page before carried. */
export class Visitor {
  private constructor(
    private readonly world: PagesWorld,
    private readonly cookie: string,
  ) {}

  static async as(world: PagesWorld, mail: string): Promise<Visitor> {
    return new Visitor(world, `entente=${await world.signIn(mail)}`);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return Promise.resolve(
      supertest(this.world.origin)
        .get(path)
        .set({ ...headers, Cookie: this.cookie }),
    );
  }

  /** Posts to `path` what a form on the page `from` would send, its hidden version included. */
  async post(path: string, fields: Fields, from = path): Promise<Response> {
    const page = await this.get(from);
    const hidden = hiddenIn(page.text);
    const body = new URLSearchParams({ _csrf: hidden._csrf ?? '' });
    if (hidden.version) body.set('version', hidden.version);
    for (const [name, value] of Object.entries(fields)) {
      body.delete(name);
      for (const each of [value].flat() as string[]) body.append(name, each);
    }
    return supertest(this.world.origin)
      .post(path)
      .set('Cookie', this.cookie)
      .set('Content-Type', 'application/x-www-form-urlencoded')
      .send(body.toString());
  }

  /** As `post`, with a file, as a browser would send both; `version` may be given to send another one. */
  async upload(
    path: string,
    fields: Record<string, string>,
    file: UploadedFile | readonly UploadedFile[],
    from = path,
  ): Promise<Response> {
    const page = await this.get(from);
    const { _csrf = '', version = '' } = hiddenIn(page.text);
    const token = tokenInActions(page.text) ?? _csrf;
    let request = supertest(this.world.origin)
      .post(`${path}?_csrf=${encodeURIComponent(token)}`)
      .set('Cookie', this.cookie)
      .field('version', fields.version ?? version);
    for (const [name, value] of Object.entries(fields)) if (name !== 'version') request = request.field(name, value);
    for (const { field, bytes, name, type = 'application/pdf' } of [file].flat() as UploadedFile[]) {
      request = request.attach(field, bytes, { filename: name, contentType: type });
    }
    return request;
  }
}

/** Hidden fields of a page by name; the last form wins. */
export function hiddenIn(html: string): Record<string, string> {
  const found = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]));
}

const tokenInActions = (html: string): string | undefined => /[?&]_csrf=([\w-]+)/.exec(html)?.[1];

/** What a page says, without markup. */
export const textOf = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
