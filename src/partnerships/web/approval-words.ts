import type { Approval } from '../../approvals/domain/approval.js';
import { type Vote, voteResult, votesNeeded } from '../../approvals/domain/vote.js';
import { words, type Words } from '../../platform/web/words.js';

/** The count, and what the rule makes of it. */
export function voteWords(vote: Vote): Words[] {
  const { seats, yes, no, abstain, absent } = vote;
  return [words('partnerships:vote.count', { seats, yes, no, abstain, absent }), resultWords(vote)];
}

/** "11 votes in favour were needed, 9 were given: not approved." */
export function resultWords(vote: Vote): Words {
  const tieBroken = vote.castingVote === 'yes' && vote.yes === vote.no;
  return words(`partnerships:vote.result.${tieBroken ? 'casting' : voteResult(vote)}`, {
    rule: words(`partnerships:vote.rule.${vote.rule}`),
    needed: votesNeeded(vote),
    yes: vote.yes,
  });
}

export const outcomeWords = ({ outcome, final }: Pick<Approval, 'outcome' | 'final'>): Words =>
  words(`partnerships:outcome.${outcome === 'defeated' && !final ? 'defeated-may-vote-again' : outcome}`);

const tones: Record<Approval['outcome'], string> = {
  required: 'yellow',
  granted: 'green',
  deemed: 'green',
  waived: 'green',
  defeated: 'red',
  deferred: 'orange',
  conditional: 'orange',
  rescinded: 'red',
};
export const outcomeTone = ({ outcome }: Pick<Approval, 'outcome'>): string => tones[outcome];
