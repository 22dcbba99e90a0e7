import { civilDate } from '../../../platform/clock/civil-date.js';
import type { Words } from '../../../platform/web/words.js';
import type { CaseView } from '../../../partnerships/application/case.query.js';
import { clockContext } from '../../../partnerships/domain/clock-context.js';
import { clockNotes } from '../../../partnerships/web/case/clock-plan-view.js';
import type { CaseNames } from '../../../partnerships/web/case-names.js';
import { explainedPlan } from '../../../reminders/domain/explained-plan.js';
import { reasonsOf, thereWords } from '../../../reminders/web/explained-words.js';
import type { PlannedStep } from '../../application/planned-steps.js';
import { type PlannedView, plannedViews } from './planned-view.js';

/** What the clock will do, on the days of staff's office, and why on those. */
export interface ExplainedPlanned {
  readonly zone: string;
  readonly now: string;
  /** What was changed about this case's clocks. */
  readonly notes: readonly Words[];
  readonly steps: readonly (PlannedView & { readonly reasons: readonly Words[] })[];
}

export function explainedPlanned(
  { partnership: { procedure }, facts: { now, ...facts } }: CaseView,
  planned: readonly PlannedStep[],
  names: CaseNames,
): ExplainedPlanned {
  const context = clockContext(procedure, facts);
  const { zone } = context.calendars.staff;
  const plan = explainedPlan(procedure, context);
  const reasonsFor = ({ kind, party, dueAt }: PlannedStep): Words[] => {
    const step = plan.find((each) => each.kind === kind && each.party === party);
    // a row may be a moment older than the case
    const isSame = step && civilDate(new Date(step.dueAt), zone) === civilDate(dueAt, zone);
    return isSame ? [...thereWords(step, zone), ...reasonsOf(step, context.policy.hours)] : [];
  };
  const reasons = planned.map(reasonsFor);
  return {
    ...{ zone, now },
    notes: clockNotes(procedure, names, { now, calendars: context.calendars, staff: true }),
    steps: plannedViews(planned, names).map((view, index) => ({ ...view, reasons: reasons[index] ?? [] })),
  };
}
