import type { AgreementLanguage } from '../../partnerships/domain/text-input.js';

export type CountedUnit = 'year' | 'month';
export type PrintedKind = 'draft' | 'original' | 'signed-copy';

export type CertificateWords = Record<
  | 'heading'
  | 'intro'
  | 'seal'
  | 'signatures'
  | 'community'
  | 'signatory'
  | 'typedName'
  | 'office'
  | 'capacity'
  | 'basis'
  | 'localTime'
  | 'utc'
  | 'reviewed'
  | 'reviewedIntro'
  | 'content'
  | 'original'
  | 'evidence'
  | 'chainHead'
  | 'when'
  | 'what'
  | 'verify',
  string
> & {
  capacities: Record<'holder' | 'acting' | 'delegate' | 'collegiate', string>;
  bases: Record<'elected' | 'appointed', string>;
  verifySteps: string[];
  /** What the certificate says of each event, by type; events without words stay off the page. */
  events: Record<string, string>;
};

/** The words that documents bear besides the agreement's own. */
export type DocumentWords = {
  kinds: Record<PrintedKind, string>;
  draft: string;
  sampleData: string;
  armsOf: string;
  footer: Record<'page' | 'verify' | 'content' | PrintedKind, string>;
  block: Record<'for' | 'name' | 'office' | 'placeAndDate' | 'signed' | 'zone', string>;
  certificate: CertificateWords;
};

/** Wording of the other papers; `{fields}` are filled in by `papers`. */
export type PaperWords = {
  'letter-of-intent': Record<'title' | 'between' | 'areasIntro' | 'next' | 'effect' | 'signature', string> & {
    paragraphs: Record<'sister' | 'friendship', string>;
  };
  'council-resolution': Record<
    'title' | 'subtitle' | 'number' | 'meeting' | 'subject' | 'resolved' | 'draftNote',
    string
  > & {
    whereas: string[];
    resolutions: string[];
    votes: Record<'seats' | 'yes' | 'no' | 'abstain' | 'absent', string>;
    signatures: string[];
  };
  proclamation: Record<'title' | 'by' | 'proclaimed' | 'given' | 'signature', string> & { whereas: string[] };
  certificate: Record<
    'title' | 'certifies' | 'and' | 'number' | 'affiliated' | 'recognisedOn' | 'verify' | 'qrAlt',
    string
  > & {
    recognised: Record<'sister' | 'friendship', string>;
  };
  programme: Record<'title' | 'between' | 'when' | 'where' | 'order' | 'signatories' | 'note', string> & {
    items: string[];
  };
};

/** All that a language needs on paper: `templates/languages/<code>.json`. */
export type LanguagePack = {
  code: AgreementLanguage;
  /** Its own name for itself. */
  name: string;
  direction: 'ltr' | 'rtl';
  /** What this language calls the others, and itself. */
  languageNames: Record<AgreementLanguage, string>;
  /** `{number}. {heading}` */
  article: string;
  listSeparator: string;
  /** Ten digits, zero first. */
  digits: string;
  /** `days`: those that aren't written as their number alone, such as `1er`. */
  date: { pattern: string; yearOffset: number; months: string[]; days?: Record<string, string> };
  /** By plural category of CLDR; `words` where small counts are written out. */
  counts: Record<CountedUnit, Partial<Record<Intl.LDMLPluralRule, string>>> & { words: Record<string, string> };
  areas: Record<string, string>;
  document: DocumentWords;
  papers: PaperWords;
};
