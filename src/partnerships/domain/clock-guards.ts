import { approvalInForce } from '../../approvals/domain/approval.js';
import { type Actor, sideOf } from './actors.js';
import type { Guard } from './guards.js';
import { isAhead } from './hearing.js';
import { refusal, type Refusal } from './refusals.js';
import { sides, type Side } from './states.js';
import { waitingOn } from './waiting.js';

const fine: readonly Refusal[] = [];

/** Clerks see to their own community's days, staff to both. */
const sidesOf = (actor: Actor): readonly Side[] =>
  sides.filter((side) => actor.kind !== 'person' || actor.staff || actor.sides[side].includes('clerk'));

/** While the product itself has to do something, no time runs. */
export const somebodyWaitedOn: Guard = ({ procedure }) =>
  waitingOn(procedure).some(({ party }) => party !== 'service') ? fine : [refusal('clock.nobody')];

/** Whoever isn't waited on isn't reminded either; staff may ask for quiet for anybody. */
export const ownSideWaitedOn: Guard = ({ procedure }, _facts, actor) => {
  const own = sideOf(actor, ['clerk']);
  if (own === null || (actor.kind === 'person' && actor.staff)) return fine;
  return waitingOn(procedure).some(({ party }) => party === own) ? fine : [refusal('clock.not-your-move')];
};

/** A council that has decided needs no day any more. */
export const councilToDecide: Guard = ({ procedure: { approvals } }, _facts, actor) =>
  sidesOf(actor).some((side) => !approvals || !approvalInForce(approvals[side])) ? fine : [refusal('hearing.decided')];

export const hearingAhead: Guard = ({ procedure: { hearings } }, { now }, actor) =>
  sidesOf(actor).some((side) => isAhead(hearings?.[side], now)) ? fine : [refusal('hearing.none')];
