/** Somebody with a browser that knows forms and cookies, and nothing else. */
export class FormVisitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  async get(url: string): Promise<string> {
    const answer = await fetch(url, { headers: { cookie: this.jar() }, redirect: 'manual' });
    this.keep(answer);
    return answer.text();
  }

  /** Posts to the form of `page` (its html), with the hidden fields that it brought. */
  async post(url: string, page: string, fields: Record<string, string>): Promise<Response> {
    const form =
      /<form[^>]*method="post"[^>]*>(?:(?!<\/form>)[\s\S])*name="(?:mail|code)"[\s\S]*?<\/form>/.exec(page)?.[0] ??
      page;
    const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
      attribute(input, 'name'),
      attribute(input, 'value'),
    ]);
    const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields });
    const headers = { cookie: this.jar(), origin: this.origin };
    const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
    this.keep(answer);
    return answer;
  }

  private jar(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      this.cookies.set(name, value);
    }
  }
}

const attribute = (input: string, name: string): string => new RegExp(`${name}="([^"]*)"`).exec(input)?.[1] ?? '';
