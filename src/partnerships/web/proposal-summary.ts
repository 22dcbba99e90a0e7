import type { FormModel } from '../../platform/web/forms/form-model.js';
import type { Words } from '../../platform/web/words.js';
import { type Proposal, sectionNames, type SectionName } from '../domain/proposal.js';
import type { CaseNames } from './case-names.js';
import { answeredSection } from './proposal/section-forms.js';
import { sectionTitle } from './section-words.js';

export interface SummarySection {
  readonly section: SectionName;
  readonly title: Words;
  readonly answered: boolean;
  readonly answers: FormModel;
  /** Null where it isn't to be changed. */
  readonly changeHref: string | null;
}

/** The proposal to be read, section by section, for `proposalSummary` of `partnerships/parts/proposal.njk`. */
export function proposalSummary(
  proposal: Proposal,
  names: CaseNames,
  changeHref: (section: SectionName) => string | null = () => null,
): SummarySection[] {
  return sectionNames.map((section) => ({
    section,
    title: sectionTitle(section),
    answered: proposal[section] !== undefined,
    answers: answeredSection(section, proposal, names),
    changeHref: changeHref(section),
  }));
}
