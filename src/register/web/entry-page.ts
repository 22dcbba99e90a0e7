import { sides, type Side } from '../../partnerships/domain/states.js';
import { addresses } from '../../platform/web/navigation.js';
import type { DocumentHashes, RegisterEntry } from '../domain/register-entry.js';
import { type Milestone, milestonesOf } from '../domain/milestones.js';
import { entryHref } from './register-page.js';

/** A document by what it is, with its SHA-256. */
export interface HashedDocument {
  readonly what: 'content' | 'original' | 'sealed' | 'signed-copy';
  /** Name of the community that keeps it; null for what both share. */
  readonly keptBy: string | null;
  readonly sha256: string;
}

export interface RegisterEntryPage {
  readonly entry: RegisterEntry;
  readonly sides: readonly Side[];
  readonly milestones: readonly Milestone[];
  readonly documents: readonly HashedDocument[];
  readonly verifyHref: string;
  readonly certificateHref: string;
  readonly canonical: string;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'register/entry': RegisterEntryPage;
  }
}

export const entryPage = (entry: RegisterEntry): RegisterEntryPage => ({
  entry,
  sides,
  milestones: milestonesOf(entry),
  documents: hashedDocuments(entry.hashes, {
    initiator: entry.parties.initiator.name,
    counterpart: entry.parties.counterpart.name,
  }),
  verifyHref: `${addresses.verify}/${entry.number}`,
  certificateHref: `${entryHref(entry.number)}/certificate.pdf`,
  canonical: entryHref(entry.number),
});

/** Sealed originals first; unsealed copies of an earlier release are still called what they are. */
export function hashedDocuments(hashes: DocumentHashes, names: Readonly<Record<Side, string>>): HashedDocument[] {
  const { content, originals, sealed, signedCopies } = hashes;
  const kept = (what: HashedDocument['what'], by: Readonly<Record<Side, string>> | null): HashedDocument[] =>
    by ? sides.map((side) => ({ what, keptBy: names[side], sha256: by[side] })) : [];
  return [
    ...kept('sealed', sealed),
    ...kept('signed-copy', signedCopies),
    ...kept('original', originals),
    { what: 'content', keptBy: null, sha256: content },
  ];
}
