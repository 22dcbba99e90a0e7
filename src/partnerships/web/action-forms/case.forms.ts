import { defineForm } from '../../../platform/web/forms/form-declaration.js';
import type { Option } from '../../../platform/web/forms/form-field.js';
import type { CaseView } from '../../application/case.query.js';
import { actionInputs } from '../../domain/actions.js';
import { otherSide } from '../../domain/states.js';
import { type ActionForm, always } from './action-form.js';
import { ownSide, sideOptions } from './side-options.js';

export const barForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'bar',
      schema: actionInputs.bar,
      fields: [
        { name: 'citation', widget: 'text' },
        { name: 'reason', widget: 'textarea', rows: 5 },
      ],
    }),
  ),
  prefill: ({ facts }) => ({ citation: facts.prohibitions[0]?.citation }),
};

export const holdForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'hold',
      schema: actionInputs.hold,
      fields: [
        { name: 'reason', widget: 'textarea', rows: 4 },
        { name: 'until', widget: 'date', optional: true },
      ],
    }),
  ),
};

export const noteForm: ActionForm = {
  declare: always(
    defineForm({ id: 'note', schema: actionInputs.note, fields: [{ name: 'text', widget: 'textarea', rows: 6 }] }),
  ),
};

export const messageForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'sendMessage',
      schema: actionInputs.sendMessage,
      fields: [
        { name: 'to', widget: 'radios' },
        { name: 'text', widget: 'textarea', rows: 6 },
      ],
    }),
  ),
  options: (view) => ({ to: recipients(view) }),
};

/** Nobody writes to themselves, and nobody to a community that hasn't joined yet. */
function recipients(view: CaseView): Option[] {
  const own = ownSide(view);
  const { counterpartJoined } = view.partnership.procedure;
  if (own === null)
    return counterpartJoined ? [...sideOptions(view), { value: 'both' }] : sideOptions(view, ['initiator']);
  return [{ value: 'staff' }, ...(counterpartJoined ? sideOptions(view, [otherSide(own)]) : [])];
}
