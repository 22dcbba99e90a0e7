import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import { directionOf } from '../../../platform/languages.js';
import { given, type Sayable, words } from '../../../platform/web/words.js';
import { fieldNames, type AgreementLibrary, type LibraryWording } from '../../domain/wording/library.js';
import { type DifferencePart, wordDifferences } from '../../domain/drafting/word-differences.js';
import { type VariantName, variantsOf } from '../../domain/wording/wording-variants.js';

/** A stretch of text; a merge field stands alone, so that the page can show it as one. */
export interface ShownPart {
  readonly text: string;
  readonly field: boolean;
  readonly change: DifferencePart['change'];
}

export interface ShownText {
  readonly variant: VariantName | null;
  readonly parts: readonly ShownPart[];
}

/** A wording in its language, or what became of it. */
export interface ShownWording {
  readonly language: AgreementLanguage;
  readonly direction: 'ltr' | 'rtl';
  readonly heading: readonly ShownPart[];
  readonly texts: readonly ShownText[];
}

const partsOf = (text: string, change: DifferencePart['change'] = 'same'): ShownPart[] =>
  text
    .split(/(\{[A-Za-z]+(?:\.[A-Za-z]+)?\})/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, change, field: fieldNames.includes(part.slice(1, -1)) && part.startsWith('{') }));

export function shownWording({ heading, text }: LibraryWording, language: AgreementLanguage): ShownWording {
  const texts =
    typeof text === 'string'
      ? [{ variant: null, parts: partsOf(text) }]
      : variantsOf({ heading, text }).map((variant) => ({ variant, parts: partsOf(text[variant] ?? '') }));
  return { language, direction: directionOf(language), heading: partsOf(heading), texts };
}

/** Both wordings in one, with what went and what came. */
export function shownDifference(
  before: LibraryWording | null,
  after: LibraryWording | null,
  language: AgreementLanguage,
): ShownWording {
  const parts = (one: string, other: string) =>
    wordDifferences(one, other, language).flatMap(({ text, change }) => partsOf(text, change));
  const variants = [...new Set([before, after].flatMap((each) => (each ? variantsIn(each) : [])))];
  const texts = variants.map((variant) => ({
    variant,
    parts: parts(textOf(before, variant), textOf(after, variant)),
  }));
  return {
    language,
    direction: directionOf(language),
    heading: parts(before?.heading ?? '', after?.heading ?? ''),
    texts: texts.filter((each) => each.parts.some(({ change }) => change !== 'same')),
  };
}

const variantsIn = (wording: LibraryWording): (VariantName | null)[] =>
  typeof wording.text === 'string' ? [null] : variantsOf(wording);

export function textOf(wording: LibraryWording | null, variant: VariantName | null): string {
  if (!wording) return '';
  if (typeof wording.text === 'string') return variant === null ? wording.text : '';
  return variant === null ? '' : (wording.text[variant] ?? '');
}

const nameless = ['title', 'parties', 'recitals', 'earlier-ties', 'resolutions', 'agreed', 'testimony'];

/** What staff call a clause: its English heading where it has one. */
export function clauseName(id: string, ...libraries: readonly AgreementLibrary[]): Sayable {
  const heading = libraries.map(({ languages }) => languages.en.clauses[id]?.heading).find((each) => each);
  if (heading) return given(heading);
  return nameless.includes(id) ? words(`wording:clauses.${id}`) : given(id);
}
