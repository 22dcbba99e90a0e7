import type { CaseView } from '../../../partnerships/application/case.query.js';
import { clockContext } from '../../../partnerships/domain/clock-context.js';
import type { Procedure } from '../../../partnerships/domain/procedure.js';
import type { StateClock, WaitingState } from '../../../partnerships/domain/state-clock.js';
import { stepWords } from '../../../partnerships/web/clock-plan-words.js';
import { deskAddress, namesOf } from '../../../partnerships/web/case-names.js';
import { clockNotes } from '../../../partnerships/web/case/clock-plan-view.js';
import type { FormModel } from '../../../platform/web/forms/form-model.js';
import type { FormState } from '../../../platform/web/forms/form-state.js';
import type { Speech } from '../../../platform/web/speech.js';
import { type Words, words } from '../../../platform/web/words.js';
import { explainedPlan } from '../../domain/explained-plan.js';
import { clockPaths } from '../clock-addresses.js';
import { reasonsOf, thereWords } from '../explained-words.js';
import { waitingStates } from '../policy/policy-form.js';
import { ladderWords } from '../policy-words.js';
import type { ShownStep } from '../preview/preview-view.js';
import { ownClockForm } from './own-clock-form.js';

export interface OwnClockPage {
  readonly reference: string;
  readonly back: string;
  readonly action: string;
  /** Where another clock of the case is chosen. */
  readonly chooseAction: string;
  readonly title: Words;
  readonly who: Words;
  readonly states: readonly { readonly value: WaitingState; readonly title: Words; readonly chosen: boolean }[];
  readonly policy: readonly Words[];
  readonly isOwn: boolean;
  readonly form: FormModel;
  /** Null where the case doesn't wait in that state now. */
  readonly plan: {
    readonly notes: readonly Words[];
    readonly steps: readonly ShownStep[];
    readonly zone: string;
  } | null;
  readonly now: string;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'clocks/own': OwnClockPage;
  }
}

export interface OwnClockParts {
  readonly view: CaseView;
  readonly state: WaitingState;
  readonly form: FormState;
  /** What the plan is shown by; the case's present one where nothing right was typed. */
  readonly tried: StateClock | null;
}

export function ownClockPage({ view, state, form, tried }: OwnClockParts, speech: Speech): OwnClockPage {
  const { partnership, facts } = view;
  const { procedure, reference, version } = partnership;
  const action = clockPaths.ofCase(reference, state);
  return {
    ...{ reference, action, chooseAction: clockPaths.ofCase(reference), now: facts.now },
    back: deskAddress(view),
    title: words(`clocks:waits.${state}.title`),
    who: words(`clocks:waits.${state}.who`),
    states: waitingStates.map((value) => ({
      value,
      title: words(`clocks:waits.${value}.title`),
      chosen: value === state,
    })),
    policy: ladderWords(clockContext(procedure, facts).policy.clocks[state]),
    isOwn: procedure.clock?.own?.[state] !== undefined,
    form: ownClockForm(state, form, speech, { version, action }),
    plan: procedure.state === state ? planBy(view, tried ? withOwn(procedure, state, tried) : procedure) : null,
  };
}

const withOwn = (procedure: Procedure, state: WaitingState, clock: StateClock): Procedure => ({
  ...procedure,
  clock: { ...procedure.clock, own: { ...procedure.clock?.own, [state]: clock } },
});

function planBy({ facts }: CaseView, procedure: Procedure): OwnClockPage['plan'] {
  const context = clockContext(procedure, facts);
  const names = namesOf(facts);
  const { zone } = context.calendars.staff;
  const ahead = explainedPlan(procedure, context).filter(({ dueAt }) => dueAt > facts.now);
  return {
    zone,
    notes: clockNotes(procedure, names, { now: facts.now, calendars: context.calendars, staff: true }),
    steps: ahead.map((step) => ({
      dueAt: step.dueAt,
      zone,
      what: stepWords(step, names),
      reasons: [...thereWords(step, zone), ...reasonsOf(step, context.policy.hours)],
      mail: null,
    })),
  };
}
