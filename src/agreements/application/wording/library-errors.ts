import { AppError, type ErrorReason } from '../../../platform/errors.js';
import type { LibraryProblem } from '../../domain/wording/library-problems.js';

export const libraryUnknown = (): AppError =>
  new AppError({
    kind: 'not-found',
    code: 'library.unknown-version',
    message: 'There is no such version of the wording.',
  });

export const clauseUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'library.unknown-clause', message: 'There is no such clause.' });

export const libraryIncomplete = (errors: readonly LibraryProblem[]): AppError =>
  new AppError({
    kind: 'invalid',
    code: 'library.incomplete',
    message: 'The wording can’t be published like this.',
    errors,
  });

export const nothingChanged = (): AppError =>
  new AppError({ kind: 'refused', code: 'library.nothing-changed', message: 'Nothing was changed.' });

export const newerLibrary = (base: number): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'library.newer-version',
    message: `Somebody published version ${base + 1} meanwhile. Your changes are kept: carry them over to it.`,
    params: { version: base + 1 },
  });

export const clausesStranded = (clauses: readonly string[]): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'library.stranded',
    message: 'The newest version has no place for some of your clauses. Say what becomes of them.',
    errors: clauses.map((field) => ({ field, code: 'library.stranded' })),
  });

export const idsRefused = (errors: readonly ErrorReason[]): AppError =>
  new AppError({ kind: 'invalid', code: 'input.invalid', message: 'A clause can’t be called so.', errors });

export const draftChangedMeanwhile = (): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'library.draft-changed',
    message: 'You changed your draft in another window meanwhile. Look at it again.',
  });

export const originalNeedsNoCheck = (): AppError =>
  new AppError({
    kind: 'refused',
    code: 'library.original',
    message: 'This is the house’s original wording, not a translation.',
  });

export const papersChanged = (): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'library.papers-changed',
    message: 'A new release changed the words of the papers meanwhile. Have them read again.',
  });

export const checkUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'library.no-check', message: 'Nobody recorded a check of this language.' });
