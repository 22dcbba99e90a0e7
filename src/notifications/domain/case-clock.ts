import { type PlannedDeadline, plannedDeadlines, type Zones } from '../../partnerships/domain/clocks.js';
import type { MailCase } from './mail-case.js';

/** Staff's office has no place of its own yet. */
const staffZone = 'UTC';

export const zonesOf = ({ communities }: Pick<MailCase, 'communities'>): Zones => ({
  initiator: communities.initiator.zone,
  counterpart: communities.counterpart.zone,
  staff: staffZone,
});

/** What the clock would do with the case if nobody moved. */
export const deadlinesOf = (about: MailCase): PlannedDeadline[] => plannedDeadlines(about.procedure, zonesOf(about));

/** ISO instant at which the case would lapse; null where it never does. */
export const lapseOf = (about: MailCase): string | null =>
  deadlinesOf(about).find(({ kind }) => kind === 'lapse')?.dueAt ?? null;
