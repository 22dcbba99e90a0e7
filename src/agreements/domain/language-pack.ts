import type { AgreementLanguage } from '../../partnerships/domain/text-input.js';

export type CountedUnit = 'year' | 'month';
export type PrintedKind = 'draft' | 'original' | 'sealed';

export type CertificateWords = Record<
  | 'heading'
  | 'intro'
  | 'sealed'
  | 'signatures'
  | 'community'
  | 'signatory'
  | 'typedName'
  | 'way'
  | 'office'
  | 'capacity'
  | 'basis'
  | 'reason'
  | 'instrument'
  | 'localTime'
  | 'utc'
  | 'authenticated'
  | 'authenticatedAt'
  | 'consent'
  | 'consentVersion'
  | 'consents'
  | 'scan'
  | 'reviewed'
  | 'reviewedIntro'
  | 'content'
  | 'original'
  | 'seals'
  | 'registry'
  | 'keyHolder'
  | 'subject'
  | 'issuer'
  | 'fingerprint'
  | 'ownAuthority'
  | 'attached'
  | 'evidence'
  | 'chainHead'
  | 'what'
  | 'verify',
  string
> & {
  ways: Record<'typed' | 'drawn' | 'ink', string>;
  capacities: Record<'holder' | 'acting' | 'delegate' | 'collegiate', string>;
  bases: Record<'elected' | 'appointed', string>;
  /** By the code that stands in the evidence; codes without words are printed as they are. */
  authentications: Record<string, string>;
  holders: Record<'registry' | 'community', string>;
  levels: Record<'B-B' | 'B-T', string>;
  attachments: Record<'reviewed' | 'content' | 'audit' | 'scan' | 'seals', string>;
  verifySteps: string[];
  /** What the certificate says of each event, by type; a type without words is printed as it is. */
  events: Record<string, string>;
};

/** The words that documents bear besides the agreement's own. */
export type DocumentWords = {
  kinds: Record<PrintedKind, string>;
  draft: string;
  sampleData: string;
  armsOf: string;
  footer: Record<'page' | 'verify' | 'content' | PrintedKind, string>;
  /** On print copies that are signed with a pen. */
  ink: Record<'use' | 'witnesses' | 'witnessesIntro' | 'signature', string>;
  block: Record<
    'for' | 'name' | 'office' | 'placeAndDate' | 'signed' | 'signedInk' | 'seeScan' | 'drawnBy' | 'zone',
    string
  >;
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
