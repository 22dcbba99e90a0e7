import type { ErrorReason } from '../../errors.js';
import type { TextParams } from '../translator.js';
import type { FormField, Option } from './form-field.js';
import type { FormModel } from './form-model.js';

/** The catalogue of the page's language. */
export interface CatalogueTexts {
  readonly t: (key: string, params?: TextParams) => string;
  readonly has: (key: string) => boolean;
}

/** Every word of one form. A field is named by its path without row numbers: `supporters.name`. */
export class FormTexts {
  constructor(
    private readonly model: FormModel,
    private readonly texts: CatalogueTexts,
  ) {}

  label(field: FormField, path: string): string {
    const label = field.label ?? this.model.labels?.[path] ?? this.say(`${path}.label`);
    return field.optional ? this.texts.t('common:form.optional', { label }) : label;
  }

  hint(field: FormField, path: string): string | null {
    if (field.hint !== undefined) return field.hint;
    return this.texts.has(this.key(`${path}.hint`)) ? this.say(`${path}.hint`) : null;
  }

  option(option: Option, path: string): string {
    return option.text ?? this.say(`${path}.options.${option.value}`);
  }

  group(group: string, path: string): string {
    return this.say(`${path}.groups.${group}`);
  }

  row(field: FormField, path: string, number: number): string {
    const own = `${path}.row`;
    if (this.texts.has(this.key(own))) return this.say(own, { number });
    return this.texts.t('common:form.row', { label: field.label ?? this.say(`${path}.label`), number });
  }

  submit(): string {
    const key = this.model.declaration.submitLabel ?? this.key('submit');
    return this.texts.has(key) ? this.texts.t(key, this.model.params) : this.texts.t('common:form.submit');
  }

  common(key: string): string {
    return this.texts.t(`common:form.${key}`);
  }

  /** Read aloud before what is wrong; the macro, which would say it in English, puts the colon. */
  error(): string {
    return this.texts.t('common:errorTitle').replace(/\s*[:：]$/u, '');
  }

  /** The form's own words for a problem, else the words for all forms, else the reason's own sentence. */
  problem(reason: ErrorReason, field: FormField | null): string {
    const path = pathOf(reason.field ?? '');
    const label = field === null ? '' : this.bareLabel(field, path);
    const params = { ...this.model.params, ...reason.params, ...(field ? { label, context: field.widget } : {}) };
    const own = this.key(`${path}.errors.${reason.code}`);
    if (this.texts.has(own)) return this.texts.t(own, params);
    const shared = `errors:${reason.code}`;
    if (this.texts.has(shared)) return this.texts.t(shared, { label: this.texts.t('errors:this-answer'), ...params });
    return reason.message ?? this.texts.t('errors:invalid', { label: this.texts.t('errors:this-answer'), ...params });
  }

  private bareLabel(field: FormField, path: string): string {
    return field.label ?? this.model.labels?.[path] ?? this.say(`${path}.label`);
  }

  private say(path: string, params: TextParams = {}): string {
    return this.texts.t(this.key(path), { ...this.model.params, ...params });
  }

  private key(path: string): string {
    return `forms:${this.model.declaration.id}.${path}`;
  }
}

/** `supporters.0.name` to `supporters.name`. */
export function pathOf(name: string): string {
  return name.replace(/\.\d+(?=\.|$)/g, '');
}
