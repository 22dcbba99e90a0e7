import type { PlannedDeadline } from '../../partnerships/domain/clocks.js';

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
  /** What the policy plans for it now; empty steps while it is on hold. */
  readonly planned: readonly PlannedDeadline[];
}

export type Verdict =
  /** The case has moved on, isn't waiting for this party any more, or is on hold. */
  | { readonly verdict: 'void' }
  /** It was put off since. */
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

const isReminder = ({ kind }: PlannedDeadline): boolean => kind.startsWith('reminder');

const isOvertaken = (step: PlannedDeadline, { planned, now }: PresentCase): boolean =>
  isReminder(step) &&
  planned.some(
    (later) => isReminder(later) && later.party === step.party && later.dueAt > step.dueAt && later.dueAt <= now,
  );

/** A ceremony that is arranged ten days ahead needs no word of thirty and of fourteen days. */
const isStale = ({ kind, dueAt }: PlannedDeadline, { now }: PresentCase): boolean =>
  kind.startsWith('ceremony') && Date.parse(now) - Date.parse(dueAt) > freshMs;
const freshMs = 36 * 3_600_000;
