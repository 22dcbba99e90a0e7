import type { CaseView } from '../../partnerships/application/case.query.js';
import { hearingId, hearingStart } from '../../partnerships/domain/hearing.js';
import type { Side } from '../../partnerships/domain/states.js';
import { AppError } from '../../platform/errors.js';
import { calendarEntry } from './calendar-entry.js';

/** A council's meeting for whoever fetches it: the same entry that came by mail, under the same name. */
export class HearingCalendar {
  constructor(private readonly settings: { baseUrl: string; mailFrom: string }) {}

  /** `words` is what the entry says. @throws AppError `hearing.none` */
  entry(
    { partnership, facts, events }: Pick<CaseView, 'partnership' | 'facts' | 'events'>,
    side: Side,
    words: { summary: string; description: string },
  ): string {
    const { id, hearings } = partnership.procedure;
    const hearing = hearings?.[side];
    if (!hearing || hearing.cancelled) throw new AppError({ kind: 'not-found', code: 'hearing.none' });
    const entered = events.findLast(
      ({ type, data }) => type === 'approval.hearing-scheduled' && 'side' in data && data.side === side,
    );
    return calendarEntry({
      ...{ kind: 'hearing', method: 'publish', id: hearingId(id, side), ...words },
      ...{ sequence: hearing.sequence, place: hearing.place },
      startsAt: hearingStart(hearing).toISOString(),
      changedAt: entered?.at ?? facts.now,
      page: `${this.settings.baseUrl}/partnerships/${partnership.reference}`,
      organizer: this.settings.mailFrom,
    });
  }
}
