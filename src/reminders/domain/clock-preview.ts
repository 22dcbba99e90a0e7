import { calendarOf, type Place } from '../../platform/clock/work-calendar.js';
import type { ClockContext } from '../../partnerships/domain/clock-context.js';
import type { ClockPolicy } from '../../partnerships/domain/clock-policy.js';
import type { Procedure } from '../../partnerships/domain/procedure.js';
import { type ExplainedStep, explainedPlan } from './explained-plan.js';
import { previewedCase, previewedSide, type PreviewedWait, previewedWaits } from './previewed-wait.js';

export const previewRoles = ['clerk', 'official', 'invitee', 'staff'] as const;
export type PreviewRole = (typeof previewRoles)[number];

export interface PreviewQuestion {
  readonly place: Place;
  readonly role: PreviewRole;
  /** ISO instant in which every wait begins. */
  readonly since: string;
  /** `YYYY-MM-DDTHH:MM` there, of a made-up ceremony and council's meeting. */
  readonly eventAt: string;
  readonly eventPlace: string;
}

/** One wait with what somebody in the role hears of it, and with its end. */
export interface PreviewedPlan {
  readonly wait: PreviewedWait;
  readonly procedure: Procedure;
  readonly steps: readonly ExplainedStep[];
}

/** Every wait of which somebody in that role would hear, as the planner would plan it by this policy. */
export function clockPreview(policy: ClockPolicy, question: PreviewQuestion): PreviewedPlan[] {
  const { place, role, since, eventAt, eventPlace } = question;
  const own = calendarOf(place);
  const context: ClockContext = {
    policy,
    calendars: { initiator: own, counterpart: own, staff: calendarOf(policy.office) },
  };
  return previewedWaits.flatMap((wait) => {
    const procedure = previewedCase(wait, { since, zone: place.zone, eventAt, eventPlace });
    const plan = explainedPlan(procedure, context);
    const steps = plan.filter((step) => step.kind === 'lapse' || isTold(step, wait, role));
    return steps.some(({ kind }) => kind !== 'lapse') ? [{ wait, procedure, steps }] : [];
  });
}

/** Of the day of a ceremony officials are reminded with their clerks; a deputy is asked to act as an official. */
function isTold({ party, role: told, kind }: ExplainedStep, wait: PreviewedWait, role: PreviewRole): boolean {
  if (role === 'staff') return party === 'staff';
  if (party !== previewedSide(wait)) return false;
  if (role === 'official') return told === 'official' || told === 'deputy' || kind.startsWith('ceremony');
  return told === role;
}
