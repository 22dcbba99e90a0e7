import { instantOf } from '../../../platform/clock/wall-time.js';
import { given, words, type Words } from '../../../platform/web/words.js';
import type { Procedure } from '../../domain/procedure.js';
import type { Ceremony, SigningPlan } from '../../domain/signing-plan.js';
import { sides } from '../../domain/states.js';
import type { CaseNames } from '../case-names.js';

export interface CeremonyView {
  readonly place: string;
  readonly zone: string;
  /** ISO instant, to be shown in `zone`. */
  readonly startsAt: string;
}

/** A plan in words: who signs how, in which order, and where. */
export interface PlanView {
  readonly number: number;
  readonly agreed: boolean;
  /** Who has accepted it, where not both have. */
  readonly standing: Words;
  readonly sentences: readonly Words[];
  readonly ceremony: CeremonyView | null;
}

export const ceremonyView = ({ place, zone, startsAt }: Ceremony): CeremonyView => ({
  place,
  zone,
  startsAt: instantOf(new Date(`${startsAt}:00Z`), zone).toISOString(),
});

/** The plan that holds, and the one that waits to be accepted where there is one. */
export function planViews({ agreedPlan, signingPlan }: Procedure, names: CaseNames): PlanView[] {
  const open = signingPlan && signingPlan.number !== agreedPlan?.number ? [planView(signingPlan, false, names)] : [];
  return [...(agreedPlan ? [planView(agreedPlan, true, names)] : []), ...open];
}

function planView(plan: SigningPlan, agreed: boolean, names: CaseNames): PlanView {
  return {
    number: plan.number,
    agreed,
    standing: agreed ? words('partnerships:plan.agreed') : acceptedBy(plan, names),
    sentences: planSentences(plan, names),
    ceremony: plan.ceremony && ceremonyView(plan.ceremony),
  };
}

export function planSentences({ modes, order }: SigningPlan, names: CaseNames): Words[] {
  const pair = { initiator: given(names.initiator), counterpart: given(names.counterpart) };
  const how = sides.map((side) => words(`partnerships:plan.mode.${modes[side]}`, { community: given(names[side]) }));
  return [...how, words(`partnerships:plan.order.${order}`, pair)];
}

function acceptedBy({ accepted }: SigningPlan, names: CaseNames): Words {
  const [one] = sides.filter((side) => accepted[side]);
  return one
    ? words('partnerships:plan.acceptedBy', { community: given(names[one]) })
    : words('partnerships:plan.acceptedByNobody');
}
