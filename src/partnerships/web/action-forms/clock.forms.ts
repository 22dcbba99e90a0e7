import { defineForm } from '../../../platform/web/forms/form-declaration.js';
import type { Option } from '../../../platform/web/forms/form-field.js';
import type { CaseView } from '../../application/case.query.js';
import { actionInputs } from '../../domain/actions.js';
import { waitingOn } from '../../domain/waiting.js';
import { type ActionForm, always } from './action-form.js';
import { isStaff, ownSide, sideOptions } from './side-options.js';

export const extendDeadlineForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'extendDeadline',
      schema: actionInputs.extendDeadline,
      fields: [
        { name: 'days', widget: 'number', width: 3 },
        { name: 'reason', widget: 'textarea', rows: 4 },
      ],
    }),
  ),
};

/** Clerks ask for quiet for their own community alone. */
export const snoozeForm: ActionForm = {
  declare: (view) =>
    defineForm({
      id: 'snooze',
      schema: actionInputs.snooze,
      fields: [
        { name: 'party', widget: isStaff(view) ? 'radios' : 'hidden' },
        { name: 'until', widget: 'date' },
        { name: 'reason', widget: 'textarea', rows: 3, optional: true },
      ],
    }),
  prefill: (view) => ({ party: isStaff(view) ? waitedOn(view) : ownSide(view) }),
  options: (view) => ({ party: parties(view) }),
};

const parties = (view: CaseView): Option[] => [...sideOptions(view), { value: 'staff' }];

/** Where the case waits for one alone, that is whom it is about. */
function waitedOn({ partnership }: CaseView): string | undefined {
  const [one, other] = waitingOn(partnership.procedure);
  return other ? undefined : one?.party;
}
