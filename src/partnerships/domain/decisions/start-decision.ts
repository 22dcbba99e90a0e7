import { actsAs } from '../actors.js';
import type { EventDraft } from '../event-parts.js';
import { noLivePartnership, noProhibition, twoCommunities, twoSovereignStates } from '../guards.js';
import type { Partnership } from '../partnership.js';
import { refusal, type Refusal } from '../refusals.js';
import type { Case } from './decision.js';

/** What stands in the way of the pair is said before anybody writes six sections about it. */
export function startReasons({ partnership, facts, actor }: Case): Refusal[] {
  if (!actsAs(actor, 'initiator.clerk') && !actsAs(actor, 'initiator.organiser')) return [refusal('action.not-yours')];
  const guards = [twoCommunities, twoSovereignStates, noLivePartnership, noProhibition];
  for (const guard of guards) {
    const reasons = guard(partnership, facts, actor);
    if (reasons.length > 0) return reasons.map((reason) => ({ ...reason, field: 'counterpartId' }));
  }
  return [];
}

export const startEvent = (
  { kind, initiatorId, counterpartId, procedure }: Partnership,
  reference: string,
): EventDraft => ({
  type: 'partnership.started',
  data: { reference, kind, initiatorId, counterpartId, procedureId: procedure.id },
  to: 'draft',
});
