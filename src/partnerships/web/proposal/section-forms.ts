import { defineForm, type FormDeclaration } from '../../../platform/web/forms/form-declaration.js';
import type { FormField } from '../../../platform/web/forms/form-field.js';
import { type FormModel, type FormModelOptions, formModel } from '../../../platform/web/forms/form-model.js';
import { filledForm, type FormState } from '../../../platform/web/forms/form-state.js';
import { type Proposal, proposalSections, type SectionName, thematicAreas } from '../../domain/proposal.js';
import type { CaseNames } from '../case-names.js';
import { readable } from '../readable-form.js';

const supporter: FormField[] = [
  { name: 'name', widget: 'text' },
  { name: 'role', widget: 'text' },
];

/** One page a section; the schemas are those of the API. */
export const sectionForms: Readonly<Record<SectionName, FormDeclaration>> = {
  purpose: defineForm({
    id: 'section.purpose',
    schema: proposalSections.purpose,
    fields: [
      { name: 'purpose', widget: 'textarea', rows: 8 },
      { name: 'earlierTies', widget: 'textarea', rows: 5, optional: true },
    ],
  }),
  areas: defineForm({
    id: 'section.areas',
    schema: proposalSections.areas,
    fields: [
      { name: 'areas', widget: 'checkboxes', options: thematicAreas.map((value) => ({ value })), asHeading: true },
    ],
  }),
  supporters: defineForm({
    id: 'section.supporters',
    schema: proposalSections.supporters,
    fields: [
      { name: 'initiatorSupporters', widget: 'rows', max: 20, spare: 2, fields: supporter },
      { name: 'counterpartSupporters', widget: 'rows', max: 20, spare: 2, fields: supporter },
    ],
  }),
  plan: defineForm({
    id: 'section.plan',
    schema: proposalSections.plan,
    fields: [{ name: 'firstYearPlan', widget: 'textarea', rows: 10, asHeading: true }],
  }),
  funding: defineForm({
    id: 'section.funding',
    schema: proposalSections.funding,
    fields: [{ name: 'funding', widget: 'textarea', rows: 8, asHeading: true }],
  }),
  contacts: defineForm({
    id: 'section.contacts',
    schema: proposalSections.contacts,
    fields: [
      { name: 'contactName', widget: 'text', autocomplete: 'name' },
      { name: 'contactMail', widget: 'email', width: 30 },
      { name: 'contactPhone', widget: 'text', width: 20, autocomplete: 'tel', optional: true },
      { name: 'counterpartName', widget: 'text' },
      { name: 'counterpartOffice', widget: 'text' },
      { name: 'counterpartMail', widget: 'email', width: 30 },
    ],
  }),
};

/** Names of the communities stand in labels, as `{{initiator}}` and `{{counterpart}}`. */
export const sectionModel = (
  section: SectionName,
  state: FormState,
  names: CaseNames,
  options: FormModelOptions = {},
): FormModel => formModel(sectionForms[section], state, { ...options, params: { ...names, ...options.params } });

/** The answers so far, to be read. */
export const answeredSection = (section: SectionName, proposal: Proposal, names: CaseNames): FormModel =>
  readable(sectionModel(section, filledForm(sectionForms[section], proposal[section] ?? {}), names));
