import type { FormDeclaration } from './form-declaration.js';
import type { Option } from './form-field.js';
import { blankForm, type FormState } from './form-state.js';

export interface FormModelOptions {
  /** Where it is posted to; without it the page's own address. */
  readonly action?: string;
  readonly version?: number;
  /** Options that depend on data, by field name. */
  readonly options?: Readonly<Record<string, readonly Option[]>>;
  /** Labels that hold data, such as a community's name, by field name. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, unknown>>;
  /** A second link beside the button. */
  readonly cancelHref?: string;
  readonly destructive?: boolean;
}

/** What a page's model carries, under the key `form`, for `{{ showForm(form) }}`. */
export interface FormModel extends FormModelOptions {
  readonly declaration: FormDeclaration;
  readonly state: FormState;
}

export function formModel(
  declaration: FormDeclaration,
  state: FormState = blankForm,
  options: FormModelOptions = {},
): FormModel {
  return { ...options, declaration, state };
}
