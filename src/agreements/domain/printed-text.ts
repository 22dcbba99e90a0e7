import { otherSide, type Side } from '../../partnerships/domain/states.js';
import { type AgreementLanguage, directionOf } from '../../partnerships/domain/text-input.js';
import { type AgreementClause, type AgreementContent, type ClausePlace, languagesFor } from './agreement-content.js';
import { capitalised, type Fields, fill } from './fields.js';
import type { LanguagePack } from './language-pack.js';
import { digitsIn } from './written-numbers.js';

export type TextBlock = { kind: 'paragraph'; text: string } | { kind: 'list'; items: string[] };

export type PrintedCell = {
  language: AgreementLanguage;
  direction: 'ltr' | 'rtl';
  /** With its number, as the language writes it; empty outside articles. */
  heading: string;
  blocks: TextBlock[];
};

/** One clause in every language, side by side. */
export type PrintedRow = { id: string; place: ClausePlace; number: number | null; cells: PrintedCell[] };

/** The words of one original, in the order in which they stand on paper and on a page; its keeper's language first. */
export type PrintedText = { languages: AgreementLanguage[]; rows: PrintedRow[] };

export type PacksByLanguage = Readonly<Record<AgreementLanguage, LanguagePack>>;

/** Fills every clause for `keeper`'s original, in which it is named first. */
export function printedText(content: AgreementContent, keeper: Side = 'initiator'): PrintedText {
  const languages = languagesFor(content, keeper);
  const values = new Map(languages.map((language) => [language, fieldValues(content, keeper, language)]));
  let articles = 0;
  const rows = content.clauses.map((clause): PrintedRow => {
    const number = clause.place === 'article' ? ++articles : null;
    const cells = languages.map((language) =>
      printedCell(clause, number, language, { ...values.get(language) }, content),
    );
    return { id: clause.id, place: clause.place, number, cells };
  });
  return { languages, rows };
}

function printedCell(
  { wording, place }: AgreementClause,
  number: number | null,
  language: AgreementLanguage,
  values: Fields,
  { numbering, areas }: AgreementContent,
): PrintedCell {
  const { heading = '', text = '' } = wording[language] ?? {};
  const { article = '{heading}', digits = '0123456789' } = numbering[language] ?? {};
  const filled = fill(heading, values);
  const numbered = { number: digitsIn({ digits }, String(number)), heading: filled };
  return {
    language,
    direction: directionOf(language),
    heading: place === 'article' ? fill(article, numbered) : filled,
    blocks: blocksOf(text).map((block) => filledBlock(block, values, areas.labels[language] ?? [])),
  };
}

/**
 * What the merge fields of one language stand for, in the original that `keeper` keeps. `first` and `second` change places
 * in the other one; `initiator` and `counterpart` are the same community in both.
 */
export function fieldValues(content: AgreementContent, keeper: Side, language: AgreementLanguage): Fields {
  const other = otherSide(keeper);
  const own = content.values[language] ?? {};
  const values: Record<string, string> = {
    ...own,
    ...partyValues('first', keeper, content, language),
    ...partyValues('second', other, content, language),
    ...partyValues('initiator', 'initiator', content, language),
    ...partyValues('counterpart', 'counterpart', content, language),
    'language.first': own[`language.${keeper}`] ?? '',
    'language.second': own[`language.${other}`] ?? '',
  };
  for (const name of Object.keys(values).filter((each) => /\.(name|styled)$/.test(each)))
    values[capitalised(name, 'en')] = capitalised(values[name] ?? '', language);
  return values;
}

function partyValues(as: string, side: Side, { parties }: AgreementContent, language: AgreementLanguage): Fields {
  const { name = '', styled = '', office = '' } = parties[side].names[language] ?? {};
  const alike = folded(name) === folded(parties[otherSide(side)].names[language]?.name ?? '');
  return { [`${as}.name`]: alike ? styled : name, [`${as}.styled`]: styled, [`${as}.office`]: office };
}

/** There are dozens of Springfields: two of them can't be told apart by their short names. */
export const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Every line is a paragraph; lines that begin with `- ` are a list. */
export function blocksOf(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const item = /^[-–•] +(.*)$/.exec(line)?.[1];
    const last = blocks.at(-1);
    if (item === undefined) blocks.push({ kind: 'paragraph', text: line });
    else if (last?.kind === 'list') last.items.push(item);
    else blocks.push({ kind: 'list', items: [item] });
  }
  return blocks;
}

/** A list item that is nothing but `{areas}` becomes one item for each of them. */
function filledBlock(block: TextBlock, values: Fields, areas: readonly string[]): TextBlock {
  if (block.kind === 'paragraph') return { kind: 'paragraph', text: fill(block.text, values) };
  const items = block.items.flatMap((item) => (item.trim() === '{areas}' ? areas : [fill(item, values)]));
  return { kind: 'list', items };
}
