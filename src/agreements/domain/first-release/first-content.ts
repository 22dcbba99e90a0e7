import { canonicalHash } from '../canonical-hash.js';

export type AgreementSide = 'initiator' | 'counterpart';
export type AgreementKind = 'sister' | 'friendship';
/** `community` where the two are not of one level, or of none of these. */
export type AgreementLevel = 'city' | 'county' | 'state' | 'community';

export type AgreementParty = {
  side: AgreementSide;
  /** Full style inside a sentence: "the City of Saint Paul, Minnesota, United States of America". */
  styled: string;
  shortName: string;
  signatory: { name: string; office: string } | null;
};

/**
 * Everything that decides the words of one revision, and nothing else: plain JSON, no dates that change. The text follows
 * from it and from the published template that it names (`published-templates.ts` pins that template's own hash).
 */
export type FirstAgreementContent = {
  schema: 1;
  template: 'sister-en' | 'friendship-en';
  templateVersion: 1;
  language: 'en';
  kind: AgreementKind;
  level: AgreementLevel;
  parties: [AgreementParty, AgreementParty];
  /** Labels as printed. */
  areas: string[];
  /** `years: null` means an indefinite term. */
  term: { years: number | null; renewable: boolean };
  noticeMonths: number;
};

/** H0: what both communities accept and every signature carries. */
export function contentHash(content: FirstAgreementContent): string {
  return canonicalHash(content);
}

export function otherSide(side: AgreementSide): AgreementSide {
  return side === 'initiator' ? 'counterpart' : 'initiator';
}

export function partyOf(content: FirstAgreementContent, side: AgreementSide): AgreementParty {
  const party = content.parties.find((candidate) => candidate.side === side);
  if (!party) throw new Error(`The agreement's content names no ${side}.`);
  return party;
}

/** By the alternat, whoever keeps an original is named first in it. */
export function partiesKeeperFirst(
  content: FirstAgreementContent,
  keeper: AgreementSide,
): [AgreementParty, AgreementParty] {
  return [partyOf(content, keeper), partyOf(content, otherSide(keeper))];
}
