import { otherSide, type Side } from '../../../partnerships/domain/states.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import { languageOf, printedLanguages } from '../printed-parties.js';
import type { PaperCase, PaperRequest } from './paper-case.js';
import { isOneSided, type PaperKind } from './paper-kinds.js';

type Content = Pick<PaperCase, 'content'>;

/**
 * Languages in which a paper can be had, the usual one first. Of a paper in both languages of the agreement it is the one
 * that comes first. English is always there, since that is what communities are known by.
 */
export function paperLanguages({ content }: Content, kind: PaperKind, side: Side): AgreementLanguage[] {
  if (!isOneSided(kind)) return printedLanguages(content, side);
  return [...new Set([languageOf(content, side), languageOf(content, otherSide(side)), 'en' as const])];
}

/** Languages that stand on the paper, in their order. */
export function languagesOn(paper: Content, { kind, side, language }: PaperRequest): AgreementLanguage[] {
  if (isOneSided(kind)) return [language];
  const others = printedLanguages(paper.content, side).filter((each) => each !== language);
  return [language, ...others];
}
