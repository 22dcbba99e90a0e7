import type { ActionInput } from '../actions.js';
import { sideOf } from '../actors.js';
import { refusal } from '../refusals.js';
import { type Case, type Decided, happened, refused } from './decision.js';
import { voided } from './text-decisions.js';

/** The counterpart may withdraw once it has joined; before that there is nothing of its own to withdraw. */
export function withdraw({ partnership, actor }: Case, { reason }: ActionInput<'withdraw'>): Decided {
  const side = sideOf(actor, ['clerk']) ?? 'initiator';
  if (side === 'counterpart' && !partnership.procedure.counterpartJoined) return refused(refusal('action.not-yours'));
  return happened(...voided(partnership.procedure), {
    type: 'partnership.withdrawn',
    data: { side },
    private: { reason },
    to: 'withdrawn',
  });
}

export const bar = ({ partnership }: Case, { citation, reason }: ActionInput<'bar'>): Decided =>
  happened(...voided(partnership.procedure), {
    type: 'partnership.barred',
    data: { citation },
    private: { reason },
    to: 'barred',
  });

/** `until` is a civil date; the clock releases at its start in UTC. */
export function hold({ facts, partnership }: Case, { reason, until }: ActionInput<'hold'>): Decided {
  if (partnership.procedure.hold) return refused(refusal('hold.already'));
  const instant = until ? `${until}T00:00:00.000Z` : null;
  if (instant && instant <= facts.now) return refused(refusal('hold.until-past', undefined, 'until'));
  return happened({ type: 'partnership.held', data: { until: instant }, private: { reason } });
}

export const release = ({ partnership }: Case): Decided =>
  partnership.procedure.hold ? happened({ type: 'partnership.released', data: {} }) : refused(refusal('hold.none'));

export const lapse = ({ partnership }: Case): Decided =>
  happened(...voided(partnership.procedure), { type: 'partnership.lapsed', data: {}, to: 'lapsed' });

export const revive = ({ partnership: { procedure } }: Case, { reason }: ActionInput<'revive'>): Decided =>
  happened({ type: 'partnership.revived', data: {}, private: { reason }, to: procedure.lapsedFrom ?? 'draft' });

export const note = (_case: Case, { text }: ActionInput<'note'>): Decided =>
  happened({ type: 'case.noted', data: {}, private: { text } });

export const sendMessage = ({ partnership, actor }: Case, { to, text }: ActionInput<'sendMessage'>): Decided => {
  const fromCounterpart = sideOf(actor, ['clerk']) === 'counterpart';
  if (fromCounterpart && !partnership.procedure.counterpartJoined) return refused(refusal('action.not-yours'));
  return happened({ type: 'case.message-sent', data: { to }, private: { text } });
};
