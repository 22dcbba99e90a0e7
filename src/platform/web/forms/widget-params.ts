import type { Drawing, Place } from './drawing.js';
import type { ChoiceField, FileField, FormField, Option } from './form-field.js';
import { allOf, idOf, oneOf } from './raw-form.js';

/** The parameters of govuk's macro that only this kind of widget has. */
export function widgetParams(drawing: Drawing, field: FormField, place: Place): Record<string, unknown> {
  const value = oneOf(drawing.model.state.raw, place.name);
  switch (field.widget) {
    case 'text':
    case 'email':
    case 'number':
      return { value, ...inputParams(field) };
    case 'password':
      return inputParams(field);
    case 'textarea':
    case 'lines':
      return { value, rows: String(field.rows ?? 5), attributes: { dir: 'auto' } };
    case 'radios':
    case 'checkboxes':
    case 'select':
      return choiceParams(drawing, field, place);
    case 'date':
      return { items: dateItems(drawing, place) };
    case 'checkbox':
      return checkboxParams(drawing, field, place);
    case 'file':
      return fileParams(field);
    default:
      return { value };
  }
}

function inputParams(field: Extract<FormField, { widget: 'text' | 'email' | 'number' | 'password' }>) {
  const width = field.width ?? (field.widget === 'number' ? 5 : undefined);
  const kinds = {
    text: { attributes: { dir: 'auto' } },
    email: { type: 'email', spellcheck: false, autocomplete: 'email' },
    // Never type=number: it changes on scrolling and drops what it can't read.
    number: { inputmode: 'numeric', spellcheck: false },
    password: { type: 'password', spellcheck: false },
  };
  return {
    ...kinds[field.widget],
    ...(width === undefined ? {} : { classes: `govuk-input--width-${width}` }),
    ...(field.autocomplete === undefined ? {} : { autocomplete: field.autocomplete }),
    ...(field.inputmode === undefined ? {} : { inputmode: field.inputmode }),
  };
}

const fileParams = ({ accept, several }: FileField) => ({
  ...(several ? { multiple: true } : {}),
  ...(accept === undefined ? {} : { attributes: { accept } }),
});

function choiceParams({ model, texts }: Drawing, field: ChoiceField, { name, path }: Place) {
  const options: readonly Option[] = model.options?.[path] ?? field.options ?? [];
  const chosen = new Set(allOf(model.state.raw, name));
  const items = options.map((option) => ({
    value: option.value,
    text: texts.option(option, path),
    ...(option.hint === undefined ? {} : { hint: { text: option.hint } }),
    [field.widget === 'select' ? 'selected' : 'checked']: chosen.has(option.value),
  }));
  if (field.widget === 'select') return { items: [{ value: '', text: texts.common('choose') }, ...items] };
  const inline = field.inline ? { classes: `govuk-${field.widget}--inline` } : {};
  if (options.some(({ group }) => group !== undefined))
    return { idPrefix: idOf(name), ...groupedParams(options, items, (group) => texts.group(group, path), idOf(name)) };
  return { idPrefix: idOf(name), items, ...inline };
}

/** The first box keeps the id that an error leads to, though the words of its group stand before it. */
function groupedParams(
  options: readonly Option[],
  items: readonly object[],
  words: (group: string) => string,
  firstId: string,
) {
  const all = items.flatMap((item, index) => {
    const group = options[index]?.group;
    const begins = group !== undefined && group !== options[index - 1]?.group;
    const box = index === 0 ? { id: firstId, ...item } : item;
    return begins ? [{ divider: words(group) }, box] : [box];
  });
  return { items: all, classes: 'govuk-checkboxes--small entente-choices' };
}

function checkboxParams({ model, texts }: Drawing, field: FormField, { name, path }: Place) {
  const hint = texts.hint(field, path);
  const item = {
    value: 'true',
    text: texts.label(field, path),
    checked: oneOf(model.state.raw, name) === 'true',
    ...(hint === null ? {} : { hint: { text: hint } }),
  };
  return { idPrefix: idOf(name), items: [item] };
}

function dateItems({ model, texts, errors }: Drawing, { name }: Place) {
  const error = errors[name] === undefined ? '' : ' govuk-input--error';
  return ['day', 'month', 'year'].map((part) => ({
    id: idOf(`${name}.${part}`),
    name: `${name}.${part}`,
    label: texts.common(part),
    value: oneOf(model.state.raw, `${name}.${part}`),
    classes: `govuk-input--width-${part === 'year' ? 4 : 2}${error}`,
  }));
}
