import { AppError } from '../../platform/errors.js';
import type { DeadReason } from '../domain/link.js';

export const linkUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'link.unknown', message: 'This link is not known.' });

const said: Record<DeadReason, string> = {
  spent: 'This link was used already.',
  revoked: 'This link was replaced or withdrawn.',
  expired: 'The time of this link is over.',
};

export const linkDead = (reason: DeadReason): AppError =>
  new AppError({ kind: 'gone', code: `link.${reason}`, message: said[reason] });

export const linkOfAnother = (): AppError =>
  new AppError({
    kind: 'forbidden',
    code: 'link.other-person',
    message: 'This link was sent to another person than the one who is signed in.',
  });

/** What is wrong with a typed code; shown beside its field. `left` is how many attempts remain. */
export type CodeProblem = 'wrong' | 'expired' | 'spent' | 'revoked' | 'exhausted' | 'none';

const codeSaid: Record<CodeProblem, string> = {
  wrong: 'The code is not right.',
  expired: 'The time of this code is over. Ask for a fresh one.',
  spent: 'This code was used already. Ask for a fresh one.',
  revoked: 'This code was replaced by a newer one.',
  exhausted: 'A wrong code was entered too often. Ask for a fresh one.',
  none: 'No code was sent for this. Ask for one.',
};

export function codeRefused(problem: CodeProblem, left = 0): AppError {
  const code = `code.${problem}`;
  const params = problem === 'wrong' ? { left } : {};
  const message = codeSaid[problem];
  return new AppError({ kind: 'invalid', code, message, params, errors: [{ field: 'code', code, message, params }] });
}

export const signInFirst = (): AppError =>
  new AppError({ kind: 'unauthenticated', code: 'account.sign-in-first', message: 'Sign in first.' });

export const notAllowed = (): AppError =>
  new AppError({ kind: 'forbidden', code: 'account.not-allowed', message: 'Your account has no permission for this.' });
