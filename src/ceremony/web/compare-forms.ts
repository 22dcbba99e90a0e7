import type { CaseView } from '../../partnerships/application/case.query.js';
import { actionInputs } from '../../partnerships/domain/actions.js';
import { blockers } from '../../partnerships/domain/decide.js';
import { differencesCheck, originalChecks } from '../../partnerships/domain/original-checks.js';
import { namesOf } from '../../partnerships/web/case-names.js';
import { defineForm } from '../../platform/web/forms/form-declaration.js';
import { type FormModel, formModel } from '../../platform/web/forms/form-model.js';
import type { FormState } from '../../platform/web/forms/form-state.js';
import { type Compared, findingsFor, membersToName, refusalsFor } from './compare-page.js';
import { originalsAddresses } from './originals-addresses.js';

const ofOne = [
  { name: 'side', widget: 'hidden' },
  { name: 'checked', widget: 'checkboxes' },
] as const;
const verifyOne = defineForm({ id: 'verifyOriginal', schema: actionInputs.verifyOriginal, fields: ofOne });
const verifyBoard = defineForm({
  id: 'verifyOriginal',
  schema: actionInputs.verifyOriginal,
  fields: [...ofOne, { name: 'members', widget: 'checkboxes' }],
});

/** Whose signatures stand on the paper is only asked of boards. */
export const verifyForm = (compared: Compared) => (membersToName(compared).length > 0 ? verifyBoard : verifyOne);

const rejecting = defineForm({
  id: 'rejectOriginal',
  schema: actionInputs.rejectOriginal,
  fields: [
    { name: 'side', widget: 'hidden' },
    { name: 'reason', widget: 'textarea', rows: 4 },
  ],
});

export const rejectForm = () => rejecting;

export interface Typed {
  readonly verify?: FormState;
  readonly reject?: FormState;
}

/** The two answers to a scan, as far as this person may give them; with what was typed into one of them. */
export function compareForms(compared: Compared, typed: Typed = {}) {
  const { view } = compared;
  const verify = refusalsFor(view, compared.side).length === 0 ? verifyModel(compared, typed.verify) : null;
  const mayReject = blockers(view.partnership, 'rejectOriginal', view.facts, view.actor).length === 0;
  const open = mayReject && compared.paper.verifiedBy === null;
  const reject = open ? rejectModel(compared, typed.reject) : null;
  return { verify, reject, form: (typed.verify && verify) ?? (typed.reject && reject) ?? null };
}

/** Where the codes vouch for every page there are no differences to look at. */
function verifyModel(compared: Compared, state: FormState | undefined): FormModel {
  const checks = findingsFor(compared).complete ? originalChecks : [...originalChecks, differencesCheck];
  const options = {
    checked: checks.map((value) => ({ value })),
    members: membersToName(compared).map(({ id, name }) => ({ value: id, text: name })),
  };
  return formModel(verifyForm(compared), state ?? blank(compared), { ...common(compared, 'verify'), options });
}

const rejectModel = (compared: Compared, state: FormState | undefined): FormModel =>
  formModel(rejecting, state ?? blank(compared), { ...common(compared, 'reject'), destructive: true });

const blank = ({ side }: Compared): FormState => ({ raw: { side }, problems: [] });

function common({ view, side }: Compared, answer: 'verify' | 'reject') {
  const names = namesOf(view.facts);
  return {
    version: versionOf(view),
    action: originalsAddresses(view.partnership.reference)[answer](side),
    params: { ...names, community: names[side] },
  };
}

const versionOf = ({ partnership }: CaseView): number => partnership.version;
