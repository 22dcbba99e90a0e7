import type { CommunityFacts } from '../../../partnerships/domain/facts.js';
import type { Side } from '../../../partnerships/domain/states.js';
import type { AgreementLanguage, PartyNames } from '../../../partnerships/domain/text-input.js';
import { type AnyContent, isFirst } from '../agreement-content.js';
import { capitalised, type Fields, fill } from '../fields.js';
import type { LanguagePack } from '../language-pack.js';
import { keeperFirst, namesOf, printedLanguages } from '../printed-parties.js';
import { folded } from '../printed-text.js';
import type { PaperCase } from './paper-case.js';

/** As the agreement names a community in that language; where it doesn't, by its English names. */
export function namesIn({ content, communities }: PaperCase, side: Side, language: AgreementLanguage): PartyNames {
  const english = writtenNames(content, side, 'en') ?? knownNames(communities[side]);
  const office = english.office || communities[side].officeTitle || '';
  const written = writtenNames(content, side, language);
  if (written) return { ...written, office: written.office || office };
  // an English article has no place in a sentence of another language
  const styled = language === 'en' ? english.styled : english.styled.replace(/^the /i, '');
  return { ...english, office, styled };
}

function writtenNames(content: AnyContent, side: Side, language: AgreementLanguage): PartyNames | null {
  if (!printedLanguages(content, side).includes(language)) return null;
  const names = namesOf(content, side, language);
  return names.name === '' || names.styled === '' ? null : names;
}

const knownNames = ({ styledName, name, officeTitle = '' }: CommunityFacts): PartyNames => ({
  styled: styledName,
  name,
  office: officeTitle,
  signatory: '',
});

/** What the two are to each other: `sister cities`. */
export function relationshipIn({ content, library }: PaperCase, language: AgreementLanguage): string {
  const written = isFirst(content) ? undefined : content.values[language]?.relationship;
  return written ?? library.languages[language].relationships[content.kind][content.level];
}

export function areasIn({ content, packs }: PaperCase, language: AgreementLanguage): string[] {
  if (isFirst(content)) return content.areas;
  const { labels, codes } = content.areas;
  return labels[language] ?? codes.map((code) => packs[language].areas[code] ?? code);
}

/** One language of a paper: its words, and what is filled into them. */
export interface Voice {
  readonly language: AgreementLanguage;
  readonly pack: LanguagePack;
  readonly say: (text: string) => string;
}

export function voiceOf(paper: PaperCase, side: Side, language: AgreementLanguage): Voice {
  const fields = fieldsOf(paper, side, language);
  return { language, pack: paper.packs[language], say: (text) => fill(text, fields) };
}

/** `first` and `own` are `side`; two Springfields are told apart by their styles. */
export function fieldsOf(paper: PaperCase, side: Side, language: AgreementLanguage): Fields {
  const [own, other] = keeperFirst(side).map((each) => namesIn(paper, each, language)) as [PartyNames, PartyNames];
  const alike = folded(own.name) === folded(other.name);
  const named = { first: own, own, second: other, other };
  const values = Object.entries(named).flatMap(([role, { name, styled, office }]): [string, string][] => [
    [`${role}.name`, alike ? styled : name],
    [`${role}.styled`, styled],
    [`${role}.office`, office],
  ]);
  const capitals = values.map(([name, value]) => [capitalised(name, 'en'), capitalised(value, language)]);
  const areas = areasIn(paper, language).join(paper.packs[language].listSeparator);
  return { ...Object.fromEntries([...values, ...capitals]), areas, relationship: relationshipIn(paper, language) };
}
