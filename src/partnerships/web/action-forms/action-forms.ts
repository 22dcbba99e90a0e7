import type { ActionForm, FormAction } from './action-form.js';
import { recordApprovalForm, waiveApprovalForm } from './approval.forms.js';
import { barForm, holdForm, messageForm, noteForm } from './case.forms.js';
import { extendDeadlineForm, snoozeForm } from './clock.forms.js';
import { cancelHearingForm, scheduleHearingForm } from './hearing.forms.js';
import { acceptForm, declineForm, inviteForm, reinviteForm } from './invitation.forms.js';
import { recordCustodyForm, recordOriginalForm } from './original.forms.js';
import { acceptPlanForm, planSigningForm } from './plan.forms.js';
import { confirmedForms, reasonForms } from './reason.forms.js';
import { recommendForm, requestChangesForm } from './review.forms.js';
import { nameDeputyForm, reissueLinkForm, revokeLinkForm } from './signatory.forms.js';
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
  scheduleHearing: scheduleHearingForm,
  cancelHearing: cancelHearingForm,
  acceptText: acceptTextForm,
  planSigning: planSigningForm,
  acceptPlan: acceptPlanForm,
  nameDeputy: nameDeputyForm,
  reissueSigningLink: reissueLinkForm,
  revokeSigningLink: revokeLinkForm,
  recordOriginal: recordOriginalForm,
  recordCustody: recordCustodyForm,
  bar: barForm,
  hold: holdForm,
  extendDeadline: extendDeadlineForm,
  snooze: snoozeForm,
  note: noteForm,
  sendMessage: messageForm,
};

export const formActions = Object.keys(actionForms) as FormAction[];

export const isFormAction = (action: string): action is FormAction => Object.hasOwn(actionForms, action);

export const actionFormOf = (action: FormAction): ActionForm => actionForms[action];
