import { type ClockContext, clockContext } from '../../partnerships/domain/clock-context.js';
import { newestPolicy } from '../../partnerships/domain/clock-policy.js';
import { type PlannedDeadline, plannedDeadlines } from '../../partnerships/domain/clocks.js';
import { contactInstant } from '../../partnerships/domain/contact-time.js';
import type { Side } from '../../partnerships/domain/states.js';
import { calendarOf, type WorkCalendar } from '../../platform/clock/work-calendar.js';
import type { MailCase } from './mail-case.js';

/** What the deadlines of the case are counted by. */
export const contextOf = (about: MailCase): ClockContext => clockContext(about.procedure, about);

const known = new WeakMap<MailCase, readonly PlannedDeadline[]>();

/** What the clock would do with the case if nobody moved. Worked out once: every mail about the case asks for it. */
export function deadlinesOf(about: MailCase): readonly PlannedDeadline[] {
  const before = known.get(about);
  if (before) return before;
  const planned = plannedDeadlines(about.procedure, contextOf(about));
  known.set(about, planned);
  return planned;
}

/** The first moment from `now` on at which that party may be written to: what is overdue waits for the morning as well. */
export function earliestContact(party: Side | 'staff', about: MailCase, now: Date): Date {
  const { calendars, policy } = contextOf(about);
  return contactInstant(now, calendars[party], policy.hours);
}

/** ISO instant at which the case would lapse; null where it never does. */
export const lapseOf = (about: MailCase): string | null =>
  deadlinesOf(about).find(({ kind }) => kind === 'lapse')?.dueAt ?? null;

/** When people of that side are at work; null is staff, as the newest policy says. */
export const calendarFor = (side: Side | null, { communities, policies }: MailCase): WorkCalendar =>
  calendarOf(side ? communities[side] : newestPolicy(policies).office);
