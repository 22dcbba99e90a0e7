import { z } from 'zod';
import { defineForm } from '../../../platform/web/forms/form-declaration.js';
import type { CaseView } from '../../application/case.query.js';
import { actionInputs } from '../../domain/actions.js';
import { planInput } from '../../domain/plan-input.js';
import { modeOf, signingModes, signingOrders } from '../../domain/signing-plan.js';
import { sides } from '../../domain/states.js';
import { type ActionForm, always } from './action-form.js';
import { ownSide, sideOptions } from './side-options.js';
import { typedTime } from './typed-time.js';

const text = z.string().optional();
const asked = z.object({
  modes: z.unknown(),
  order: z.unknown(),
  ceremony: z.object({ host: text, place: text, startsAt: text, time: text, zone: text }).optional(),
});

/** A day and a time are asked one by one; whoever names none of place, day and time plans no ceremony yet. */
function withCeremony({ ceremony, ...plan }: z.output<typeof asked>, context: z.RefinementCtx): unknown {
  if (!ceremony?.place && !ceremony?.startsAt && !ceremony?.time) return { ...plan, ceremony: null };
  const { time, startsAt, ...where } = ceremony;
  const clock = typedTime(time ?? '');
  if (clock) return { ...plan, ceremony: { ...where, startsAt: startsAt && `${startsAt}T${clock}` } };
  context.addIssue({ code: 'custom', path: ['ceremony', 'time'], message: time ? 'errors:time' : 'errors:required' });
  return z.NEVER;
}

const values = (names: readonly string[]) => names.map((value) => ({ value }));

export const planSigningForm: ActionForm = {
  declare: always(
    defineForm({
      id: 'planSigning',
      schema: asked.transform(withCeremony).pipe(planInput),
      fields: [
        { name: 'modes.initiator', widget: 'radios', options: values(signingModes) },
        { name: 'modes.counterpart', widget: 'radios', options: values(signingModes) },
        { name: 'order', widget: 'radios', options: values(signingOrders) },
        { name: 'ceremony.host', widget: 'radios' },
        { name: 'ceremony.place', widget: 'text', optional: true },
        { name: 'ceremony.startsAt', widget: 'date', optional: true },
        { name: 'ceremony.time', widget: 'text', width: 5, optional: true },
        { name: 'ceremony.zone', widget: 'text', width: 20, optional: true },
      ],
    }),
  ),
  prefill: prefilled,
  options: (view) => ({ 'ceremony.host': sideOptions(view), order: orderOptions(view) }),
  beside: 'plan',
};

/** The orders name the communities, so that nobody has to know who is called the initiator. */
function orderOptions({ facts }: CaseView) {
  const first = sides.map((side) => ({ value: `${side}-first`, text: facts.communities[side].name }));
  return [{ value: 'parallel' }, ...first];
}

/** What was agreed or proposed last, to be changed; otherwise what holds without a plan. */
function prefilled(view: CaseView): object {
  const { procedure } = view.partnership;
  const plan = procedure.signingPlan ?? procedure.agreedPlan;
  const modes = plan?.modes ?? {
    initiator: modeOf(procedure, 'initiator'),
    counterpart: modeOf(procedure, 'counterpart'),
  };
  const { communities } = view.facts;
  const { zone, place, startsAt } = plan?.ceremony ?? {};
  const own = sides.find((side) => communities[side].zone === zone);
  const [day, time] = startsAt?.split('T') ?? [];
  const elsewhere = zone && !own ? { zone } : {};
  const host = own ?? ownSide(view) ?? 'initiator';
  return { modes, order: plan?.order ?? 'parallel', ceremony: { host, place, startsAt: day, time, ...elsewhere } };
}

/** A hidden field is text; the API gets a number. */
const accepted = z.object({ plan: z.coerce.number() }).pipe(actionInputs.acceptPlan);

/** What is accepted is exactly the plan beside it, whatever was proposed since the page was opened. */
export const acceptPlanForm: ActionForm = {
  declare: always(defineForm({ id: 'acceptPlan', schema: accepted, fields: [{ name: 'plan', widget: 'hidden' }] })),
  prefill: ({ partnership }) => ({ plan: partnership.procedure.signingPlan?.number }),
  beside: 'plan',
};
