import type { Answer } from './answer.js';
import { formIn } from './page-form.js';

interface Message {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

const mostRedirects = 5;

/** One person's browser: keeps cookies, follows redirects, sends forms as the page gave them. */
export class HttpSession {
  private readonly cookies = new Map<string, string>();

  constructor(readonly baseUrl: string) {}

  /** As a person opens an address, also a whole link of a mail: only its path counts. */
  get(address: string): Promise<Answer> {
    return this.follow('GET', address, {});
  }

  /** Opens a page, fills in its form and sends it. */
  async submit(address: string, actionEnd: string, typed: Readonly<Record<string, string>>): Promise<Answer> {
    const page = await this.get(address);
    return this.send(page, actionEnd, typed);
  }

  /** Fills in the form of a page that is already open. */
  send(page: Answer, actionEnd: string, typed: Readonly<Record<string, string>>): Promise<Answer> {
    const { action, fields } = formIn(page.text, actionEnd, page.path);
    const body = new URLSearchParams({ ...fields, ...typed }).toString();
    return this.follow('POST', action, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
  }

  /** One request, without following. */
  async request(method: string, address: string, { headers, body }: Message): Promise<Answer> {
    const { pathname, search } = new URL(address, this.baseUrl);
    const response = await fetch(this.baseUrl + pathname + search, {
      method,
      redirect: 'manual',
      headers: { cookie: this.cookieHeader(), 'user-agent': 'entente-demo', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    this.keepCookies(response.headers);
    const bytes = Buffer.from(await response.arrayBuffer());
    const asked = `${method} ${withoutToken(pathname)}`;
    const { status } = response;
    return { asked, status, headers: response.headers, bytes, text: bytes.toString('utf8'), path: pathname + search };
  }

  private async follow(method: string, address: string, message: Message): Promise<Answer> {
    let answer = await this.request(method, address, message);
    for (let n = 0; n < mostRedirects && answer.status >= 300 && answer.status < 400; n += 1) {
      answer = await this.request('GET', answer.headers.get('location') ?? '/', {});
    }
    return answer;
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keepCookies(headers: Headers): void {
    for (const cookie of headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split(';');
      const [name = '', ...value] = pair.split('=');
      const gone = attributes.some((attribute) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(attribute));
      if (gone) this.cookies.delete(name.trim());
      else this.cookies.set(name.trim(), value.join('='));
    }
  }
}

/** What opens a door for whoever reads it stays out of what is printed. */
const withoutToken = (path: string): string => path.replace(/^(\/(?:sign-in\/link|invitations|sign)\/)[^/]+/, '$1…');
