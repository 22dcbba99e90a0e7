import { type Side, sides } from '../../partnerships/domain/states.js';
import type { AgreementLanguage, PartyNames } from '../../partnerships/domain/text-input.js';
import { type AnyContent, isFirst, languagesFor } from './agreement-content.js';
import { partyOf } from './first-release/first-content.js';

/** Languages of either kind of content, the keeper's first. */
export const printedLanguages = (content: AnyContent, keeper: Side): AgreementLanguage[] =>
  isFirst(content) ? ['en'] : languagesFor(content, keeper);

/** The language of a side: that of its signature and of its own names. */
export const languageOf = (content: AnyContent, side: Side): AgreementLanguage =>
  isFirst(content) ? 'en' : content.languages[side];

const unnamed: PartyNames = { styled: '', name: '', office: '', signatory: '' };

/** How a community stands in that language, in either kind of content. */
export function namesOf(content: AnyContent, side: Side, language: AgreementLanguage): PartyNames {
  if (!isFirst(content)) return content.parties[side].names[language] ?? unnamed;
  const { styled, shortName, signatory } = partyOf(content, side);
  return { styled, name: shortName, office: signatory?.office ?? '', signatory: signatory?.name ?? '' };
}

/** By the alternat, whoever keeps an original comes first in it. */
export const keeperFirst = (keeper: Side): Side[] => [keeper, ...sides.filter((side) => side !== keeper)];
