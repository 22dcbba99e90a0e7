import { policyInput, type PolicyInput } from '../../../partnerships/domain/policy-input.js';
import type { PolicyContent } from '../../../partnerships/domain/clock-policy.js';
import type { WaitingState } from '../../../partnerships/domain/state-clock.js';
import { openStates } from '../../../partnerships/domain/states.js';
import type { ErrorReason } from '../../../platform/errors.js';
import { parseInput } from '../../../platform/input.js';
import { fillForm } from '../../../platform/web/forms/fill-form.js';
import type { FormField } from '../../../platform/web/forms/form-field.js';
import type { FormState } from '../../../platform/web/forms/form-state.js';
import { oneOf, type RawForm } from '../../../platform/web/forms/raw-form.js';
import { atLadderField, filledLadder, ladderFields, typedLadder } from '../ladder-fields.js';
import { aboutDays, daysIn, daysText, numberIn } from '../typed-days.js';

/** The states in the order of a case's life, each with its fields. */
export const waitingStates: readonly WaitingState[] = openStates;

const prefixOf = (state: WaitingState) => `clocks.${state}` as const;

const width = (name: string, columns: 2 | 4 | 10): FormField => ({ name, widget: 'text', width: columns });

/** What holds for every case alike. */
export const restFields: readonly FormField[] = [
  ...['hours.first', 'hours.usual', 'hours.last'].map((name) => width(name, 2)),
  { name: 'office.country', widget: 'select', optional: true },
  { name: 'office.subdivision', widget: 'text', width: 10, optional: true },
  { name: 'office.zone', widget: 'select' },
  width('ceremony.remindBefore', 10),
  width('ceremony.scanAfter', 4),
  width('hearing.remindBefore', 10),
  width('hearing.remindAfter', 10),
  width('term.warnBefore', 4),
];

export const policyFields: readonly FormField[] = [
  ...waitingStates.flatMap((state): FormField[] => ladderFields(prefixOf(state), state)),
  ...restFields,
];

export function filledPolicy({ clocks, ceremony, hearing, term, ...rest }: PolicyContent): RawForm {
  return Object.assign(
    {},
    ...waitingStates.map((state) => filledLadder(prefixOf(state), state, clocks[state])),
    fillForm(rest, restFields),
    fillForm({ term, ceremony: { scanAfter: ceremony.scanAfter } }, restFields),
    {
      'ceremony.remindBefore': daysText(ceremony.remindBefore),
      'hearing.remindBefore': daysText(hearing.remindBefore),
      'hearing.remindAfter': daysText(hearing.remindAfter),
    },
  );
}

export type TypedPolicy =
  | { readonly ok: true; readonly policy: PolicyInput }
  | { readonly ok: false; readonly problems: FormState['problems'] };

/** Reads a whole policy. What is wrong is named by the field in which it was typed. */
export function typedPolicy(raw: RawForm): TypedPolicy {
  const result = parseInput(policyInput, typedContent(raw));
  if (result.ok) return { ok: true, policy: result.value };
  return { ok: false, problems: firstOfEach(result.reasons.map((reason) => atField(reason, raw))) };
}

function typedContent(raw: RawForm): unknown {
  const text = (name: string) => oneOf(raw, name).trim();
  const number = (name: string) => numberIn(text(name)) ?? undefined;
  const clocks = waitingStates.map((state) => [state, typedLadder(prefixOf(state), state, raw)]);
  return {
    clocks: Object.fromEntries(clocks),
    hours: { first: number('hours.first'), usual: number('hours.usual'), last: number('hours.last') },
    office: {
      country: text('office.country') || null,
      subdivision: text('office.subdivision').toUpperCase() || null,
      zone: text('office.zone') || undefined,
    },
    ceremony: { remindBefore: daysIn(text('ceremony.remindBefore')), scanAfter: number('ceremony.scanAfter') },
    hearing: {
      remindBefore: daysIn(text('hearing.remindBefore')),
      remindAfter: daysIn(text('hearing.remindAfter')),
    },
    term: { warnBefore: number('term.warnBefore') },
  };
}

function atField(reason: ErrorReason, raw: RawForm): ErrorReason {
  const field = reason.field ?? '';
  const state = waitingStates.find((each) => field === prefixOf(each) || field.startsWith(`${prefixOf(each)}.`));
  if (state) return atLadderField(prefixOf(state), state, reason, raw);
  const list = field.replace(/\.\d+$/, '');
  return { ...(list === field ? reason : aboutDays(reason)), field: list };
}

/** Of several days in one field the first that is wrong is enough to act on. */
function firstOfEach(reasons: readonly ErrorReason[]): ErrorReason[] {
  const seen = new Set<string>();
  return reasons.filter(({ field = '' }) => !seen.has(field) && seen.add(field));
}
