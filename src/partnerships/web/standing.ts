import { approvalInForce } from '../../approvals/domain/approval.js';
import { given, words, type Words } from '../../platform/web/words.js';
import { signatoryNow } from '../domain/authority.js';
import { type ClockContext, clockContext } from '../domain/clock-context.js';
import { clockOf, targetOfWait } from '../domain/clocks.js';
import type { Facts } from '../domain/facts.js';
import type { Partnership } from '../domain/partnership.js';
import { latestRevision, type Procedure } from '../domain/procedure.js';
import { isOpen, otherSide, type Side, sides, type State } from '../domain/states.js';
import { type Waiter, waitingOn } from '../domain/waiting.js';
import { namesOf } from './case-names.js';
import type { Viewer } from './viewer.js';

type CaseFacts = { partnership: Partnership; facts: Facts };

/** Who has it, since when, how long that usually takes, and what comes next. */
export interface Standing {
  readonly state: State;
  readonly onHold: { readonly since: string; readonly until: string | null } | null;
  /** Whose move it is; empty once a case has ended. */
  readonly who: readonly Words[];
  /** The viewer is among them. */
  readonly mine: boolean;
  readonly since: string;
  readonly usual: Words | null;
  /** ISO instant after which it takes longer than usual. */
  readonly target: string | null;
  readonly late: boolean;
  readonly now: Words;
  readonly next: Words | null;
}

export function standingOf({ partnership, facts }: CaseFacts, viewer: Viewer): Standing {
  const { procedure } = partnership;
  const waiters = waitingOn(procedure);
  const names = namesOf(facts);
  const pair = { initiator: given(names.initiator), counterpart: given(names.counterpart) };
  const context = clockContext(procedure, facts);
  const target = procedure.hold ? null : targetOfWait(procedure, context);
  return {
    state: procedure.state,
    onHold: procedure.hold && { since: procedure.hold.since, until: procedure.hold.until },
    who: procedure.hold ? [words('partnerships:waiter.staff')] : waiters.map((waiter) => waiterWords(waiter, facts)),
    mine: isTurnOf(viewer, procedure),
    since: procedure.hold?.since ?? procedure.clockFrom,
    usual: procedure.hold ? null : usualTime(procedure, context),
    target,
    late: target !== null && target < facts.now,
    now: words(`partnerships:standing.${procedure.hold ? 'on-hold' : procedure.state}.now`, pair),
    next: isOpen(procedure.state)
      ? words(`partnerships:standing.${procedure.hold ? 'on-hold' : procedure.state}.next`, pair)
      : null,
  };
}

/** Beside those whom the state waits for: whoever has a plan to accept, or the other side's paper to verify. */
function isTurnOf(viewer: Viewer, procedure: Procedure): boolean {
  if (procedure.hold) return false;
  const side = viewer.roles.includes('clerk') ? viewer.side : null;
  if (side && (hasPlanToAccept(procedure, side) || hasPaperToVerify(procedure, side))) return true;
  return waitingOn(procedure).some((waiter) => isViewer(waiter, viewer) && !broughtPaper(procedure, waiter));
}

const hasPlanToAccept = ({ state, signingPlan }: Procedure, side: Side): boolean =>
  (state === 'drafting' || state === 'signing') && signingPlan?.accepted[side] === false;

const hasPaperToVerify = ({ state, wetInk }: Procedure, side: Side): boolean =>
  state === 'signing' && wetInk[otherSide(side)]?.verifiedBy === null;

/** Until it is verified, or rejected, that is for others. */
const broughtPaper = ({ state, wetInk }: Procedure, { party, role }: Waiter): boolean =>
  state === 'signing' && role === 'clerk' && wetInk[party] !== null;

export function isViewer({ party, role }: Waiter, { side, roles, staff }: Viewer): boolean {
  if (party === 'staff') return staff;
  if (party === 'service' || party !== side) return false;
  return roles.includes(role) || (role === 'invitee' && roles.includes('clerk'));
}

function waiterWords({ party, role }: Waiter, facts: Facts): Words {
  if (party === 'staff' || party === 'service') return words(`partnerships:waiter.${party}`);
  const community = given(facts.communities[party].name);
  const official = role === 'official' ? signatoryNow(facts, party) : null;
  if (!official) return words(`partnerships:waiter.${role}`, { community });
  return words('partnerships:waiter.officialNamed', {
    community,
    name: given(official.name),
    office: given(official.office),
  });
}

function usualTime(procedure: Procedure, context: ClockContext): Words | null {
  const clock = clockOf(procedure, context);
  if (!clock?.target) return null;
  return words(`partnerships:usual.${clock.days}`, { count: clock.target });
}

/** "Approvals 1 of 2", beside the stage bar; null where the stage's own name says enough. */
export function stageLabel(procedure: Procedure): Words | null {
  const latest = latestRevision(procedure)?.number;
  const done: Partial<Record<State, number>> = {
    'in-approval': sides.filter((side) => procedure.approvals && approvalInForce(procedure.approvals[side])).length,
    drafting: sides.filter((side) => latest !== undefined && procedure.accepted[side] === latest).length,
    signing: sides.filter((side) => procedure.signatures[side]).length,
  };
  const count = done[procedure.state];
  return count === undefined ? null : words(`partnerships:stage.${procedure.state}`, { done: count });
}
