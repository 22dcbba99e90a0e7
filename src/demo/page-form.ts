import { DemoFailed } from './demo-failed.js';

/** A form as a page shows it: where it goes, and what it already holds. */
export interface PageForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The first form of the page whose action (without its query) ends so. @throws DemoFailed where there is none */
export function formIn(html: string, actionEnd: string, page: string): PageForm {
  for (const [, tag = '', content = ''] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)) {
    const action = attribute(tag, 'action') || page;
    if (action.split('?')[0]?.endsWith(actionEnd)) return { action, fields: fieldsIn(content) };
  }
  throw new DemoFailed(`The page ${page} has no form that is sent to …${actionEnd}.`);
}

/** Fields that hold a value before anybody types: hidden ones, typed text, chosen options. */
function fieldsIn(content: string): Record<string, string> {
  const inputs = [...content.matchAll(/<input\b([^>]*)>/g)].map(([, tag = '']) => tag);
  const given = inputs.filter((tag) => !/type="(checkbox|radio|file)"/.test(tag) || /\schecked\b/.test(tag));
  return Object.fromEntries(given.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]).filter(([n]) => n));
}

const attribute = (tag: string, name: string): string =>
  decoded(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

export const decoded = (text: string): string =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
