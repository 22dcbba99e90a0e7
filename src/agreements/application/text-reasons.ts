import type { ErrorReason } from '../../platform/errors.js';
import type { TextProblem } from '../domain/text-problem.js';
import type { UnprintableCharacter } from './typesetting/printable-characters.js';

export const problemReasons = (problems: readonly TextProblem[]): ErrorReason[] =>
  problems.map(({ code, field, clause, language, params }) => ({
    code,
    field,
    params: { ...(clause ? { clause } : {}), ...(language ? { language } : {}), ...params },
  }));

/** Found before anything is frozen: the character, and where it stands. */
export const printingReasons = (characters: readonly UnprintableCharacter[]): ErrorReason[] =>
  characters.map(({ character, codePoint, field, reason, clause, language }) => ({
    code: `text.unprintable.${reason}`,
    field,
    params: { character, codePoint, ...(clause ? { clause } : {}), ...(language ? { language } : {}) },
  }));
