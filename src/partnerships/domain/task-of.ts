import type { SideRole } from './actors.js';
import type { Procedure } from './procedure.js';
import { modeOf } from './signing-plan.js';
import { otherSide, sides, type Side, type State } from './states.js';
import { waitingOn } from './waiting.js';

/** Somebody with what they are in one case. */
export interface Participant {
  readonly personId: string;
  readonly staff: boolean;
  readonly sides: Readonly<Record<Side, readonly SideRole[]>>;
}

/** What is asked of a person: the move that the state waits for, or one of those that can be made beside it. */
export type Task = State | 'by-pen' | 'accept-plan' | 'verify-paper';

type Asked = Pick<Procedure, 'state' | 'signingPlan' | 'agreedPlan' | 'wetInk' | 'boardSignatures'>;

/** The move of this very person, or null where others have it, where there is none, and while the case is on hold. */
export function taskOf(procedure: Procedure, who: Participant): Task | null {
  if (procedure.hold) return null;
  const { state } = procedure;
  const waiters = waitingOn(procedure);
  if (who.staff && waiters.some(({ party }) => party === 'staff')) return state;
  for (const side of sides) {
    const task = waiters.some(({ party }) => party === side) ? awaitedOf(procedure, side, who) : null;
    if (task) return task;
  }
  return sides.map((side) => besideOf(procedure, side, who)).find((task) => task !== null) ?? null;
}

/** A paper that was brought is for others to verify; a member of a board who has signed waits for the rest. */
function awaitedOf(procedure: Asked, side: Side, { personId, sides: roles }: Participant): Task | null {
  const { state, wetInk, boardSignatures } = procedure;
  const is = (role: SideRole) => roles[side].includes(role);
  if (state !== 'signing') return is('clerk') || (state === 'awaiting-counterpart' && is('invitee')) ? state : null;
  if (modeOf(procedure, side) === 'ceremony') return is('clerk') && !wetInk[side] ? 'by-pen' : null;
  const signed = boardSignatures?.[side]?.some((member) => member.personId === personId) ?? false;
  return is('official') && !signed ? state : null;
}

function besideOf({ state, signingPlan, wetInk }: Asked, side: Side, { sides: roles }: Participant): Task | null {
  if (!roles[side].includes('clerk')) return null;
  const planned = state === 'drafting' || state === 'signing';
  if (planned && signingPlan?.accepted[side] === false) return 'accept-plan';
  return state === 'signing' && wetInk[otherSide(side)]?.verifiedBy === null ? 'verify-paper' : null;
}
