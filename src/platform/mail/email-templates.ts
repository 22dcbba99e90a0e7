import nunjucks, { type Environment, type Template } from 'nunjucks';
import { fileURLToPath } from 'node:url';
import { escapeHtml } from '../web/escape-html.js';
import type { EmailModel } from './email-model.js';
import { isolatesToMarkup, withoutIsolates } from './isolation.js';

/** `src/platform/mail` and `dist/platform/mail` lie equally deep, so one way up serves both. */
const root = new URL('../../../', import.meta.url);
export const builtEmailsFolder = fileURLToPath(new URL('dist/emails/', root));
const textFolder = fileURLToPath(new URL('templates/emails/', root));

const strict = { throwOnUndefined: true } as const;

/** Turns a model into both parts of a mail. Throws where a value is missing: half a mail is worse than none. */
export class EmailTemplates {
  private readonly html: Template;
  private readonly text: Template;

  /** Reads both layouts, so that a process without them says so at its start and not with its first mail. */
  constructor() {
    this.html = htmlEnvironment().getTemplate('layout.html.njk', true);
    this.text = textEnvironment().getTemplate('layout.txt.njk', true);
  }

  render(mail: EmailModel): { html: string; text: string } {
    return {
      html: withoutIsolates(this.html.render({ mail })),
      text: withoutIsolates(this.text.render({ mail })),
    };
  }
}

function htmlEnvironment(): Environment {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(builtEmailsFolder), {
    autoescape: true,
    ...strict,
  });
  environment.addFilter('isolated', (text: string) => safe(isolatesToMarkup(escapeHtml(text))));
  environment.addFilter('lines', (text: string) => safe(escapeHtml(text).replace(/\r?\n/g, '<br>')));
  return environment;
}

/** Plain text has nothing to escape: `&` is `&`. */
function textEnvironment(): Environment {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(textFolder), {
    autoescape: false,
    ...strict,
  });
  environment.addFilter('quoted', (text: string) => text.replace(/^/gm, '> '));
  return environment;
}

const safe = (html: string) => new nunjucks.runtime.SafeString(html);
