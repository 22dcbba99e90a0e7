import type { CaseView } from '../../partnerships/application/case.query.js';
import { AppError } from '../../platform/errors.js';
import { ceremonyStart, presentCeremony } from '../domain/ceremony-history.js';
import { calendarEntry } from './calendar-entry.js';

/** The appointment for whoever fetches it: the same that came by mail, under the same name. */
export class CeremonyCalendar {
  constructor(private readonly settings: { baseUrl: string; mailFrom: string }) {}

  /** `words` is what the entry says. @throws AppError `ceremony.none` */
  entry(
    { partnership, facts, events }: Pick<CaseView, 'partnership' | 'facts' | 'events'>,
    words: { summary: string; description: string },
  ): string {
    const present = presentCeremony(events);
    if (!present) throw new AppError({ kind: 'not-found', code: 'ceremony.none' });
    const { ceremony, sequence } = present;
    const changed = events.find(({ version }) => version === sequence);
    return calendarEntry({
      method: 'publish',
      ...words,
      ...{ id: partnership.procedure.id, sequence, place: ceremony.place },
      startsAt: ceremonyStart(ceremony).toISOString(),
      changedAt: changed?.at ?? facts.now,
      page: `${this.settings.baseUrl}/partnerships/${partnership.reference}`,
      organizer: this.settings.mailFrom,
    });
  }
}
