import { z } from 'zod';
import { sides } from '../../../partnerships/domain/states.js';
import {
  type AgreementLanguage,
  agreementLanguages,
  languagesOf,
  textInput,
} from '../../../partnerships/domain/text-input.js';
import type { ErrorReason } from '../../../platform/errors.js';
import { parseInput } from '../../../platform/input.js';
import { fillForm } from '../../../platform/web/forms/fill-form.js';
import type { FormField } from '../../../platform/web/forms/form-field.js';
import { oneOf, type RawForm, rawFormOf } from '../../../platform/web/forms/raw-form.js';
import { readForm } from '../../../platform/web/forms/read-form.js';
import type { DraftText } from '../../domain/drafting/draft-text.js';
import {
  type FactField,
  factFields,
  factFingerprint,
  fieldOf,
  nameParts,
  placeOf,
} from '../../domain/drafting/fact-edit.js';
import { nameOf, type TextFacts } from '../../domain/drafting/text-facts.js';

const nameFields = sides.flatMap((side) =>
  agreementLanguages.flatMap((language) =>
    nameParts.map((part): FormField => ({ name: `names.${side}.${language}.${part}`, widget: 'text' })),
  ),
);
const fields: readonly FormField[] = [
  { name: 'languages.initiator', widget: 'select' },
  { name: 'languages.counterpart', widget: 'select' },
  ...nameFields,
  { name: 'areas', widget: 'checkboxes' },
  { name: 'termYears', widget: 'number' },
  { name: 'renewable', widget: 'checkbox' },
  { name: 'noticeMonths', widget: 'number' },
  { name: 'layout', widget: 'radios' },
  { name: 'titlePage', widget: 'checkbox' },
];

const { languages, names, areas, termYears, renewable, noticeMonths, layout, titlePage } = textInput.shape;
const schema = z.object({ languages, names, areas, termYears, renewable, noticeMonths, layout, titlePage });

export type FactsForm =
  | {
      readonly ok: true;
      readonly raw: RawForm;
      readonly facts: TextFacts;
      readonly seen: Partial<Record<FactField, string>>;
    }
  | { readonly ok: false; readonly raw: RawForm; readonly reasons: readonly ErrorReason[] };

/** Names that weren't on the page stay as they are in `text`. */
export function readFactsForm(body: unknown, text: DraftText): FactsForm {
  const raw = rawFormOf(body);
  const given = readForm(raw, fields) as Record<string, unknown>;
  const input = { termYears: null, ...given, names: namesFrom(raw, text) };
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return { ok: false, raw, reasons: parsed.reasons };
  const seen = factFields.filter((field) => Object.hasOwn(raw, `seen.${field}`));
  const marks = seen.map((field) => [field, oneOf(raw, `seen.${field}`)]);
  return { ok: true, raw, facts: parsed.value, seen: Object.fromEntries(marks) };
}

function namesFrom(raw: RawForm, text: DraftText) {
  const namesOf = (side: (typeof sides)[number]) =>
    agreementLanguages.flatMap((language): [AgreementLanguage, unknown][] => {
      const onPage = Object.hasOwn(raw, `names.${side}.${language}.styled`);
      const typed = nameParts.map((part) => [part, oneOf(raw, `names.${side}.${language}.${part}`)]);
      const known = text.names[side][language];
      if (!onPage) return known ? [[language, known]] : [];
      return [[language, Object.fromEntries(typed)]];
    });
  return {
    initiator: Object.fromEntries(namesOf('initiator')),
    counterpart: Object.fromEntries(namesOf('counterpart')),
  };
}

export const filledFacts = (text: DraftText): RawForm => fillForm(text, fields);

/** As it was typed; what wasn't on the page stands as it is saved. */
export const typedFacts = (raw: RawForm, text: DraftText): RawForm => {
  const absent = Object.entries(filledFacts(text)).filter(
    ([name]) => name.startsWith('names.') && !Object.hasOwn(raw, name),
  );
  return { ...raw, ...Object.fromEntries(absent) };
};

const shownFields = (text: DraftText): FactField[] =>
  factFields.filter((field) => {
    const name = nameOf(placeOf(field).fact);
    return !name || languagesOf(text).includes(name.language);
  });

/**
 * What a page carries of every field, to know later whether somebody changed it meanwhile. What a form that isn't saved
 * carried already stays: its fields still show what they were made from.
 */
export const seenFacts = (text: DraftText, sent: RawForm = {}): { name: string; value: string }[] =>
  shownFields(text).map((field) => {
    const name = `seen.${field}`;
    return { name, value: oneOf(sent, name) || factFingerprint(fieldOf(text, field)) };
  });
