import { type Side, sides } from '../../../partnerships/domain/states.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import { areaWords } from '../../../partnerships/web/section-words.js';
import { given, type Sayable, words, type WordParam, type Words } from '../../../platform/web/words.js';
import type { CaseNames } from '../../../partnerships/web/case-names.js';
import type { AgreementContent } from '../../domain/agreement-content.js';
import { type ClauseDifference, type FactDifference, textDifference } from '../../domain/drafting/text-difference.js';
import { type DifferencePart, wordDifferences } from '../../domain/drafting/word-differences.js';
import { clauseNamesOf } from '../clause-name.js';
import { languageName, namedLanguage, type NamedLanguage } from '../wording/language-words.js';

export interface ChangedClause {
  readonly id: string;
  readonly name: Sayable;
  readonly article: boolean;
  readonly status: Exclude<ClauseDifference['status'], 'same'>;
  readonly languages: readonly (NamedLanguage & {
    readonly changed: boolean;
    readonly heading: readonly DifferencePart[];
    readonly text: readonly DifferencePart[];
  })[];
}

/** A fact that differs: names word by word, everything else as before and after. */
export interface ChangedFact {
  readonly label: Words;
  readonly parts: { readonly language: NamedLanguage; readonly words: readonly DifferencePart[] } | null;
  readonly before: Words | null;
  readonly after: Words | null;
}

/** What changed from one text to another, for `differenceView` of `agreements/parts/difference.njk`. */
export interface DifferenceView {
  readonly facts: readonly ChangedFact[];
  readonly clauses: readonly ChangedClause[];
  readonly unchanged: readonly Sayable[];
}

interface Compared {
  readonly before: AgreementContent;
  readonly after: AgreementContent;
  readonly names: CaseNames;
  readonly language: string;
}

export function differenceView(compared: Compared): DifferenceView {
  const { before, after, language } = compared;
  const { facts, clauses } = textDifference(before, after);
  const nameOf = clauseNamesOf([after, before], language);
  return {
    facts: facts.flatMap((fact) => changedFacts(fact, compared)),
    clauses: clauses.flatMap(({ id, place, status, languages }): ChangedClause[] =>
      status === 'same'
        ? []
        : [
            {
              ...{ id, status, name: nameOf(id), article: place === 'article' },
              languages: languages.map((each) => ({ ...namedLanguage(each.language, language), ...each })),
            },
          ],
    ),
    unchanged: clauses.filter(({ status }) => status === 'same').map(({ id }) => nameOf(id)),
  };
}

function changedFacts({ fact, before, after }: FactDifference, compared: Compared): ChangedFact[] {
  const name = /^names\.(\w+)\.([\w-]+)$/.exec(fact);
  if (name) return changedNames(name[1] as Side, name[2] as AgreementLanguage, { before, after }, compared);
  const say = (value: unknown) => (value === null ? null : factValue(fact, value, compared.language));
  return [{ label: words(`agreements:facts.${fact}`), parts: null, before: say(before), after: say(after) }];
}

const nameParts = ['styled', 'name', 'office', 'signatory'] as const;

function changedNames(
  side: Side,
  code: AgreementLanguage,
  { before, after }: { before: unknown; after: unknown },
  { names, language }: Compared,
): ChangedFact[] {
  return nameParts.flatMap((part, index): ChangedFact[] => {
    const [was, is] = [before, after].map((value) => String((Array.isArray(value) && value[index]) || ''));
    if (was === is) return [];
    const params = { community: given(names[side]), language: languageName(code, language) };
    return [
      {
        label: words(`agreements:facts.named.${part}`, params),
        parts: { language: namedLanguage(code, language), words: wordDifferences(was ?? '', is ?? '', code) },
        before: null,
        after: null,
      },
    ];
  });
}

/** The value of a fact in words, as `factsOf` of a comparison has it. */
function factValue(fact: string, value: unknown, language: string): Words {
  const list = value as readonly unknown[];
  switch (fact) {
    case 'languages':
      return listed([...new Set(list)].map((code) => languageName(code as AgreementLanguage, language)));
    case 'areas':
      return areaList(list.map(String));
    case 'term':
      return termWords(list[0] as number | null, list[1] as boolean);
    case 'noticeMonths':
      return noticeWords(Number(value));
    case 'layout':
      return words(`agreements:facts.layouts.${list[0]}`, { context: list[1] ? 'titlePage' : 'plain' });
    default:
      return words(`agreements:facts.armed.${sides.filter((_, index) => list[index]).length}`);
  }
}

/** One by one: the names of areas have “and” in them. */
export const areaList = (areas: readonly string[]): Words =>
  areas
    .slice(0, -1)
    .reduceRight<Words>(
      (rest, area) => words('agreements:facts.oneByOne', { first: areaWords(area), rest }),
      areaWords(areas.at(-1) ?? ''),
    );

export const listed = (items: readonly WordParam[]): Words => words('agreements:facts.list', { items });

export function termWords(years: number | null, renewable: boolean): Words {
  if (years === null) return words('agreements:facts.indefinite');
  return words('agreements:facts.years', { count: years, context: renewable ? 'renewable' : 'final' });
}

export const noticeWords = (months: number): Words =>
  months === 0 ? words('agreements:facts.immediate') : words('agreements:facts.months', { count: months });
