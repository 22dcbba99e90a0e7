/** What a mailed link or code is for. */
export type LinkPurpose = 'sign-in' | 'step-up' | 'invitation' | 'signature';

/** Links that lead to a case; they may be opened again until they expire or are revoked. */
export type ActionPurpose = Extract<LinkPurpose, 'invitation' | 'signature'>;

/** What an authenticator is asked for; the question lives like a link. */
export type ChallengePurpose = 'passkey-step-up' | 'passkey-register' | 'passkey-sign-in';

/** Enough to make a link's token and code again, wherever the secret key is. */
export interface LinkRef {
  readonly id: string;
  readonly purpose: LinkPurpose;
}

export const signInMinutes = 20;
export const stepUpMinutes = 10;
export const challengeMinutes = 10;
export const codeAttempts = 5;

export interface LinkLife {
  readonly expiresAt: Date;
  readonly spentAt: Date | null;
  readonly revokedAt: Date | null;
}

export type DeadReason = 'spent' | 'revoked' | 'expired';

/** Why a link leads nowhere any more; null while it is good. */
export function deadReason(link: LinkLife, now: Date): DeadReason | null {
  if (link.spentAt !== null) return 'spent';
  if (link.revokedAt !== null) return 'revoked';
  return link.expiresAt.getTime() <= now.getTime() ? 'expired' : null;
}

export function inMinutes(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}
