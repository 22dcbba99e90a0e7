import type { CatalogueTexts } from '../forms/form-texts.js';
import type { ErrorAnswer } from './answer-of-error.js';

/** RFC 9457. `code` is what programs should look at; `errors` names fields by dotted path. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly ProblemReason[];
}

export interface ProblemReason {
  readonly field?: string;
  readonly code: string;
  readonly message: string;
}

export function problemOf(answer: ErrorAnswer, reference: string, texts: CatalogueTexts): Problem {
  return {
    type: `urn:entente:problem:${answer.code}`,
    title: titleOf(answer.status, texts),
    status: answer.status,
    code: answer.code,
    detail: detailOf(answer, texts),
    instance: `urn:entente:request:${reference}`,
    ...(answer.reasons.length === 0 ? {} : { errors: reasonsOf(answer, texts) }),
  };
}

export function titleOf(status: number, texts: CatalogueTexts): string {
  return texts.t(
    texts.has(`errors:status.${status}.title`) ? `errors:status.${status}.title` : 'errors:status.500.title',
  );
}

export function detailOf(answer: ErrorAnswer, texts: CatalogueTexts): string {
  const own = `errors:${answer.code}`;
  if (texts.has(own)) return texts.t(own, answer.params);
  const known = texts.has(`errors:status.${answer.status}.detail`) ? answer.status : answer.status >= 500 ? 500 : 400;
  return answer.message ?? texts.t(`errors:status.${known}.detail`);
}

export function reasonsOf(answer: ErrorAnswer, texts: CatalogueTexts): ProblemReason[] {
  return answer.reasons.map(({ field, code, message, params }) => {
    const label = texts.t('errors:this-answer');
    const known = texts.has(`errors:${code}`);
    const sentence = known ? texts.t(`errors:${code}`, { label, ...params }) : (message ?? code);
    return { ...(field === undefined ? {} : { field }), code, message: sentence };
  });
}
