import { voteRules } from '../../../approvals/domain/vote.js';
import { defineForm, type FieldOf } from '../../../platform/web/forms/form-declaration.js';
import { approvalInForce } from '../../../approvals/domain/approval.js';
import { actionInputs } from '../../domain/actions.js';
import { sides } from '../../domain/states.js';
import { type ActionForm, always } from './action-form.js';
import { isStaff, ownSide, sideOptions } from './side-options.js';

const schema = actionInputs.recordApproval;
const values = (names: readonly string[]) => names.map((value) => ({ value }));

const fields: readonly FieldOf<typeof schema>[] = [
  { name: 'outcome', widget: 'radios', options: values(['voted', 'deferred', 'conditional', 'rescinded']) },
  { name: 'meetingDate', widget: 'date' },
  { name: 'resolutionNumber', widget: 'text', width: 20 },
  { name: 'seats', widget: 'number' },
  { name: 'yes', widget: 'number' },
  { name: 'no', widget: 'number' },
  { name: 'abstain', widget: 'number' },
  { name: 'absent', widget: 'number' },
  { name: 'rule', widget: 'radios', options: values(voteRules) },
  { name: 'castingVote', widget: 'radios', options: values(['none', 'yes', 'no']) },
  { name: 'mayVoteAgain', widget: 'checkbox' },
  { name: 'remark', widget: 'textarea', rows: 3, optional: true },
  { name: 'documentUrl', widget: 'text', optional: true },
  // last, so that all answers are read before a file that turns out to be too large
  { name: 'documentSha256', widget: 'file', accept: 'application/pdf', optional: true },
];

const ownCouncil = defineForm({
  id: 'recordApproval',
  schema,
  fields: [{ name: 'side', widget: 'hidden' }, ...fields],
});
const anyCouncil = defineForm({
  id: 'recordApproval',
  schema,
  fields: [{ name: 'side', widget: 'radios' }, ...fields],
});

export const recordApprovalForm: ActionForm = {
  declare: (view) => (isStaff(view) ? anyCouncil : ownCouncil),
  prefill: (view) => ({
    side: isStaff(view) ? undefined : ownSide(view),
    outcome: 'voted',
    rule: 'simple',
    castingVote: 'none',
    abstain: 0,
    absent: 0,
  }),
  options: (view) => ({ side: sideOptions(view) }),
  upload: { field: 'documentSha256', kind: 'resolution' },
  checked: true,
};

export const waiveApprovalForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'waiveApproval',
      schema: actionInputs.waiveApproval,
      fields: [
        { name: 'side', widget: 'radios' },
        { name: 'reason', widget: 'textarea', rows: 5 },
      ],
    }),
  ),
  options: (view) => {
    const { approvals } = view.partnership.procedure;
    const open = sides.filter((side) => approvals && !approvalInForce(approvals[side]));
    return { side: sideOptions(view, open) };
  },
};
