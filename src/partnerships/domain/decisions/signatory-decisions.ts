import { civilDate } from '../../../platform/clock/civil-date.js';
import type { ActionInput } from '../actions.js';
import { sideOf } from '../actors.js';
import { signatoryNow, termOf } from '../authority.js';
import { quorumOn } from '../board.js';
import type { Facts, OfficeTerm } from '../facts.js';
import { type Refusal, refusal } from '../refusals.js';
import { whyNotAsked } from '../guards.js';
import type { Side } from '../states.js';
import { type Case, type Decided, happened, refused } from './decision.js';

/** The deputy's term is entered from this event; before the deputy can sign, staff confirm address and instrument. */
export function nameDeputy({ facts, actor }: Case, deputy: ActionInput<'nameDeputy'>): Decided {
  const side = sideOf(actor, ['official']) ?? 'initiator';
  const own = actor.kind === 'person' ? termOf(facts, side, actor.personId) : null;
  if (deputy.until < deputy.from) return refused(refusal('deputy.dates', undefined, 'until'));
  if (own && own.name === deputy.name) return refused(refusal('deputy.oneself', undefined, 'name'));
  if (own && !maySendSomebody(own, facts, side)) return refused(refusal('deputy.not-yours-to-name'));
  if (own?.until && deputy.until > own.until) {
    return refused(refusal('deputy.beyond-term', { until: own.until }, 'until'));
  }
  return happened({ type: 'signature.deputy-named', data: { side }, private: deputy });
}

/** A delegate's authority is not theirs to hand on, and one member of a board can't give away that of all. */
function maySendSomebody({ capacity }: OfficeTerm, facts: Facts, side: Side): boolean {
  if (capacity === 'delegate') return false;
  return capacity !== 'collegiate' || quorumOn(facts, side, todayOf(facts, side)) <= 1;
}

const todayOf = (facts: Facts, side: Side): string => civilDate(new Date(facts.now), facts.communities[side].zone);

/** Clerks see to the link of their own official; staff to both. */
export function reissueSigningLink(question: Case, { side }: ActionInput<'reissueSigningLink'>): Decided {
  const problem = linkProblem(question, side);
  if (problem) return refused(problem);
  if (!signatoryNow(question.facts, side)) return refused(refusal('office.nobody', { side }, 'side'));
  return happened({ type: 'signature.link-reissued', data: { side } });
}

export function revokeSigningLink(question: Case, input: ActionInput<'revokeSigningLink'>): Decided {
  const { side, reason } = input;
  const problem = linkProblem(question, side);
  return problem ? refused(problem) : happened({ type: 'signature.link-revoked', data: { side }, private: { reason } });
}

/** There is a link while this community's official is asked to sign, and not before. */
function linkProblem({ partnership: { procedure }, actor }: Case, side: Side): Refusal | null {
  const clerkOf = sideOf(actor, ['clerk']);
  if (clerkOf && clerkOf !== side) return refusal('signature.link-of-other-side', undefined, 'side');
  const [why] = whyNotAsked(procedure, side);
  return why ? { ...why, field: 'side' } : null;
}
