import type { AgreementLanguage } from '../../partnerships/domain/text-input.js';

export const textProblemCodes = [
  'text.clause-missing',
  'text.clause-unknown',
  'text.translation-missing',
  'text.heading-missing',
  'text.unknown-field',
  'text.stray-brace',
  'text.name-missing',
  'text.too-few-areas',
  'text.too-long',
] as const;

/** Why a text can't be proposed yet; `field` is where it can be mended. */
export type TextProblem = {
  code: (typeof textProblemCodes)[number];
  /** `clauses.declaration.ja`, `names.initiator.ja.styled` */
  field: string;
  clause?: string;
  language?: AgreementLanguage;
  params?: Record<string, string | number>;
};
