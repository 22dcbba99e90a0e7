import type { PlannedDeadline } from '../../partnerships/domain/clocks.js';
import { familyOf } from '../../partnerships/domain/told-once.js';

/** A row of `deadline` as it was planned. */
export interface DueStep {
  readonly kind: string;
  readonly party: string;
  readonly state: string;
  /** ISO instants. */
  readonly stateSince: string;
}

/** What the case is at the moment of acting. */
export interface PresentCase {
  readonly state: string;
  readonly since: string;
  readonly now: string;
  /** What the policy plans for it now, in order; no steps while it is on hold. */
  readonly planned: readonly PlannedDeadline[];
}

export type Verdict =
  /** The case has moved on, isn't waiting for this party any more, or is on hold. */
  | { readonly verdict: 'void' }
  /** It was put off since, or the clock was set back. */
  | { readonly verdict: 'later'; readonly dueAt: string }
  /** Time was lost, and a later step to the same people is due as well: they hear once. Or its day is over. */
  | { readonly verdict: 'superseded' }
  | { readonly verdict: 'act'; readonly step: PlannedDeadline };

/** Asked again right before acting: is this step still what the policy wants now? */
export function judge(due: DueStep, present: PresentCase): Verdict {
  if (due.state !== present.state || due.stateSince !== present.since) return { verdict: 'void' };
  const step = present.planned.find(({ kind, party }) => kind === due.kind && party === due.party);
  if (!step) return { verdict: 'void' };
  if (step.dueAt > present.now) return { verdict: 'later', dueAt: step.dueAt };
  return isOvertaken(step, present) || isStale(step, present) ? { verdict: 'superseded' } : { verdict: 'act', step };
}

const isOvertaken = (step: PlannedDeadline, { planned, now }: PresentCase): boolean =>
  planned.slice(planned.indexOf(step) + 1).some((later) => isToSamePeople(step, later) && later.dueAt <= now);

const isToSamePeople = (one: PlannedDeadline, other: PlannedDeadline): boolean =>
  familyOf(one) !== null && familyOf(one) === familyOf(other) && one.party === other.party && one.role === other.role;

/** A day that is arranged ten days ahead needs no word of thirty and of fourteen days. */
function isStale(step: PlannedDeadline, { now }: PresentCase): boolean {
  const family = familyOf(step);
  const late = Date.parse(now) - Date.parse(step.dueAt);
  return (family === 'ceremony' || family === 'hearing') && late > freshMs;
}
const freshMs = 36 * 3_600_000;
