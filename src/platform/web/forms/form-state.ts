import type { z } from 'zod';
import { AppError, type ErrorReason } from '../../errors.js';
import { parseInput } from '../../input.js';
import { fillForm } from './fill-form.js';
import type { FormDeclaration } from './form-declaration.js';
import { type RawForm, rawFormOf } from './raw-form.js';
import { readForm, withoutBlankRows } from './read-form.js';

/** A form as it stands: what is in it and what is wrong with it. */
export interface FormState {
  readonly raw: RawForm;
  readonly problems: readonly ErrorReason[];
}

export type Submission<T> =
  | { readonly ok: true; readonly value: T; readonly state: FormState }
  | { readonly ok: false; readonly state: FormState };

export const blankForm: FormState = { raw: {}, problems: [] };

export function filledForm(form: FormDeclaration, data: unknown): FormState {
  return { raw: fillForm(data, form.fields), problems: [] };
}

/** Reads a body by the form's schema. Not ok: answer 422 and show the page again with `state`. */
export function submitForm<S extends z.ZodType>(form: FormDeclaration<S>, body: unknown): Submission<z.output<S>> {
  const raw = withoutBlankRows(rawFormOf(body), form.fields);
  const result = parseInput(form.schema, readForm(raw, form.fields));
  if (result.ok) return { ok: true, value: result.value, state: { raw, problems: [] } };
  return { ok: false, state: { raw, problems: result.reasons } };
}

/** The form with what a use case said no to. Rethrows whatever isn't an answer to what was typed. */
export function refusedForm(state: FormState, error: unknown): FormState {
  if (!(error instanceof AppError) || !['invalid', 'refused', 'conflict'].includes(error.kind)) throw error;
  return { raw: state.raw, problems: error.errors.length > 0 ? error.errors : [wholeReason(error)] };
}

/** The version that the page was made from, which every form carries in a hidden field. */
export function submittedVersion(body: unknown): number | null {
  const text = rawFormOf(body).version;
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function wholeReason(error: AppError): ErrorReason {
  return { code: error.code, message: error.message, params: error.params };
}
