import { DemoFailed } from './demo-failed.js';

/** What the service answered. */
export interface Answer {
  readonly asked: string;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
  /** Address of the page, after redirects. */
  readonly path: string;
}

/** @throws DemoFailed with the service's own words, unless the answer is a success. */
export function accepted(answer: Answer): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new DemoFailed(`${answer.asked} was answered ${answer.status}: ${wordsOf(answer)}`);
}

/** The problem as the API says it, or what a page says in its error summary or heading. */
function wordsOf({ headers, text }: Answer): string {
  if ((headers.get('content-type') ?? '').includes('json')) return text;
  const summary = /class="govuk-error-summary[\s\S]*?<\/ul>/.exec(text)?.[0];
  const main = /<main[\s\S]*?<\/main>/.exec(text)?.[0] ?? text;
  return plain(summary ?? main).slice(0, 500);
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
