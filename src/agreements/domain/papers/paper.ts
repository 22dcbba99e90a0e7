import type { Side } from '../../../partnerships/domain/states.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { SigningBlock } from './signing-block.js';

export type Said = { language: AgreementLanguage; text: string };
/** What machines read, such as an address, stays from left to right in every script. */
export type Parts = (string | { machine: string })[];

export type LetterBody = {
  texts: {
    language: AgreementLanguage;
    title: string;
    between: string;
    intent: string;
    areasIntro: string;
    areas: string[];
    next: string;
    effect: string;
  }[];
  blocks: SigningBlock[];
};

/** `blanks`, `votes` and `signatures` are labels of what people fill in. */
export type ResolutionBody = {
  title: string;
  subtitle: string;
  subject: string;
  blanks: string[];
  whereas: string[];
  resolved: string;
  resolutions: string[];
  votes: string[];
  signatures: string[];
};

export type ProclamationBody = {
  title: string;
  by: string;
  whereas: string[];
  proclaimed: string;
  given: string;
  /** Empty where a person fills it in, on a line with this label. */
  signatory: string;
  nameLabel: string;
  office: string;
};

export type ProgrammeBody = {
  titles: { language: AgreementLanguage; title: string; between: string }[];
  /** Labels in each language; the value is null where a person fills it in. */
  facts: { labels: Said[]; values: Said[] | null }[];
  order: Said[];
  /** One line an item, in each language. */
  items: Said[][];
  signatories: { heading: Said[]; blocks: { language: AgreementLanguage; strong: boolean; text: string }[][] };
  notes: Said[];
};

export type CertificateBody = {
  texts: {
    language: AgreementLanguage;
    title: string;
    certifies: string;
    parties: { name: string; styled: string }[];
    and: string;
    recognised: string;
  }[];
  facts: { labels: Said[]; values: { language: AgreementLanguage; text: Parts }[] }[];
  qr: { matrix: string[]; alt: string; language: AgreementLanguage };
  verify: { language: AgreementLanguage; text: Parts }[];
};

export type PaperBody =
  | { kind: 'letter-of-intent'; body: LetterBody }
  | { kind: 'council-resolution'; body: ResolutionBody }
  | { kind: 'proclamation'; body: ProclamationBody }
  | { kind: 'programme'; body: ProgrammeBody }
  | { kind: 'certificate'; body: CertificateBody };

export type PaperHead = {
  /** The first one's direction is the page's. */
  languages: AgreementLanguage[];
  title: string;
  authors: string[];
  reference: string;
  /** ISO instant. */
  date: string;
  /** In red above every page. */
  notices: Said[];
  /** One for each community that stands on it, in their order. */
  arms: (PaperArms | null)[];
  /** What stands below each page: `label` says `Page {page} of {pages}`. */
  page: { title: string; label: string; digits: string };
};

export type PaperArms = { side: Side; sha256: string; language: AgreementLanguage; alt: string };

/** A finished paper: every string as it is printed, so that its template decides how it looks and never what it says. */
export type Paper = PaperBody & PaperHead;
