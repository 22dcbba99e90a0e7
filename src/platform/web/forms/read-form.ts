import { cleanText } from '../../input.js';
import type { FormField, RowsField } from './form-field.js';
import { allOf, joinName, oneOf, type RawForm, rawFormOf } from './raw-form.js';

export type JsonInput = { [key: string]: unknown };

/**
 * A form's body as the JSON that the API would get: numbers, booleans, arrays, objects, `YYYY-MM-DD`. Blank answers
 * are left out; what can't be read as a number or a day stays as typed, for the schema to refuse.
 */
export function readForm(body: unknown, fields: readonly FormField[], prefix = ''): JsonInput {
  const raw = rawFormOf(body);
  const input: JsonInput = {};
  for (const field of fields) {
    const value = readField(raw, field, joinName(prefix, field.name));
    if (value !== undefined) place(input, field.name.split('.'), value);
  }
  return input;
}

/** The same body with blank rows taken out and the others moved up, so that rows and errors have the same numbers. */
export function withoutBlankRows(raw: RawForm, fields: readonly FormField[]): RawForm {
  const compact: Record<string, string | readonly string[]> = { ...raw };
  for (const field of fields) {
    if (field.widget === 'rows') moveRowsUp(compact, raw, field);
  }
  return compact;
}

function readField(raw: RawForm, field: FormField, name: string): unknown {
  switch (field.widget) {
    case 'file':
      return undefined;
    case 'checkbox':
      return oneOf(raw, name) === 'true';
    case 'checkboxes':
      return allOf(raw, name).filter((value) => value !== '');
    case 'lines':
      return linesIn(oneOf(raw, name));
    case 'date':
      return readDate(raw, name);
    case 'number':
      return readNumber(cleanText(oneOf(raw, name)));
    case 'fieldset':
      return readForm(raw, field.fields, name);
    case 'rows':
      return readRows(raw, field, name);
    default:
      return cleanText(oneOf(raw, name)) || undefined;
  }
}

function linesIn(text: string): string[] {
  return cleanText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function readNumber(text: string): number | string | undefined {
  if (text === '') return undefined;
  const compact = text.replace(/[\s\u00a0\u2009\u202f]/g, '');
  const plain = /^-?\d{1,3}(,\d{3})+$/.test(compact) ? compact.replaceAll(',', '') : compact;
  return /^-?\d{1,15}(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

function readDate(raw: RawForm, name: string): string | undefined {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => cleanText(oneOf(raw, `${name}.${part}`)));
  if (!day && !month && !year) return undefined;
  // The year is left as typed: `55` is not the year 55, and is refused.
  return [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-');
}

function readRows(raw: RawForm, field: RowsField, name: string): JsonInput[] {
  return rowNumbers(raw, field, name).map((row) => readForm(raw, field.fields, `${name}.${row}`));
}

/** Rows that hold an answer, in order. More than `max` are read too, for the schema to refuse. */
function rowNumbers(raw: RawForm, field: RowsField, name: string): number[] {
  const most = field.max + 1;
  return Array.from({ length: most }, (_, row) => row).filter((row) => hasAnswer(raw, `${name}.${row}.`));
}

function hasAnswer(raw: RawForm, prefix: string): boolean {
  return Object.keys(raw).some((key) => key.startsWith(prefix) && allOf(raw, key).some((value) => value.trim() !== ''));
}

function moveRowsUp(compact: Record<string, unknown>, raw: RawForm, field: RowsField): void {
  const prefix = `${field.name}.`;
  for (const key of Object.keys(compact)) if (key.startsWith(prefix)) delete compact[key];
  rowNumbers(raw, field, field.name).forEach((row, index) => {
    const from = `${prefix}${row}.`;
    for (const [key, value] of Object.entries(raw)) {
      if (key.startsWith(from)) compact[`${prefix}${index}.${key.slice(from.length)}`] = value;
    }
  });
}

function place(input: JsonInput, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    input[key] = value;
    return;
  }
  input[key] ??= {};
  place(input[key] as JsonInput, rest, value);
}
