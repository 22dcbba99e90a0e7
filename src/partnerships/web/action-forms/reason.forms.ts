import { type FormDeclaration, defineForm } from '../../../platform/web/forms/form-declaration.js';
import { actionInputs } from '../../domain/actions.js';
import { type ActionForm, always } from './action-form.js';

type ReasonAction =
  | 'reject'
  | 'mergeCrossing'
  | 'reopenText'
  | 'declineToSign'
  | 'refuseRecognition'
  | 'withdraw'
  | 'revive';

const reasonForm = (id: ReasonAction): FormDeclaration =>
  defineForm({ id, schema: actionInputs[id], fields: [{ name: 'reason', widget: 'textarea', rows: 5 }] });

const onlyReason = (id: ReasonAction): ActionForm => ({ declare: always(reasonForm(id)) });

/** Nothing but a reason is asked. */
export const reasonForms: Readonly<Record<ReasonAction, ActionForm>> = {
  reject: onlyReason('reject'),
  mergeCrossing: onlyReason('mergeCrossing'),
  reopenText: onlyReason('reopenText'),
  declineToSign: onlyReason('declineToSign'),
  refuseRecognition: onlyReason('refuseRecognition'),
  withdraw: onlyReason('withdraw'),
  revive: onlyReason('revive'),
};

const confirmed = (id: 'recognise' | 'release'): ActionForm => ({
  declare: always(defineForm({ id, schema: actionInputs[id], fields: [] })),
});

/** Nothing is asked: the page says what it does, and a button does it. */
export const confirmedForms = { recognise: confirmed('recognise'), release: confirmed('release') };
