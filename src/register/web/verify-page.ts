import type { Side } from '../../partnerships/domain/states.js';
import type { DocumentHashes, RegisterEntry } from '../domain/register-entry.js';
import type { Verification } from '../domain/verification.js';
import { type HashedDocument, hashedDocuments } from './entry-page.js';
import { entryHref } from './register-page.js';

export interface VerifyPage {
  readonly typed: string;
  readonly problem: 'required' | 'wrong' | null;
  /** No file was chosen. */
  readonly fileMissing?: boolean;
}

export interface VerificationPage {
  readonly number: string;
  readonly outcome: Verification['outcome'];
  readonly tone: 'green' | 'purple' | 'yellow' | 'red' | 'grey';
  /** Both communities as the document names them; null while that isn't public. */
  readonly names: Readonly<Record<Side, string>> | null;
  readonly signedOn: string | null;
  readonly entry: RegisterEntry | null;
  readonly entryHref: string | null;
  readonly documents: readonly HashedDocument[];
}

declare module '../../platform/web/views.js' {
  interface Views {
    'register/verify': VerifyPage;
    'register/verification': VerificationPage;
  }
}

const tones: Record<Verification['outcome'], VerificationPage['tone']> = {
  recognised: 'green',
  signed: 'purple',
  'not-recognised': 'grey',
  'waiting-for-signatures': 'yellow',
  'withdrawn-text': 'red',
  ended: 'red',
  unknown: 'grey',
};

export function verifyPage(number: string, known: Verification): VerificationPage {
  const { outcome } = known;
  const nothing = { names: null, signedOn: null, entry: null, entryHref: null, documents: [] };
  const page = { number, outcome, tone: tones[outcome], ...nothing };
  if (known.outcome === 'recognised') {
    const { entry } = known;
    const signed = namesAsSigned(entry);
    return {
      ...page,
      ...signedFacts(signed, entry.affiliationDate, entry.hashes),
      entry,
      entryHref: entryHref(entry.number),
    };
  }
  if (known.outcome === 'signed' || known.outcome === 'not-recognised') {
    return { ...page, ...signedFacts(known.names, known.signedOn, known.hashes) };
  }
  return page;
}

const signedFacts = (names: Readonly<Record<Side, string>>, signedOn: string, hashes: DocumentHashes) => ({
  names,
  signedOn,
  documents: hashedDocuments(hashes, names),
});

const namesAsSigned = ({ parties }: RegisterEntry): Record<Side, string> => ({
  initiator: parties.initiator.nameAsSigned,
  counterpart: parties.counterpart.nameAsSigned,
});
