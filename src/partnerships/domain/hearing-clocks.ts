import { approvalInForce } from '../../approvals/domain/approval.js';
import type { ClockContext } from './clock-context.js';
import { morningAfter, morningBefore } from './contact-time.js';
import { hearingStart } from './hearing.js';
import type { PlannedDeadline } from './planned-deadline.js';
import type { Procedure } from './procedure.js';
import { sides, type Side } from './states.js';

/** The meeting at which that side's council is to decide, while its decision is awaited. */
export function hearingOf({ state, hearings, approvals }: Procedure, side: Side): { start: Date; date: string } | null {
  const hearing = hearings?.[side];
  if (state !== 'in-approval' || !hearing || hearing.cancelled) return null;
  if (approvals && approvalInForce(approvals[side])) return null;
  return { start: hearingStart(hearing), date: hearing.startsAt.slice(0, 10) };
}

/**
 * Nobody is late before the day on which their council decides. Where that meeting is called off, the time that passed
 * until then isn't held against them.
 */
export function waitsForHearing(procedure: Procedure, side: Side): Date | null {
  const { cancelledAt } = procedure.hearings?.[side] ?? {};
  if (procedure.state === 'in-approval' && cancelledAt) return new Date(cancelledAt);
  return hearingOf(procedure, side)?.start ?? null;
}

/** The council met, and what it decided, or put off, is recorded. */
const isRecorded = ({ approvals }: Procedure, side: Side, date: string): boolean =>
  (approvals?.[side].meetingDate ?? '') >= date;

/** Reminders of the meeting to the clerk of that side, and afterwards of its result. */
export function hearingDeadlines(procedure: Procedure, { policy, calendars }: ClockContext): PlannedDeadline[] {
  const { remindBefore, remindAfter } = policy.hearing;
  const planned = sides.flatMap((party): PlannedDeadline[] => {
    const hearing = hearingOf(procedure, party);
    if (!hearing) return [];
    const { start, date } = hearing;
    const told = { party, role: 'clerk' } as const;
    return [
      ...remindBefore.map((days): PlannedDeadline => {
        const dueAt = morningBefore(start, days, calendars[party], policy.hours);
        return { kind: `hearing-${days}-${date}`, dueAt, ...told };
      }),
      ...(isRecorded(procedure, party, date) ? [] : remindAfter).map((days): PlannedDeadline => {
        const dueAt = morningAfter(start, days, calendars[party], policy.hours);
        return { kind: `hearing-after-${days}-${date}`, dueAt, ...told };
      }),
    ];
  });
  return planned.filter(({ dueAt }) => dueAt > procedure.clockFrom);
}
