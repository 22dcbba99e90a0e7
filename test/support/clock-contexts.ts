import { type ClockPolicy, firstPolicy } from '../../src/partnerships/domain/clock-policy.js';
import type { ClockContext } from '../../src/partnerships/domain/clock-context.js';
import type { Side } from '../../src/partnerships/domain/states.js';
import { calendarOf, type Place } from '../../src/platform/clock/work-calendar.js';

/** Monday to Friday, without holidays, in that zone. */
export const plainDays = (zone: string) => calendarOf({ country: null, subdivision: null, zone });

/** What deadlines are counted by where only zones matter. */
export const plainContext = (
  zones: Record<Side | 'staff', string>,
  policy: ClockPolicy = firstPolicy,
): ClockContext => ({
  policy,
  calendars: {
    initiator: plainDays(zones.initiator),
    counterpart: plainDays(zones.counterpart),
    staff: plainDays(zones.staff),
  },
});

/** What deadlines are counted by between two places; staff sit where the policy says. */
export const contextBetween = (
  initiator: Place,
  counterpart: Place,
  policy: ClockPolicy = firstPolicy,
): ClockContext => ({
  policy,
  calendars: {
    initiator: calendarOf(initiator),
    counterpart: calendarOf(counterpart),
    staff: calendarOf(policy.office),
  },
});
