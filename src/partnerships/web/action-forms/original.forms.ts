import { defineForm } from '../../../platform/web/forms/form-declaration.js';
import type { CaseView } from '../../application/case.query.js';
import { actionInputs } from '../../domain/actions.js';
import { sides, type Side } from '../../domain/states.js';
import { type ActionForm, always } from './action-form.js';
import { ownSide, sideOptions } from './side-options.js';

export const recordOriginalForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'recordOriginal',
      schema: actionInputs.recordOriginal,
      fields: [
        { name: 'side', widget: 'radios' },
        { name: 'signedOn', widget: 'date' },
        { name: 'place', widget: 'text' },
        { name: 'documentSha256', widget: 'file', accept: 'application/pdf' },
      ],
    }),
  ),
  prefill: (view) => ({ side: ownSide(view) }),
  options: (view) => ({ side: sideOptions(view) }),
  upload: { field: 'documentSha256', kind: 'scan' },
};

const waiting = ({ partnership: { procedure } }: CaseView): Side[] =>
  sides.filter((side) => procedure.wetInk[side] && !procedure.wetInk[side].verifiedBy);
const onlyOne = (view: CaseView): object => (waiting(view).length === 1 ? { side: waiting(view)[0] } : {});

export const verifyOriginalForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'verifyOriginal',
      schema: actionInputs.verifyOriginal,
      fields: [{ name: 'side', widget: 'radios' }],
    }),
  ),
  prefill: onlyOne,
  options: (view) => ({ side: sideOptions(view, waiting(view)) }),
  beside: 'originals',
};

export const rejectOriginalForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'rejectOriginal',
      schema: actionInputs.rejectOriginal,
      fields: [
        { name: 'side', widget: 'radios' },
        { name: 'reason', widget: 'textarea', rows: 4 },
      ],
    }),
  ),
  prefill: onlyOne,
  options: (view) => ({ side: sideOptions(view, waiting(view)) }),
  beside: 'originals',
};
