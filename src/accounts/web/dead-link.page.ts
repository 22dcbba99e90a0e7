import { AppError } from '../../platform/errors.js';
import type { DeadReason } from '../domain/link.js';

export interface DeadLinkPage {
  readonly reason: DeadReason | 'unknown';
  /** Where a button posts to, to have a fresh link mailed to the address that this one went to; null: sign in anew. */
  readonly freshAction: string | null;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'accounts/dead-link': DeadLinkPage;
  }
}

const reasons: readonly string[] = ['unknown', 'spent', 'revoked', 'expired'] satisfies DeadLinkPage['reason'][];

/** Why a link doesn't work, from the error that says so; anything else is thrown on. */
export function deadReasonOf(error: unknown): DeadLinkPage['reason'] {
  const reason = error instanceof AppError && error.code.startsWith('link.') ? error.code.slice('link.'.length) : '';
  if (!reasons.includes(reason)) throw error;
  return reason as DeadLinkPage['reason'];
}

export const statusOfDead = (reason: DeadLinkPage['reason']): number => (reason === 'unknown' ? 404 : 410);
