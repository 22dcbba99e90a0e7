import { csrfFieldName } from '../csrf.js';
import { fieldView, type FieldView } from './field-view.js';
import { type FormErrors, formErrors } from './form-errors.js';
import type { FormField } from './form-field.js';
import type { FormModel } from './form-model.js';
import { type CatalogueTexts, FormTexts } from './form-texts.js';

/** A form ready to be drawn, in the words of the page's language. */
export interface FormView {
  readonly action: string;
  readonly multipart: boolean;
  readonly fields: readonly FieldView[];
  readonly version: number | null;
  readonly submit: string;
  readonly destructive: boolean;
  readonly cancel: { readonly href: string; readonly text: string } | null;
}

export function formView(model: FormModel, catalogue: CatalogueTexts, csrfToken: () => string): FormView {
  const texts = new FormTexts(model, catalogue);
  const errors = formErrors(model, texts).byField;
  const multipart = hasFile(model.declaration.fields);
  return {
    action: multipart ? withToken(model.action ?? '', csrfToken()) : (model.action ?? ''),
    multipart,
    fields: model.declaration.fields.map((field) => fieldView({ model, texts, errors }, field)),
    version: model.version ?? null,
    submit: texts.submit(),
    destructive: model.destructive ?? false,
    cancel: model.cancelHref === undefined ? null : { href: model.cancelHref, text: texts.common('cancel') },
  };
}

export function problemsView(model: FormModel, catalogue: CatalogueTexts): FormErrors {
  return formErrors(model, new FormTexts(model, catalogue));
}

/** A multipart body is read after the guard has decided, so its token travels in the address. */
function withToken(action: string, token: string): string {
  return `${action}${action.includes('?') ? '&' : '?'}${csrfFieldName}=${token}`;
}

function hasFile(fields: readonly FormField[]): boolean {
  return fields.some((field) => field.widget === 'file' || ('fields' in field && hasFile(field.fields)));
}
