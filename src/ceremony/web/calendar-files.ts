import { Injectable } from '@nestjs/common';
import type { CaseView } from '../../partnerships/application/case.query.js';
import { Translator } from '../../platform/web/translator.js';
import { CeremonyCalendar } from '../application/ceremony-calendar.js';

/** The appointment of a case as a file, in the reader's language where that has the words. */
@Injectable()
export class CalendarFiles {
  constructor(
    private readonly calendar: CeremonyCalendar,
    private readonly translator: Translator,
  ) {}

  /** @throws AppError `ceremony.none` */
  of(view: CaseView, language: string): string {
    const { initiator, counterpart } = view.facts.communities;
    const params = {
      initiator: initiator.name,
      counterpart: counterpart.name,
      reference: view.partnership.reference,
    };
    const keys = ['summary', 'description'] as const;
    const spoken = keys.every((key) => this.translator.speaks(language, `notifications:calendar.${key}`, params));
    const [summary = '', description = ''] = keys.map((key) =>
      this.translator.translate(spoken ? language : 'en', `notifications:calendar.${key}`, params),
    );
    return this.calendar.entry(view, { summary, description });
  }
}
