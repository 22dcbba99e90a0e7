import { Injectable } from '@nestjs/common';
import type { CaseView } from '../../partnerships/application/case.query.js';
import type { Side } from '../../partnerships/domain/states.js';
import { Translator } from '../../platform/web/translator.js';
import { CeremonyCalendar } from '../application/ceremony-calendar.js';
import { HearingCalendar } from '../application/hearing-calendar.js';

/** The appointments of a case as files, in the reader's language where that has the words. */
@Injectable()
export class CalendarFiles {
  constructor(
    private readonly ceremonies: CeremonyCalendar,
    private readonly hearings: HearingCalendar,
    private readonly translator: Translator,
  ) {}

  /** @throws AppError `ceremony.none` */
  ceremony(view: CaseView, language: string): string {
    return this.ceremonies.entry(view, this.words('calendar', language, namesIn(view)));
  }

  /** @throws AppError `hearing.none` */
  hearing(view: CaseView, side: Side, language: string): string {
    const params = { ...namesIn(view), community: view.facts.communities[side].name };
    return this.hearings.entry(view, side, this.words('calendar.hearing', language, params));
  }

  private words(place: string, language: string, params: Record<string, string>) {
    const keys = ['summary', 'description'].map((key) => `notifications:${place}.${key}`);
    const spoken = keys.every((key) => this.translator.speaks(language, key, params));
    const [summary = '', description = ''] = keys.map((key) =>
      this.translator.translate(spoken ? language : 'en', key, params),
    );
    return { summary, description };
  }
}

const namesIn = ({ partnership: { reference }, facts: { communities } }: CaseView) => ({
  initiator: communities.initiator.name,
  counterpart: communities.counterpart.name,
  reference,
});
