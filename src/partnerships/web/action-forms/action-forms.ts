import type { ActionForm, FormAction } from './action-form.js';
import { recordApprovalForm, waiveApprovalForm } from './approval.forms.js';
import { barForm, holdForm, messageForm, noteForm } from './case.forms.js';
import { acceptForm, declineForm, inviteForm, reinviteForm } from './invitation.forms.js';
import { recordOriginalForm, rejectOriginalForm, verifyOriginalForm } from './original.forms.js';
import { confirmedForms, reasonForms } from './reason.forms.js';
import { recommendForm, requestChangesForm } from './review.forms.js';
import { acceptTextForm } from './text.forms.js';

/** Every action that is asked on the action page. */
const actionForms: Readonly<Record<FormAction, ActionForm>> = {
  ...reasonForms,
  ...confirmedForms,
  requestChanges: requestChangesForm,
  inviteCounterpart: inviteForm,
  reinviteCounterpart: reinviteForm,
  acceptInvitation: acceptForm,
  declineInvitation: declineForm,
  recommend: recommendForm,
  recordApproval: recordApprovalForm,
  waiveApproval: waiveApprovalForm,
  acceptText: acceptTextForm,
  recordOriginal: recordOriginalForm,
  verifyOriginal: verifyOriginalForm,
  rejectOriginal: rejectOriginalForm,
  bar: barForm,
  hold: holdForm,
  note: noteForm,
  sendMessage: messageForm,
};

export const formActions = Object.keys(actionForms) as FormAction[];

export const isFormAction = (action: string): action is FormAction => Object.hasOwn(actionForms, action);

export const actionFormOf = (action: FormAction): ActionForm => actionForms[action];
