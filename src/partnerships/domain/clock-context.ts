import { calendarOf, type Place, type WorkCalendar } from '../../platform/clock/work-calendar.js';
import { type ClockPolicy, policyFor } from './clock-policy.js';
import type { Procedure } from './procedure.js';
import type { Side } from './states.js';

/** What deadlines are counted by: the policy of the present wait, and when whom may be written to. */
export interface ClockContext {
  readonly policy: ClockPolicy;
  readonly calendars: Readonly<Record<Side | 'staff', WorkCalendar>>;
}

/** What is known of a case, as it was loaded. */
export interface KnownForClocks {
  readonly communities: Readonly<Record<Side, Place>>;
  /** At least the one of the present wait and the newest. */
  readonly policies: readonly ClockPolicy[];
}

export function clockContext(
  { clockFrom }: Pick<Procedure, 'clockFrom'>,
  { communities, policies }: KnownForClocks,
): ClockContext {
  const policy = policyFor(clockFrom, policies);

  const { initiator, counterpart } = communities;
  const calendars = {
    initiator: calendarOf(initiator),
    counterpart: calendarOf(counterpart),
    staff: calendarOf(policy.office),
  };
  return { policy, calendars };
}
