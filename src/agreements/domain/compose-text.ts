import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import type { Side } from '../../partnerships/domain/states.js';
import {
  type AgreementLanguage,
  type ClauseInput,
  type ClauseWording,
  languagesOf,
  type PartyNames,
  type TextInput,
} from '../../partnerships/domain/text-input.js';
import type {
  AgreementClause,
  AgreementContent,
  AgreementLevel,
  ClausePlace,
  PerLanguage,
} from './agreement-content.js';
import { houseWording } from './wording/house-wording.js';
import { type AgreementLibrary, clausesFor } from './wording/library.js';
import type { PacksByLanguage } from './printed-text.js';
import { textProblems } from './text-problems.js';
import type { TextProblem } from './text-problem.js';
import { counted } from './written-numbers.js';

/** What a text is composed for and from. */
export interface ComposeWith {
  readonly kind: PartnershipKind;
  readonly levels: Readonly<Record<Side, string>>;
  readonly arms: Readonly<Record<Side, string | null>>;
  readonly library: AgreementLibrary;
  readonly packs: PacksByLanguage;
}

export type ComposedText = { content: AgreementContent; problems: TextProblem[] };

/** Turns what was typed into what would be frozen, and says everything that is missing. Pure: the same in any process. */
export function composeText(input: TextInput, parts: ComposeWith): ComposedText {
  const languages = languagesOf(input);
  const clauses = (input.clauses ?? beginningClauses(parts)).map((clause) => composedClause(clause, input, parts));
  const each = <T>(of: (language: AgreementLanguage) => T): PerLanguage<T> =>
    Object.fromEntries(languages.map((language) => [language, of(language)]));
  const level = commonLevel(parts.levels);
  const { library, packs, kind, arms } = parts;
  const party = (side: Side) => ({ names: each((l) => input.names[side][l] ?? noNames), arms: arms[side] });
  const content: AgreementContent = {
    schema: 2,
    kind,
    level,
    library: library.version,
    languages: input.languages,
    parties: { initiator: party('initiator'), counterpart: party('counterpart') },
    clauses,
    values: each((language) => valuesIn(language, input, level, parts)),
    numbering: each((language) => ({ article: packs[language].article, digits: packs[language].digits })),
    areas: { codes: input.areas, labels: each((l) => input.areas.map((area) => packs[l].areas[area] ?? area)) },
    term: { years: input.termYears, renewable: input.renewable },
    noticeMonths: input.noticeMonths,
    layout: input.layout,
    titlePage: input.titlePage,
  };
  return { content, problems: textProblems(content, library) };
}

const noNames: PartyNames = { styled: '', name: '', office: '', signatory: '' };

/** The clauses with which a new text begins, all in the house's wording. */
export const beginningClauses = ({ library, kind }: Pick<ComposeWith, 'library' | 'kind'>): ClauseInput[] =>
  clausesFor(library, kind)
    .filter(({ included }) => included)
    .map(({ id }) => ({ id, wording: {} }));

function composedClause(
  { id, wording }: ClauseInput,
  input: TextInput,
  { library, kind }: ComposeWith,
): AgreementClause {
  const languages = languagesOf(input);
  const place: ClausePlace = library.clauses.find((clause) => clause.id === id)?.place ?? 'article';
  const worded = languages.map((language): [AgreementLanguage, ClauseWording] => [
    language,
    wording[language] ?? houseWording(library, kind, id, language, input) ?? { heading: '', text: '' },
  ]);
  return { id, place, wording: Object.fromEntries(worded) };
}

function valuesIn(language: AgreementLanguage, input: TextInput, level: AgreementLevel, parts: ComposeWith) {
  const pack = parts.packs[language];
  const { titles, relationships } = parts.library.languages[language];
  return {
    title: titles[parts.kind][level],
    relationship: relationships[parts.kind][level],
    years: input.termYears === null ? '' : counted(pack, 'year', input.termYears),
    notice: counted(pack, 'month', input.noticeMonths),
    areas: input.areas.map((area) => pack.areas[area] ?? area).join(pack.listSeparator),
    'language.initiator': pack.languageNames[input.languages.initiator],
    'language.counterpart': pack.languageNames[input.languages.counterpart],
  };
}

function commonLevel({ initiator, counterpart }: ComposeWith['levels']): AgreementLevel {
  const known = initiator === 'city' || initiator === 'county' || initiator === 'state';
  return known && initiator === counterpart ? initiator : 'community';
}
