import { defineForm } from '../../../platform/web/forms/form-declaration.js';
import type { CaseView } from '../../application/case.query.js';
import { actionInputs } from '../../domain/actions.js';
import { type ActionForm, always } from './action-form.js';
import { isStaff, ownSide } from './side-options.js';

const contactForm = (id: 'inviteCounterpart' | 'reinviteCounterpart') =>
  defineForm({
    id,
    schema: actionInputs[id],
    fields: [
      { name: 'contactName', widget: 'text' },
      { name: 'contactOffice', widget: 'text' },
      { name: 'contactMail', widget: 'email', width: 30 },
    ],
  });

/** The proposal names somebody; staff may know better. */
function proposedContact({ partnership: { procedure } }: CaseView): object {
  const { contact } = procedure.invitation ?? {};
  if (contact) return { contactName: contact.name, contactOffice: contact.office, contactMail: contact.mail };
  const named = procedure.proposal.contacts;
  if (!named) return {};
  return {
    contactName: named.counterpartName,
    contactOffice: named.counterpartOffice,
    contactMail: named.counterpartMail,
  };
}

export const inviteForm: ActionForm = {
  declare: always(contactForm('inviteCounterpart')),
  prefill: proposedContact,
  beside: 'proposal',
};
export const reinviteForm: ActionForm = {
  declare: always(contactForm('reinviteCounterpart')),
  prefill: proposedContact,
};

const letterField = { name: 'letterSha256', widget: 'file', accept: 'application/pdf' } as const;
const letter = { field: 'letterSha256', kind: 'letter' } as const;

const acceptOwn = defineForm({ id: 'acceptInvitation', schema: actionInputs.acceptInvitation, fields: [] });
const acceptByLetter = defineForm({
  id: 'acceptInvitation',
  schema: actionInputs.acceptInvitation,
  fields: [letterField],
});

/** Staff may record an answer that came by letter, and then have to attach it. */
const byLetter = (view: CaseView): boolean => isStaff(view) && ownSide(view) !== 'counterpart';

export const acceptForm: ActionForm = {
  declare: (view) => (byLetter(view) ? acceptByLetter : acceptOwn),
  upload: letter,
  beside: 'proposal',
};

const declineFields = [{ name: 'reason', widget: 'textarea', rows: 5 }] as const;
const declineOwn = defineForm({
  id: 'declineInvitation',
  schema: actionInputs.declineInvitation,
  fields: [...declineFields],
});
const declineByLetter = defineForm({
  id: 'declineInvitation',
  schema: actionInputs.declineInvitation,
  fields: [...declineFields, letterField],
});

export const declineForm: ActionForm = {
  declare: (view) => (byLetter(view) ? declineByLetter : declineOwn),
  upload: letter,
};
