import { accepted, type Answer } from './answer.js';
import { DemoFailed } from './demo-failed.js';
import { formIn } from './page-form.js';

interface Message {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

const mostRedirects = 5;

/** One person's browser: keeps cookies, follows redirects, sends forms as the page gave them. */
export class HttpSession {
  private readonly cookies = new Map<string, string>();
  private openPage: Answer | undefined;

  constructor(readonly baseUrl: string) {}

  /** The page that is open now. */
  get page(): Answer {
    if (!this.openPage) throw new DemoFailed('No page was opened yet.');
    return this.openPage;
  }

  /** As a person opens an address, also a whole link of a mail: only its path counts. */
  async open(address: string): Promise<Answer> {
    this.openPage = accepted(await this.follow('GET', address, {}));
    return this.openPage;
  }

  /** Fills in and sends the form of the open page whose action ends so; the page that comes is then the open one. */
  async send(actionEnd: string, typed: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const { action, fields } = formIn(this.page.text, actionEnd, this.page.path);
    const body = new URLSearchParams({ ...fields, ...typed }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    this.openPage = accepted(await this.follow('POST', action, { headers, body }));
    return this.openPage;
  }

  /** Fetches something beside the open page. */
  async fetch(address: string): Promise<Answer> {
    return accepted(await this.request('GET', address, {}));
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
