import { defineForm } from '../../../platform/web/forms/form-declaration.js';
import type { CaseView } from '../../application/case.query.js';
import { actionInputs } from '../../domain/actions.js';
import { modeOf } from '../../domain/signing-plan.js';
import { sides, type Side } from '../../domain/states.js';
import { type ActionForm, always } from './action-form.js';
import { isStaff, ownSide, sideOptions } from './side-options.js';

/** Whoever has one to choose from isn't asked. */
const chosen = (among: readonly Side[]): object => (among.length === 1 ? { side: among[0] } : {});
const ownOnes = (view: CaseView, among: readonly Side[]): Side[] =>
  among.filter((side) => isStaff(view) || side === ownSide(view));

const awaited = (view: CaseView): Side[] => {
  const { procedure } = view.partnership;
  const open = sides.filter((side) => modeOf(procedure, side) === 'ceremony' && !procedure.wetInk[side]?.verifiedBy);
  return ownOnes(view, open);
};

export const recordOriginalForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'recordOriginal',
      schema: actionInputs.recordOriginal,
      fields: [
        { name: 'side', widget: 'radios' },
        { name: 'signedOn', widget: 'date' },
        { name: 'place', widget: 'text' },
        // last, so that all answers are read before a file that turns out to be too large
        {
          name: 'documentSha256',
          widget: 'file',
          accept: 'application/pdf,image/jpeg,image/png',
          several: true,
        },
      ],
    }),
  ),
  prefill: (view) => {
    const { ceremony } = view.partnership.procedure.agreedPlan ?? {};
    const planned = ceremony ? { signedOn: ceremony.startsAt.slice(0, 10), place: ceremony.place } : {};
    return { ...chosen(awaited(view)), ...planned };
  },
  options: (view) => ({ side: sideOptions(view, awaited(view)) }),
  upload: { field: 'documentSha256', kind: 'scan' },
  scanned: true,
};

const onPaper = (view: CaseView): Side[] =>
  ownOnes(
    view,
    sides.filter((side) => view.partnership.procedure.wetInk[side]),
  );

export const recordCustodyForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'recordCustody',
      schema: actionInputs.recordCustody,
      fields: [
        { name: 'side', widget: 'radios' },
        { name: 'holder', widget: 'text' },
        { name: 'place', widget: 'text' },
        { name: 'since', widget: 'date' },
      ],
    }),
  ),
  prefill: (view) => chosen(onPaper(view)),
  options: (view) => ({ side: sideOptions(view, onPaper(view)) }),
};
