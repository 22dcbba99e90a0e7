import { isOpen, type Side, type State } from '../../partnerships/domain/states.js';
import type { DocumentHashes, RegisterEntry } from './register-entry.js';

/** What is known inside of the partnership that a number names. */
export interface KnownPartnership {
  readonly state: State;
  readonly reference: string;
  /** A text with its number was frozen at some time, so papers with that number may be about. */
  readonly everFrozen: boolean;
  readonly frozen: boolean;
  readonly namesAsSigned: Readonly<Record<Side, string>> | null;
  readonly signedOn: string | null;
  readonly hashes: DocumentHashes | null;
  readonly entry: RegisterEntry | null;
}

/** What a stranger with a document in hand is told about its number. */
export type Verification =
  | { readonly outcome: 'recognised'; readonly entry: RegisterEntry }
  | {
      readonly outcome: 'signed' | 'not-recognised';
      readonly reference: string;
      readonly names: Readonly<Record<Side, string>>;
      readonly signedOn: string;
      readonly hashes: DocumentHashes;
    }
  | { readonly outcome: 'waiting-for-signatures' | 'withdrawn-text' | 'ended'; readonly reference: string }
  | { readonly outcome: 'unknown' };

const unknown = { outcome: 'unknown' } as const;

/**
 * Nothing before it is public: while a text waits for signatures not even who the parties are, and of a case that never
 * had a text not even that it exists.
 */
export function verificationOf(known: KnownPartnership | null): Verification {
  if (!known?.everFrozen) return unknown;
  const { reference, state, entry, namesAsSigned: names, signedOn, hashes } = known;
  if (entry) return { outcome: 'recognised', entry };
  if ((state === 'signed' || state === 'not-recognised') && names && signedOn && hashes) {
    return { outcome: state, reference, names, signedOn, hashes };
  }
  if (!isOpen(state)) return { outcome: 'ended', reference };
  return { outcome: known.frozen ? 'waiting-for-signatures' : 'withdrawn-text', reference };
}

/** As printed on documents: a partnership's reference or its number on the register. Null for anything else. */
export function documentNumber(typed: string): string | null {
  const number = typed
    .normalize('NFKC')
    .replace(/[\s\u200b]/g, '')
    .replace(/[‐-―−]/g, '-')
    .toUpperCase();
  return /^[PE]-\d{4}-\d{5,9}$/.test(number) ? number : null;
}
