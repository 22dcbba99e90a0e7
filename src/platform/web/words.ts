import { escapeHtml } from './escape-html.js';
import { formatDate, formatDateTime } from './formats.js';
import type { TextParams } from './translator.js';

/** Something that somebody wrote, a name above all: it never turns the direction of the sentence around it. */
export interface Given {
  readonly given: string;
}
/** A civil date, `YYYY-MM-DD`. */
export interface Day {
  readonly day: string;
}
/** An ISO instant, said as date and time in `zone` (UTC). */
export interface Instant {
  readonly instant: string;
  readonly zone?: string;
}
export type WordParam = string | number | Given | Day | Instant | Words | readonly WordParam[];

/** A sentence that view models choose and templates say: a key of the catalogue with what is put into it. */
export interface Words {
  readonly key: string;
  readonly params?: Readonly<Record<string, WordParam>>;
}
export type Sayable = Words | Given | Day | Instant;

export const words = (key: string, params?: Words['params']): Words => (params ? { key, params } : { key });
export const given = (text: string): Given => ({ given: text });

export interface Speaker {
  readonly language: string;
  readonly t: (key: string, params: TextParams) => string;
}

/** For titles and attributes, which can hold no markup. */
export const sayText = (speaker: Speaker, said: Sayable): string =>
  say(
    speaker,
    said,
    (text) => text,
    (text) => text,
  );

/** Escaped, with a `<bdi>` around what people wrote. The catalogue's own text may hold markup. */
export const sayHtml = (speaker: Speaker, said: Sayable): string =>
  say(speaker, said, escapeHtml, (text) => `<bdi>${escapeHtml(text)}</bdi>`);

type Mark = (text: string) => string;

function say(speaker: Speaker, said: WordParam, plain: Mark, own: Mark): string {
  if (typeof said === 'string') return plain(said);
  if (typeof said === 'number') return String(said);
  if (isList(said))
    return listed(
      speaker,
      said.map((part) => say(speaker, part, plain, own)),
    );
  if ('given' in said) return own(said.given);
  if ('day' in said) return plain(formatDate(speaker.language, said.day));
  if ('instant' in said) return plain(formatDateTime(speaker.language, said.instant, said.zone));
  const parts = Object.entries(said.params ?? {}).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : say(speaker, value, plain, own),
  ]);
  return speaker.t(said.key, Object.fromEntries(parts));
}

const isList = (said: WordParam): said is readonly WordParam[] => Array.isArray(said);

const listed = ({ language }: Speaker, parts: readonly string[]): string =>
  new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }).format(parts);
