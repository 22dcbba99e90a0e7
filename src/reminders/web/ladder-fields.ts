import type { EscalatedTo, StateClock, WaitingState } from '../../partnerships/domain/state-clock.js';
import type { ErrorReason } from '../../platform/errors.js';
import type { FormField } from '../../platform/web/forms/form-field.js';
import { oneOf, type RawForm } from '../../platform/web/forms/raw-form.js';
import { aboutDays, daysIn, daysText, numberIn } from './typed-days.js';

/** What is asked about one wait; `deputy`, `clerk` and `staff` are who is told after how many days. */
export type LadderField = 'target' | 'remindAfter' | 'remindBefore' | EscalatedTo | 'lapse' | 'days';

const staffStates: readonly WaitingState[] = ['submitted', 'under-review', 'signed'];

/** Staff are reminded themselves; only officials have deputies, and clerks of their own to see to it. */
export function ladderFieldNames(state: WaitingState): readonly LadderField[] {
  if (staffStates.includes(state)) return ['target', 'remindAfter', 'days'];
  const told: readonly EscalatedTo[] = state === 'signing' ? ['deputy', 'clerk', 'staff'] : ['staff'];
  return ['target', 'remindAfter', 'remindBefore', ...told, 'lapse', 'days'];
}

/** The fields of one wait; inputs are called `<prefix>.<field>`. */
export function ladderFields<P extends string>(prefix: P, state: WaitingState) {
  return ladderFieldNames(state).map((field): FormField & { readonly name: `${P}.${string}` } => {
    const name = `${prefix}.${field}` as const;
    if (field === 'days') return { name, widget: 'select', options: [{ value: 'working' }, { value: 'calendar' }] };
    return { name, widget: 'text', width: field === 'target' || field === 'lapse' ? 4 : 10, inputmode: 'text' };
  });
}

/** A clock as its fields show it. */
export function filledLadder(prefix: string, state: WaitingState, clock: StateClock): RawForm {
  const { days, target, remindAfter, remindBefore = [], escalate = [], lapse } = clock;
  const told = (to: EscalatedTo) => daysText(escalate.filter((step) => step.to === to).map(({ after }) => after));
  const shown: Record<LadderField, string> = {
    days,
    target: target === null ? '' : String(target),
    remindAfter: daysText(remindAfter),
    remindBefore: daysText(remindBefore),
    ...{ deputy: told('deputy'), clerk: told('clerk'), staff: told('staff') },
    lapse: lapse === null ? '' : String(lapse),
  };
  return Object.fromEntries(ladderFieldNames(state).map((field) => [`${prefix}.${field}`, shown[field]]));
}

/** What was typed about one wait, for the schema of a clock to judge; nothing that can't be a number is dropped. */
export function typedLadder(prefix: string, state: WaitingState, raw: RawForm): unknown {
  const typed = (field: LadderField) => oneOf(raw, `${prefix}.${field}`);
  const escalate = toldIn(state).flatMap((to) => daysIn(typed(to)).map((after) => ({ after, to })));
  return {
    days: typed('days'),
    target: numberIn(typed('target')),
    remindAfter: daysIn(typed('remindAfter')),
    remindBefore: daysIn(typed('remindBefore')),
    escalate,
    lapse: numberIn(typed('lapse')),
  };
}

const toldIn = (state: WaitingState): EscalatedTo[] =>
  ladderFieldNames(state).filter((field): field is EscalatedTo => ['deputy', 'clerk', 'staff'].includes(field));

/** A reason about a list's entry, or about who is told, at the field in which it was typed. */
export function atLadderField(prefix: string, state: WaitingState, reason: ErrorReason, raw: RawForm): ErrorReason {
  const [part = 'target', index] = (reason.field ?? '').slice(prefix.length + 1).split('.');
  const ofList = index === undefined ? reason : aboutDays(reason);
  if (part !== 'escalate') return { ...ofList, field: `${prefix}.${part || 'target'}` };
  const typed = toldIn(state).flatMap((to) => daysIn(oneOf(raw, `${prefix}.${to}`)).map(() => to));
  const last = toldIn(state).findLast((to) => typed.includes(to)) ?? 'staff';
  return { ...ofList, field: `${prefix}.${index === undefined ? last : (typed[Number(index)] ?? last)}` };
}
