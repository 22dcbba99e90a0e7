import type { Drawing, Place } from './drawing.js';
import type { FormField, RowsField } from './form-field.js';
import type { FormModel } from './form-model.js';
import { idOf, joinName } from './raw-form.js';
import { widgetParams } from './widget-params.js';

/** What the template needs: which govuk macro, and its parameters. */
export type FieldView =
  | {
      readonly kind: 'group';
      readonly legend: string;
      readonly hint: string | null;
      readonly error: string | null;
      readonly id: string;
      readonly rows: readonly RowView[];
    }
  | {
      readonly kind: Exclude<FormField['widget'], 'fieldset' | 'rows'>;
      readonly params: Readonly<Record<string, unknown>>;
    };

export interface RowView {
  /** Null for the only row of a plain fieldset. */
  readonly legend: string | null;
  readonly fields: readonly FieldView[];
}

export function fieldView(drawing: Drawing, field: FormField, parent: Place = { name: '', path: '' }): FieldView {
  const place = { name: joinName(parent.name, field.name), path: joinName(parent.path, field.name) };
  if (field.widget === 'fieldset')
    return groupView(drawing, field, place, [{ legend: null, fields: inside(drawing, field.fields, place) }]);
  if (field.widget === 'rows') return groupView(drawing, field, place, rowViews(drawing, field, place));
  return { kind: field.widget, params: { ...shared(drawing, field, place), ...widgetParams(drawing, field, place) } };
}

function shared({ texts, errors }: Drawing, field: FormField, { name, path }: Place) {
  if (field.widget === 'hidden') return { name };
  const hint = texts.hint(field, path);
  const error = errors[name];
  return {
    id: idOf(name),
    name,
    ...captionOf(field, texts.label(field, path)),
    ...(hint === null || field.widget === 'checkbox' ? {} : { hint: { text: hint } }),
    ...(error === undefined ? {} : { errorMessage: { text: error, visuallyHiddenText: texts.error() } }),
  };
}

/** One input has a label; several inputs have a legend. */
function captionOf(field: FormField, text: string) {
  if (field.widget === 'checkbox') return {};
  const size = field.asHeading ? 'l' : 's';
  const heading = field.asHeading ? { isPageHeading: true } : {};
  const several = ['radios', 'checkboxes', 'date'].includes(field.widget);
  if (several) return { fieldset: { legend: { text, classes: `govuk-fieldset__legend--${size}`, ...heading } } };
  return { label: { text, ...(field.asHeading ? { classes: 'govuk-label--l' } : {}), ...heading } };
}

function groupView(
  { texts, errors }: Drawing,
  field: FormField,
  { name, path }: Place,
  rows: readonly RowView[],
): FieldView {
  const error = errors[name] ?? null;
  return {
    kind: 'group',
    id: idOf(name),
    legend: texts.label(field, path),
    hint: texts.hint(field, path),
    error,
    rows,
  };
}

function rowViews(drawing: Drawing, field: RowsField, place: Place): RowView[] {
  const count = Math.min(field.max, filledRows(drawing.model, place.name) + (field.spare ?? 2));
  return Array.from({ length: Math.max(count, filledRows(drawing.model, place.name)) }, (_, row) => ({
    legend: drawing.texts.row(field, place.path, row + 1),
    fields: inside(drawing, field.fields, { name: `${place.name}.${row}`, path: place.path }),
  }));
}

function filledRows({ state }: FormModel, name: string): number {
  const numbers = Object.keys(state.raw)
    .filter((key) => key.startsWith(`${name}.`))
    .map((key) => Number(key.slice(name.length + 1).split('.')[0]) + 1);
  return Math.max(0, ...numbers.filter(Number.isFinite));
}

function inside(drawing: Drawing, fields: readonly FormField[], place: Place): FieldView[] {
  return fields.map((field) => fieldView(drawing, field, place));
}
