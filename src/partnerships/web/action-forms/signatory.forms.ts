import { defineForm } from '../../../platform/web/forms/form-declaration.js';
import type { CaseView } from '../../application/case.query.js';
import { actionInputs } from '../../domain/actions.js';
import { modeOf } from '../../domain/signing-plan.js';
import { sides, type Side } from '../../domain/states.js';
import { type ActionForm, always } from './action-form.js';
import { isStaff, ownSide, sideOptions } from './side-options.js';

/** An official who can't sign names who does; the document shows that they may. */
export const nameDeputyForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'nameDeputy',
      schema: actionInputs.nameDeputy,
      fields: [
        { name: 'name', widget: 'text' },
        { name: 'mail', widget: 'email', width: 30 },
        { name: 'office', widget: 'text' },
        { name: 'from', widget: 'date' },
        { name: 'until', widget: 'date' },
        { name: 'reason', widget: 'textarea', rows: 4 },
        // last, so that all answers are read before a file that turns out to be too large
        { name: 'instrumentSha256', widget: 'file', accept: 'application/pdf' },
      ],
    }),
  ),
  upload: { field: 'instrumentSha256', kind: 'instrument' },
};

/** Those that still sign by a link. */
const linked = ({ partnership: { procedure } }: CaseView): Side[] =>
  sides.filter((side) => !procedure.signatures[side] && modeOf(procedure, side) === 'electronic');

const sideField = (view: CaseView) => ({ name: 'side', widget: isStaff(view) ? 'radios' : 'hidden' }) as const;
const prefill = (view: CaseView): object => ({ side: isStaff(view) ? linked(view)[0] : ownSide(view) });
const options = (view: CaseView) => ({ side: sideOptions(view, linked(view)) });

export const reissueLinkForm: ActionForm = {
  declare: (view) =>
    defineForm({ id: 'reissueSigningLink', schema: actionInputs.reissueSigningLink, fields: [sideField(view)] }),
  prefill,
  options,
};

export const revokeLinkForm: ActionForm = {
  declare: (view) =>
    defineForm({
      id: 'revokeSigningLink',
      schema: actionInputs.revokeSigningLink,
      fields: [sideField(view), { name: 'reason', widget: 'textarea', rows: 4 }],
    }),
  prefill,
  options,
};
