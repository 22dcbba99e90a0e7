import { z } from 'zod';
import { actionInputs } from '../../../partnerships/domain/actions.js';
import type { StateClock, WaitingState } from '../../../partnerships/domain/state-clock.js';
import { parseInput } from '../../../platform/input.js';
import type { ErrorReason } from '../../../platform/errors.js';
import type { FormField } from '../../../platform/web/forms/form-field.js';
import { type FormModel, formModel } from '../../../platform/web/forms/form-model.js';
import type { FormState } from '../../../platform/web/forms/form-state.js';
import { oneOf, type RawForm } from '../../../platform/web/forms/raw-form.js';
import type { Speech } from '../../../platform/web/speech.js';
import { atLadderField, ladderFields, typedLadder } from '../ladder-fields.js';
import { ladderLabels, namedByWait } from '../ladder-labels.js';

const prefix = 'clock';
const reasonField: FormField = { name: 'reason', widget: 'textarea', rows: 3 };

export type OwnClockInput = z.output<typeof actionInputs.overrideClock>;
export type TypedOwnClock =
  | { readonly ok: true; readonly input: OwnClockInput }
  | { readonly ok: false; readonly problems: readonly ErrorReason[]; readonly clock: StateClock | null };

/** What was typed for one state, or the way back to the policy. A clock that is right is given although its reason is missing. */
export function typedOwnClock(state: WaitingState, raw: RawForm, back: boolean): TypedOwnClock {
  const reason = oneOf(raw, 'reason');
  const clock = back ? null : typedLadder(prefix, state, raw);
  const result = parseInput(actionInputs.overrideClock, { state, clock, reason });
  if (result.ok) return { ok: true, input: result.value };
  const named = result.reasons.map((each) =>
    each.field?.startsWith(prefix) ? atLadderField(prefix, state, each, raw) : each,
  );
  const seen = new Set<string>();
  const problems = named.filter(({ field = '' }) => !seen.has(field) && seen.add(field));
  const alone = parseInput(actionInputs.overrideClock, { state, clock, reason: '-' });
  return { ok: false, problems, clock: alone.ok ? alone.value.clock : null };
}

export function ownClockForm(
  state: WaitingState,
  { raw, problems }: FormState,
  speech: Speech,
  options: { readonly version: number; readonly action: string },
): FormModel {
  const fields = [...ladderFields(prefix, state), reasonField];
  const title = speech.t(`clocks:waits.${state}.title`);
  const named = problems.map((each) =>
    each.field?.startsWith(`${prefix}.`) ? namedByWait(each, prefix, title, speech) : each,
  );
  const declaration = { id: 'own-clock', schema: z.unknown(), fields };
  return formModel(declaration, { raw, problems: named }, { ...options, ...ladderLabels(prefix, state, speech) });
}
