import type { FormField, RowsField } from './form-field.js';
import { joinName, type RawForm } from './raw-form.js';

/** The opposite of `readForm`: saved data as what a browser would have sent, to show it for changing. */
export function fillForm(data: unknown, fields: readonly FormField[], prefix = ''): RawForm {
  const raw: Record<string, string | readonly string[]> = {};
  for (const field of fields) {
    const value = valueAt(data, field.name.split('.'));
    if (value !== undefined && value !== null)
      Object.assign(raw, fillField(field, value, joinName(prefix, field.name)));
  }
  return raw;
}

function fillField(field: FormField, value: unknown, name: string): RawForm {
  switch (field.widget) {
    case 'file':
      return {};
    case 'checkbox':
      return value === true ? { [name]: 'true' } : {};
    case 'checkboxes':
      return { [name]: textsOf(value) };
    case 'lines':
      return { [name]: textsOf(value).join('\n') };
    case 'date':
      return fillDate(String(value), name);
    case 'fieldset':
      return fillForm(value, field.fields, name);
    case 'rows':
      return fillRows(field, value, name);
    default:
      return { [name]: String(value) };
  }
}

function fillDate(value: string, name: string): RawForm {
  const [year = '', month = '', day = ''] = value.split('-');
  return { [`${name}.day`]: unpadded(day), [`${name}.month`]: unpadded(month), [`${name}.year`]: year };
}

function unpadded(part: string): string {
  return part.replace(/^0+(?=\d)/, '');
}

function fillRows(field: RowsField, value: unknown, name: string): RawForm {
  const rows: unknown[] = Array.isArray(value) ? value : [];
  return Object.assign({}, ...rows.map((row, index) => fillForm(row, field.fields, `${name}.${index}`)));
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    data,
  );
}
