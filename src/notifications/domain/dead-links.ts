import type { ActionPurpose } from '../../accounts/domain/link.js';
import type { EventType } from '../../partnerships/domain/event-parts.js';
import type { Procedure } from '../../partnerships/domain/procedure.js';

const unfreeze: readonly EventType[] = [
  'agreement.text-reopened',
  'signature.declined',
  'approvals.rescinded',
  'partnership.withdrawn',
  'partnership.barred',
];
const uninvite: readonly EventType[] = [
  'partnership.withdrawn',
  'partnership.barred',
  'partnership.invitation-accepted',
  'partnership.invitation-declined',
];

/**
 * Links that lead nowhere any more after this event. An event that is handled late, after its text was frozen again or
 * another contact invited, takes nothing from those who came after it. What was answered or signed needs no link any
 * more: whoever comes again signs in as usual. A lapsed case keeps its links: it can be revived.
 */
export function deadLinks(event: { type: EventType; at: string }, procedure: Procedure): ActionPurpose[] {
  const { frozen, invitation, state, agreedPlan, signingPlan } = procedure;
  const signatures = unfreeze.includes(event.type) && (frozen === null || frozen.frozenAt < event.at);
  const again = event.type === 'partnership.counterpart-reinvited' && invitation !== null;
  const invitations = again || (uninvite.includes(event.type) && state !== 'awaiting-counterpart');
  const signed = event.type === 'partnership.signed';
  // whose turn it is may have changed: whoever is to sign now is written to again
  const planned = event.type === 'signing.plan-accepted' && agreedPlan?.number === signingPlan?.number;
  return [
    ...(signatures || signed || planned ? (['signature'] as const) : []),
    ...(invitations ? (['invitation'] as const) : []),
  ];
}
