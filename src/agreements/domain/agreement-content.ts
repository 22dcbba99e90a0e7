import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import type { Side } from '../../partnerships/domain/states.js';
import type { AgreementLanguage, ClauseWording, PartyNames } from '../../partnerships/domain/text-input.js';
import { canonicalHash } from './canonical-hash.js';
import type { FirstAgreementContent } from './first-release/first-content.js';

/** `community` where the two are not of one level, or of none of these. */
export type AgreementLevel = 'city' | 'county' | 'state' | 'community';

/** Where a clause stands: articles have a number and a heading. */
export type ClausePlace = 'title' | 'preamble' | 'article' | 'closing';

export type PerLanguage<T> = Partial<Record<AgreementLanguage, T>>;

export type AgreementClause = {
  id: string;
  place: ClausePlace;
  /** Every language of the agreement. Merge fields stay, since each original names its keeper first. */
  wording: PerLanguage<ClauseWording>;
};

export type AgreementParty = {
  /** Every language of the agreement. */
  names: PerLanguage<PartyNames>;
  /** SHA-256 of its coat of arms or seal, as printed. */
  arms: string | null;
};

/**
 * Everything that is on paper, and nothing else: what is accepted, frozen, printed and signed. Plain JSON that needs
 * neither our templates nor this program to be read: only the fields in braces are filled in, with the values that stand
 * in it, the keeper of an original being `first`. Its RFC 8785 form is stored and exported; the SHA-256 of those bytes is H0.
 */
export type AgreementContent = {
  schema: 2;
  kind: PartnershipKind;
  level: AgreementLevel;
  /** Version of the house's wording that it began with. */
  library: number;
  languages: Record<Side, AgreementLanguage>;
  parties: Record<Side, AgreementParty>;
  clauses: AgreementClause[];
  /** Values of the fields that aren't names: title, relationship, years, notice, areas, and what both languages are called. */
  values: PerLanguage<Record<string, string>>;
  /** How an article's heading is written, as `{number}. {heading}`, and in which digits. */
  numbering: PerLanguage<{ article: string; digits: string }>;
  areas: { codes: string[]; labels: PerLanguage<string[]> };
  term: { years: number | null; renewable: boolean };
  noticeMonths: number;
  layout: 'columns' | 'sequence';
  titlePage: boolean;
};

export type AnyContent = AgreementContent | FirstAgreementContent;

/** H0: what both communities accept and every signature carries. */
export const contentHash = (content: AnyContent): string => canonicalHash(content);

export const isFirst = (content: AnyContent): content is FirstAgreementContent => content.schema === 1;

/** Languages in the order in which `keeper` reads them: its own first. */
export function languagesFor({ languages }: Pick<AgreementContent, 'languages'>, keeper: Side): AgreementLanguage[] {
  const other = keeper === 'initiator' ? 'counterpart' : 'initiator';
  return [...new Set([languages[keeper], languages[other]])];
}
