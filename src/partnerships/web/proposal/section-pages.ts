import { Injectable } from '@nestjs/common';
import { type FormModel, formModel } from '../../../platform/web/forms/form-model.js';
import type { FormState } from '../../../platform/web/forms/form-state.js';
import type { PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import type { CaseView } from '../../application/case.query.js';
import { sectionNames, type SectionName } from '../../domain/proposal.js';
import { caseAddress, namesOf } from '../case-names.js';
import { proposalSummary, type SummarySection } from '../proposal-summary.js';
import { sectionHref, sectionTitle } from '../section-words.js';
import { type TimelineItem, timelineOf } from '../timeline.js';
import { viewerOf } from '../viewer.js';
import { explanationForm } from './explanation.form.js';
import { sectionForms, sectionModel } from './section-forms.js';

/** A section to be answered, beside what staff said about it. */
@Injectable()
export class SectionPages {
  constructor(private readonly renderer: PageRenderer) {}

  ask(
    view: CaseView,
    section: SectionName,
    state: FormState,
    page: PageContext,
    changes: readonly TimelineItem[] = [],
  ) {
    const { version, reference } = view.partnership;
    const options = { version, cancelHref: `${caseAddress({ reference })}/proposal` };
    const form = sectionModel(section, state, namesOf(view.facts), options);
    const theirs = changes.length > 0 ? savedAnswers(view, section) : [];
    const wordsHref = requestFor(view, section) ? `${sectionHref(reference, section)}/words` : null;
    return this.render(view, section, { form, wordsHref, changes, theirs }, page);
  }

  explain(view: CaseView, section: SectionName, state: FormState, page: PageContext): string {
    const cancelHref = sectionHref(view.partnership.reference, section);
    return this.render(
      view,
      section,
      { form: formModel(explanationForm, state, { cancelHref }), wordsHref: null, changes: [], theirs: [] },
      page,
    );
  }

  private render(
    view: CaseView,
    section: SectionName,
    shown: { form: FormModel; wordsHref: string | null; changes: readonly TimelineItem[]; theirs: SummarySection[] },
    page: PageContext,
  ): string {
    const model = {
      ...shown,
      reference: view.partnership.reference,
      names: namesOf(view.facts),
      title: sectionTitle(section),
      headed:
        shown.form.declaration === sectionForms[section] &&
        sectionForms[section].fields.some(({ asHeading }) => asHeading),
      request: requestFor(view, section),
      position: sectionNames.indexOf(section) + 1,
    };
    return this.renderer.render('partnerships/section', model, page);
  }
}

const savedAnswers = ({ partnership, facts }: CaseView, section: SectionName): SummarySection[] =>
  proposalSummary(partnership.procedure.proposal, namesOf(facts)).filter((each) => each.section === section);

const requestFor = ({ partnership }: CaseView, section: SectionName) =>
  partnership.procedure.changeRequests.find((request) => request.section === section) ?? null;

/** Other sections may be answered by a colleague at the same time; only this very one is in the way. */
export function changesOf(view: CaseView, section: SectionName, seen: number): TimelineItem[] {
  const touching = view.events.filter(
    (event) => event.version > seen && event.type === 'proposal.section-answered' && event.data.section === section,
  );
  return timelineOf(touching, viewerOf(view));
}
