import { wallTime } from '../../../platform/clock/wall-time.js';
import type { ActionInput } from '../actions.js';
import { sideOf } from '../actors.js';
import { refusal, type Refusal } from '../refusals.js';
import { modeOf, type SigningPlan } from '../signing-plan.js';
import { sides, type Side } from '../states.js';
import { type Case, type Decided, happened, refused } from './decision.js';

/** A clerk's proposal is accepted for the clerk's own side; one of staff waits for both. */
export function planSigning(question: Case, input: ActionInput<'planSigning'>): Decided {
  const { partnership, actor, facts } = question;
  const side = sideOf(actor, ['clerk']);
  const zone = input.ceremony?.zone ?? facts.communities[input.ceremony?.host ?? 'initiator'].zone;
  const ceremony = input.ceremony && { place: input.ceremony.place, zone, startsAt: input.ceremony.startsAt };
  const problems = [...ceremonyProblems(ceremony, question), ...changesWhatWasSigned(question, input)];
  if (side && isSaidAlready(partnership.procedure.signingPlan, side, { ...input, ceremony })) {
    return refused(refusal('plan.already-accepted'));
  }
  if (problems.length > 0) return refused(...problems);
  const plan: SigningPlan = {
    number: (partnership.procedure.signingPlan?.number ?? 0) + 1,
    modes: input.modes,
    order: input.order,
    ceremony,
    accepted: { initiator: side === 'initiator', counterpart: side === 'counterpart' },
  };
  return happened({ type: 'signing.plan-proposed', data: { plan } });
}

/** The same plan again, from whoever has accepted it: a second click. */
function isSaidAlready(
  last: SigningPlan | undefined,
  side: Side,
  { modes, order, ceremony }: Pick<SigningPlan, 'modes' | 'order' | 'ceremony'>,
): boolean {
  if (!last?.accepted[side] || last.order !== order) return false;
  const same = (['place', 'zone', 'startsAt'] as const).every((what) => last.ceremony?.[what] === ceremony?.[what]);
  return same && sides.every((each) => last.modes[each] === modes[each]);
}

function ceremonyProblems(ceremony: SigningPlan['ceremony'], { facts }: Case): Refusal[] {
  if (!ceremony) return [];
  const past = ceremony.startsAt <= wallTime(new Date(facts.now), ceremony.zone).toISOString().slice(0, 16);
  return past ? [refusal('plan.ceremony-past', undefined, 'ceremony.startsAt')] : [];
}

/** Once a community has signed, or brought its paper, only the ceremony may still be moved. */
function changesWhatWasSigned(
  { partnership: { procedure } }: Case,
  { modes, order }: Pick<SigningPlan, 'modes' | 'order'>,
): Refusal[] {
  const begun = sides.some(
    (side) =>
      procedure.signatures[side] || procedure.wetInk[side] || (procedure.boardSignatures?.[side]?.length ?? 0) > 0,
  );
  const same =
    order === (procedure.agreedPlan?.order ?? 'parallel') &&
    sides.every((side) => modes[side] === modeOf(procedure, side));
  return begun && !same ? [refusal('plan.signing-began', undefined, 'modes')] : [];
}

/** A plan that was proposed before somebody signed is no plan any more where it would change how they sign. */
export function acceptPlan(question: Case, { plan }: ActionInput<'acceptPlan'>): Decided {
  const { partnership, actor } = question;
  const { signingPlan } = partnership.procedure;
  const side = sideOf(actor, ['clerk']) ?? 'initiator';
  if (signingPlan?.number !== plan) {
    return refused(refusal('plan.stale', { latest: signingPlan?.number ?? 0 }, 'plan'));
  }
  const [late] = changesWhatWasSigned(question, signingPlan);
  if (late) return refused(refusal('plan.signing-began'));
  const [past] = ceremonyProblems(signingPlan.ceremony, question);
  if (past) return refused(refusal('plan.ceremony-past'));
  return happened({ type: 'signing.plan-accepted', data: { side, plan } });
}
