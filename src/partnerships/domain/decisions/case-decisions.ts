import type { ActionInput } from '../actions.js';
import { sideOf } from '../actors.js';
import type { EventDraft } from '../event-parts.js';
import { refusal } from '../refusals.js';
import { type Case, type Decided, happened, refused } from './decision.js';
import { hearingsCalledOff } from './hearing-decisions.js';
import { voided } from './text-decisions.js';

export const withdraw = (question: Case, { reason }: ActionInput<'withdraw'>): Decided =>
  happened(...undone(question), {
    type: 'partnership.withdrawn',
    data: { side: sideOf(question.actor, ['clerk']) ?? 'initiator' },
    private: { reason },
    to: 'withdrawn',
  });

export const bar = (question: Case, { citation, reason }: ActionInput<'bar'>): Decided =>
  happened(...undone(question), {
    type: 'partnership.barred',
    data: { citation },
    private: { reason },
    to: 'barred',
  });

/** `until` is a civil date; the clock releases at its start in UTC. */
export function hold({ facts }: Case, { reason, until }: ActionInput<'hold'>): Decided {
  const instant = until ? `${until}T00:00:00.000Z` : null;
  if (instant && instant <= facts.now) return refused(refusal('hold.until-past', undefined, 'until'));
  return happened({ type: 'partnership.held', data: { until: instant }, private: { reason } });
}

export const release = ({ partnership: { procedure } }: Case): Decided =>
  happened({ type: 'partnership.released', data: procedure.hold ? { since: procedure.hold.since } : {} });

export const lapse = (question: Case): Decided =>
  happened(...undone(question), { type: 'partnership.lapsed', data: {}, to: 'lapsed' });

export const revive = ({ partnership: { procedure } }: Case, { reason }: ActionInput<'revive'>): Decided =>
  happened({ type: 'partnership.revived', data: {}, private: { reason }, to: procedure.lapsedFrom ?? 'draft' });

export const note = (_case: Case, { text }: ActionInput<'note'>): Decided =>
  happened({ type: 'case.noted', data: {}, private: { text } });

export const sendMessage = (_case: Case, { to, text }: ActionInput<'sendMessage'>): Decided =>
  happened({ type: 'case.message-sent', data: { to }, private: { text } });

/**
 * A signature that waits for the other one ends with the case, and so does a meeting to come; once both are given
 * nothing takes them back.
 */
function undone(question: Case): EventDraft[] {
  const { procedure } = question.partnership;
  if (procedure.state === 'signed') return [];
  return [...hearingsCalledOff(question), ...voided(procedure)];
}
