import type { FormField } from './form-field.js';
import type { FormModel } from './form-model.js';
import { type FormTexts, pathOf } from './form-texts.js';
import { idOf } from './raw-form.js';

export interface FormErrors {
  /** For the error summary, one per field, in the order of the form. */
  readonly summary: readonly { readonly text: string; readonly href?: string }[];
  readonly byField: Readonly<Record<string, string>>;
}

export function formErrors(model: FormModel, texts: FormTexts): FormErrors {
  const byField: Record<string, string> = {};
  const summary: { text: string; href?: string; order: number }[] = [];
  const order = orderOf(model.declaration.fields);
  for (const reason of model.state.problems) {
    const name = reason.field ?? '';
    const field = shownField(model.declaration.fields, pathOf(name));
    const text = texts.problem(reason, field);
    if (field === null) summary.push({ text, order: -1 });
    else if (!Object.hasOwn(byField, name)) {
      byField[name] = text;
      summary.push({
        text,
        href: `#${firstIdOf(field, name)}`,
        order: order.indexOf(pathOf(name).split('.')[0] ?? ''),
      });
    }
  }
  summary.sort((a, b) => a.order - b.order);
  return { summary: summary.map(({ order: _, ...entry }) => entry), byField };
}

/** Nobody can be sent to a hidden field: what is wrong with it is about the whole form. */
function shownField(fields: readonly FormField[], path: string): FormField | null {
  const field = fieldAt(fields, path);
  return field?.widget === 'hidden' ? null : field;
}

export function fieldAt(fields: readonly FormField[], path: string): FormField | null {
  for (const field of fields) {
    if (field.name === path) return field;
    const nested = 'fields' in field && path.startsWith(`${field.name}.`);
    if (nested) return fieldAt(field.fields, path.slice(field.name.length + 1));
  }
  return null;
}

/** The input that the summary's link jumps to: groups have none of their own. */
function firstIdOf(field: FormField, name: string): string {
  if (field.widget === 'date') return idOf(`${name}.day`);
  const first = 'fields' in field ? field.fields[0] : undefined;
  if (first === undefined) return idOf(name);
  const isRow = /\.\d+$/.test(name);
  return firstIdOf(first, field.widget === 'rows' && !isRow ? `${name}.0.${first.name}` : `${name}.${first.name}`);
}

function orderOf(fields: readonly FormField[]): string[] {
  return fields.map((field) => field.name.split('.')[0] ?? field.name);
}
