import type { ClockContext } from './clock-context.js';
import { contactInstant } from './contact-time.js';
import type { PlannedDeadline } from './planned-deadline.js';
import type { Procedure } from './procedure.js';

export const byTime = (a: PlannedDeadline, b: PlannedDeadline): number => a.dueAt.localeCompare(b.dueAt);

export type Family = 'ladder' | 'ceremony' | 'hearing' | 'result';

/** Of one family people hear once at a time; null is a step of its own. */
export function familyOf({ kind }: Pick<PlannedDeadline, 'kind'>): Family | null {
  if (/^(?:reminder|escalation)-/.test(kind)) return 'ladder';
  if (kind.startsWith('hearing-after-')) return 'result';
  if (kind.startsWith('hearing-')) return 'hearing';
  return kind.startsWith('ceremony-') ? 'ceremony' : null;
}

/** Staff hear once of a case that waits on both sides, when the first of them is late. */
export function oncePerParty(planned: readonly PlannedDeadline[]): PlannedDeadline[] {
  const first = new Map<string, PlannedDeadline>();
  for (const deadline of [...planned].sort(byTime)) {
    const key = `${deadline.kind} ${deadline.party}`;
    if (!first.has(key)) first.set(key, deadline);
  }
  return [...first.values()];
}

/**
 * Who asked to be left alone hears nothing of the ladder before that instant, and then the last thing that they would
 * have heard.
 */
export function putOff(
  planned: readonly PlannedDeadline[],
  { clock }: Procedure,
  { calendars, policy }: ClockContext,
): PlannedDeadline[] {
  const untilOf = ({ party }: PlannedDeadline) => (party === 'service' ? undefined : clock?.snoozed?.[party]?.until);
  const isEarly = (step: PlannedDeadline) => familyOf(step) === 'ladder' && step.dueAt < (untilOf(step) ?? '');
  const sorted = [...planned].sort(byTime);
  return sorted.flatMap((step) => {
    const until = untilOf(step);
    if (!isEarly(step) || !until || step.party === 'service') return [step];
    const last = sorted.findLast((other) => other.party === step.party && isEarly(other));
    if (step !== last) return [];
    const dueAt = contactInstant(new Date(until), calendars[step.party], policy.hours).toISOString();
    return [{ ...step, dueAt }];
  });
}

/** Of two steps that days off have brought to the same moment, people hear the later one. */
export function oncePerMoment(planned: readonly PlannedDeadline[]): PlannedDeadline[] {
  const sorted = [...planned].sort(byTime);
  return sorted.filter((step, index) => !sorted.slice(index + 1).some((later) => isSameMoment(step, later)));
}

const isSameMoment = (one: PlannedDeadline, other: PlannedDeadline): boolean =>
  one.dueAt === other.dueAt &&
  one.party === other.party &&
  one.role === other.role &&
  familyOf(one) !== null &&
  familyOf(one) === familyOf(other);
