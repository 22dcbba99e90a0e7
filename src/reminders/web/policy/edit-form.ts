import { communityOptions } from '../../../communities/web/community-options.js';
import type { ErrorReason } from '../../../platform/errors.js';
import type { FormDeclaration } from '../../../platform/web/forms/form-declaration.js';
import type { FormField, Option } from '../../../platform/web/forms/form-field.js';
import { type FormModel, formModel } from '../../../platform/web/forms/form-model.js';
import type { FormState } from '../../../platform/web/forms/form-state.js';
import { oneOf } from '../../../platform/web/forms/raw-form.js';
import type { Speech } from '../../../platform/web/speech.js';
import { policyInput } from '../../../partnerships/domain/policy-input.js';
import { clockPaths } from '../clock-addresses.js';
import { ladderLabels, namedByWait } from '../ladder-labels.js';
import { previewFields } from '../preview/preview-form.js';
import { ladderFieldNames } from '../ladder-fields.js';
import { policyFields, restFields, waitingStates } from './policy-form.js';

/** Where the fields of each part of the page stand in the form's list. */
export interface FormParts {
  readonly clocks: readonly { readonly state: (typeof waitingStates)[number]; readonly fields: readonly number[] }[];
  readonly rest: readonly number[];
  readonly preview: readonly number[];
  readonly publish: readonly number[];
}

const publishFields: readonly FormField[] = [
  { name: 'note', widget: 'textarea', rows: 3 },
  { name: 'appliesToOpen', widget: 'checkbox' },
];

const fieldsOf = (several: boolean): readonly FormField[] => [
  ...policyFields,
  ...previewFields(several),
  ...publishFields,
];

export function partsOf(several: boolean): FormParts {
  const fields = fieldsOf(several);
  const within = (prefix: string) => fields.flatMap(({ name }, index) => (name.startsWith(prefix) ? [index] : []));
  const named = (list: readonly FormField[]) =>
    list.map(({ name }) => fields.findIndex((field) => field.name === name));
  return {
    clocks: waitingStates.map((state) => ({
      state,
      fields: named(ladderFieldNames(state).map((field) => ({ name: `clocks.${state}.${field}`, widget: 'text' }))),
    })),
    rest: named(restFields),
    preview: within('preview.'),
    publish: named(publishFields),
  };
}

/** The whole page as one form: what is typed in one part is kept by the buttons of the others. */
export function editForm(
  state: FormState,
  version: number,
  candidates: readonly Option[],
  { language, speech }: { language: string; speech: Speech },
): FormModel {
  const declaration: FormDeclaration = {
    id: 'clock-policy',
    schema: policyInput,
    fields: fieldsOf(candidates.length > 0),
  };
  const zone = oneOf(state.raw, 'office.zone') || undefined;
  const { country = [], zone: zones = [] } = communityOptions(language, zone);
  const ladders = waitingStates.map((each) => ladderLabels(`clocks.${each}`, each, speech));
  const problems = state.problems.map((reason): ErrorReason => {
    const wait = waitingStates.find((each) => reason.field?.startsWith(`clocks.${each}.`));
    return wait ? namedByWait(reason, `clocks.${wait}`, speech.t(`clocks:waits.${wait}.title`), speech) : reason;
  });
  return formModel(
    declaration,
    { raw: state.raw, problems },
    {
      version,
      action: clockPaths.edit,
      labels: Object.assign({}, ...ladders.map(({ labels }) => labels)),
      options: {
        ...Object.assign({}, ...ladders.map(({ options }) => options)),
        'office.country': country,
        'office.zone': zones,
        'preview.chosen': candidates,
      },
    },
  );
}
