import { sampleMails } from '../../src/sample-data/people.js';
import { caseWithText } from './a-case-with-text.js';
import type { PagesWorld } from './pages-world.js';
import { hiddenIn, textOf, Visitor } from './visitor.js';

/** A case whose first text lies there, with a visitor of each side. */
export async function draftingCase(world: PagesWorld, initiator: string, counterpart: string) {
  const reference = await caseWithText(world, initiator, counterpart);
  const [one, other] = await Promise.all(
    [initiator, counterpart].map((slug) => Visitor.as(world, sampleMails.clerk(slug))),
  );
  return { reference, text: `/partnerships/${reference}/text`, one, other } as {
    reference: string;
    text: string;
    one: Visitor;
    other: Visitor;
  };
}

/** What the form of a clause would send: everything that the page had, with what was typed. */
export async function typed(visitor: Visitor, path: string, fields: Record<string, string>) {
  const { text } = await visitor.get(path);
  const areas = text.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>\n?([\s\S]*?)<\/textarea>/g);
  const inputs = text.matchAll(/<input class="govuk-input"[^>]*name="([^"]+)" type="text" value="([^"]*)"/g);
  const shown = [...areas, ...inputs].map(([, name = '', value = '']) => [name, unescaped(value)]);
  return { ...hiddenFields(text), ...Object.fromEntries(shown), ...fields };
}

export const write = async (visitor: Visitor, path: string, fields: Record<string, string>) =>
  visitor.post(path, await typed(visitor, path, fields));

/** As it reads: names stand in elements of their own. */
export const said = (html: string): string => textOf(html.replace(/<\/?bdi>/g, ''));

export function hiddenFields(html: string): Record<string, string> {
  const { _csrf: _, ...fields } = hiddenIn(html);
  return fields;
}

const unescaped = (html: string): string =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
