import { z } from 'zod';
import { approvalInForce } from '../../../approvals/domain/approval.js';
import { civilDate } from '../../../platform/input.js';
import { defineForm } from '../../../platform/web/forms/form-declaration.js';
import type { CaseView } from '../../application/case.query.js';
import { actionInputs } from '../../domain/actions.js';
import { isAhead } from '../../domain/hearing.js';
import { sides, type Side } from '../../domain/states.js';
import type { ActionForm } from './action-form.js';
import { isStaff, ownSide, sideOptions } from './side-options.js';
import { timeOfDay } from './typed-time.js';

const { side, place } = actionInputs.scheduleHearing.shape;

/** A day and a time are asked one by one. */
const meetingInput = z
  .object({ side, startsAt: civilDate(), time: timeOfDay(), place })
  .transform(({ startsAt, time, ...meeting }) => ({ ...meeting, startsAt: `${startsAt}T${time}` }))
  .pipe(actionInputs.scheduleHearing);

/** Of the councils that this person sees to. */
const among = (view: CaseView, wanted: (side: Side) => boolean): Side[] =>
  sides.filter((side) => (isStaff(view) || side === ownSide(view)) && wanted(side));

const undecided = (view: CaseView): Side[] => {
  const { approvals } = view.partnership.procedure;
  return among(view, (side) => !approvals || !approvalInForce(approvals[side]));
};

const meeting = (view: CaseView): Side[] =>
  among(view, (side) => isAhead(view.partnership.procedure.hearings?.[side], view.facts.now));

/** Whoever has one to choose from isn't asked. */
const sideField = (open: readonly Side[]) => ({ name: 'side', widget: open.length > 1 ? 'radios' : 'hidden' }) as const;

export const scheduleHearingForm: ActionForm = {
  declare: (view) =>
    defineForm({
      id: 'scheduleHearing',
      schema: meetingInput,
      fields: [
        sideField(undecided(view)),
        { name: 'startsAt', widget: 'date' },
        { name: 'time', widget: 'text', width: 5 },
        { name: 'place', widget: 'text' },
      ],
    }),
  prefill: prefilled,
  options: (view) => ({ side: sideOptions(view, undecided(view)) }),
};

/** The meeting as it stands, to be moved. */
function prefilled(view: CaseView): object {
  const [side, other] = undecided(view);
  if (!side || other) return {};
  const { place, startsAt } = view.partnership.procedure.hearings?.[side] ?? {};
  const [date, time] = meeting(view).includes(side) ? (startsAt?.split('T') ?? []) : [];
  return { side, place, startsAt: date, time };
}

export const cancelHearingForm: ActionForm = {
  declare: (view) =>
    defineForm({
      id: 'cancelHearing',
      schema: actionInputs.cancelHearing,
      fields: [sideField(meeting(view)), { name: 'reason', widget: 'textarea', rows: 4 }],
    }),
  prefill: (view) => (meeting(view).length === 1 ? { side: meeting(view)[0] } : {}),
  options: (view) => ({ side: sideOptions(view, meeting(view)) }),
};
