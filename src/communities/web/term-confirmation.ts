import { words, type Words } from '../../platform/web/words.js';
import type { SeenTerm } from '../application/communities.query.js';

/** The button with which staff confirm a term, and what they look at while they do. */
export interface TermConfirmationView {
  readonly href: string;
  readonly label: Words;
  /** Sent with it: something else that was entered meanwhile isn't confirmed. */
  readonly fields: Readonly<Record<string, string>>;
  /** A delegate without an instrument can't be confirmed. */
  readonly possible: boolean;
}

/** `href` is the term's own address at the desk. */
export function confirmationOf(term: SeenTerm, href: string): TermConfirmationView {
  const { capacity, mail, quorum, instrumentSha256 } = term;
  const seen = capacity === 'delegate' ? 'delegate' : capacity === 'collegiate' ? 'board' : 'address';
  return {
    href: `${href}/confirm`,
    label: words(`communities:confirm.${seen}`),
    fields: {
      mail: mail ?? '',
      ...(capacity === 'delegate' && instrumentSha256 ? { instrumentSha256 } : {}),
      ...(capacity === 'collegiate' && quorum !== null ? { quorum: String(quorum) } : {}),
    },
    possible: capacity !== 'delegate' || instrumentSha256 !== null,
  };
}
