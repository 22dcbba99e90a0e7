import type { Request } from 'express';
import { csrfFieldName, isOwnPage } from '../csrf.js';
import { rawFormOf } from '../forms/raw-form.js';
import type { CatalogueTexts } from '../forms/form-texts.js';
import type { ErrorAnswer } from './answer-of-error.js';
import type { ErrorPage, TypedField } from './error-page.js';
import { detailOf, reasonsOf, titleOf } from './problem.js';

export function errorPageOf(answer: ErrorAnswer, request: Request, texts: CatalogueTexts): ErrorPage {
  const advice = [`errors:advice.${answer.code}`, `errors:status.${answer.status}.advice`].find((key) =>
    texts.has(key),
  );
  return {
    status: answer.status,
    title: titleOfAnswer(answer, texts),
    detail: detailOf(answer, texts),
    advice: texts.t(advice ?? 'errors:status.500.advice'),
    reasons: reasonsOf(answer, texts).map((reason) => reason.message),
    reference: request.context.reference,
    showSignIn: answer.status === 401,
    again: answer.code === 'form.stale-token' ? typedAgain(request) : null,
  };
}

function titleOfAnswer(answer: ErrorAnswer, texts: CatalogueTexts): string {
  const own = `errors:titles.${answer.code}`;
  return texts.has(own) ? texts.t(own) : titleOf(answer.status, texts);
}

/** The form itself isn't known here; `decidedOn.day` is at least read as "Decided on day". */
function labelOf(name: string): string | null {
  if (name === 'version') return null;
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Only what our own page sent is offered again: another site's form must not become ours by a click. */
function typedAgain(request: Request): ErrorPage['again'] {
  if (!isOwnPage(request)) return null;
  const fields = Object.entries(rawFormOf(request.body)).flatMap(([name, value]): TypedField[] =>
    name === csrfFieldName ? [] : [value].flat().map((text) => ({ name, label: labelOf(name), value: text })),
  );
  return fields.length === 0 ? null : { action: request.originalUrl, fields };
}
