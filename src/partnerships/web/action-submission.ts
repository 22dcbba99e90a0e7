import type { ErrorReason } from '../../platform/errors.js';
import { AppError } from '../../platform/errors.js';
import type { FormDeclaration } from '../../platform/web/forms/form-declaration.js';
import { fillForm } from '../../platform/web/forms/fill-form.js';
import type { FormState } from '../../platform/web/forms/form-state.js';
import { oneOf, type RawForm, rawFormOf } from '../../platform/web/forms/raw-form.js';
import type { CaseView } from '../application/case.query.js';
import type { ActionForm } from './action-forms/action-form.js';

const sha256 = /^[0-9a-f]{64}$/;

/** Where the name of a file that was received before is carried, beside its hash. */
export const keptNameField = 'keptFileName';

export interface KeptFile {
  readonly sha256: string;
  readonly name: string;
}

/** A file that was received with an earlier submission of the same form. */
export function keptFile({ upload }: ActionForm, raw: RawForm): KeptFile | null {
  const hash = upload ? oneOf(raw, upload.field) : '';
  return sha256.test(hash) ? { sha256: hash, name: oneOf(raw, keptNameField) || 'PDF' } : null;
}

/** Nobody has to choose a file twice: once it is here, its hash travels in a hidden field. */
export function declarationFor(form: ActionForm, view: CaseView, raw: RawForm): FormDeclaration {
  const declaration = form.declare(view);
  const field = form.upload?.field;
  if (!field || !keptFile(form, raw)) return declaration;
  const fields = declaration.fields.map((each) =>
    each.name === field ? ({ name: field, widget: 'hidden' } as const) : each,
  );
  return { ...declaration, fields: [...fields, { name: keptNameField, widget: 'hidden' }] };
}

export function bodyWithFile(body: unknown, form: ActionForm, file: KeptFile | null): RawForm {
  const raw = rawFormOf(body);
  return file && form.upload ? { ...raw, [form.upload.field]: file.sha256, [keptNameField]: file.name } : raw;
}

export function blankState(form: ActionForm, view: CaseView): FormState {
  const prefill = form.prefill?.(view);
  return { raw: prefill ? fillForm(prefill, form.declare(view).fields) : {}, problems: [] };
}

/** A refused file is a problem of its field. */
export function fileProblem(form: ActionForm, error: AppError): ErrorReason {
  return {
    code: error.code,
    message: error.message,
    params: error.params,
    ...(form.upload ? { field: form.upload.field } : {}),
  };
}

/** What is sent on from the check page: everything that was typed, and nothing of ours. */
export function typedFields(raw: RawForm): { name: string; value: string }[] {
  const ours = new Set(['_csrf', 'version', 'step']);
  return Object.entries(raw)
    .filter(([name]) => !ours.has(name))
    .flatMap(([name, value]) => [value].flat().map((text) => ({ name, value: text })));
}
