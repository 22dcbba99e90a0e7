import { approvalInForce, type Approval } from '../../../approvals/domain/approval.js';
import { voteProblem, voteResult, type Vote } from '../../../approvals/domain/vote.js';
import { civilDate } from '../../../platform/clock/civil-date.js';
import type { ActionInput } from '../actions.js';
import { sideOf } from '../actors.js';
import { refusal, type Refusal } from '../refusals.js';
import { type Case, type Decided, happened, refused } from './decision.js';

type Recorded = ActionInput<'recordApproval'>;

export function recordApproval(question: Case, input: Recorded): Decided {
  const problems = [...wrongSide(question, input), ...wrongPapers(question, input), ...wrongVote(input)];
  if (problems.length > 0) return refused(...problems);
  const approval = approvalFrom(input);
  return happened({
    type: 'approval.recorded',
    data: { side: input.side, approval },
    ...(input.remark ? { private: { remark: input.remark } } : {}),
  });
}

export function waiveApproval({ partnership }: Case, { side, reason }: ActionInput<'waiveApproval'>): Decided {
  const held = partnership.procedure.approvals?.[side];
  if (held && approvalInForce(held)) return refused(refusal('approval.in-force-already', undefined, 'side'));
  return happened({ type: 'approval.waived', data: { side }, private: { reason } });
}

function wrongSide({ actor }: Case, { side }: Recorded): Refusal[] {
  const own = sideOf(actor, ['clerk']);
  const staff = actor.kind === 'person' && actor.staff;
  return own === side || staff ? [] : [refusal('approval.wrong-side', undefined, 'side')];
}

function wrongPapers({ partnership, facts }: Case, input: Recorded): Refusal[] {
  const today = civilDate(new Date(facts.now), facts.communities[input.side].zone);
  const held = partnership.procedure.approvals?.[input.side];
  const nothingToRescind = input.outcome === 'rescinded' && !(held && approvalInForce(held));
  return [
    ...(input.meetingDate > today ? [refusal('approval.date-in-future', undefined, 'meetingDate')] : []),
    ...(input.documentUrl || input.documentSha256
      ? []
      : [refusal('approval.document-missing', undefined, 'documentUrl')]),
    ...(nothingToRescind ? [refusal('approval.nothing-to-rescind', undefined, 'outcome')] : []),
  ];
}

function wrongVote(input: Recorded): Refusal[] {
  if (input.outcome !== 'voted') return [];
  const problem = voteProblem(voteOf(input));
  const params = { seats: input.seats ?? 0 };
  return problem ? [refusal(`approval.${problem}`, params, 'yes')] : [];
}

const voteOf = (input: Recorded): Vote => ({
  seats: input.seats ?? 0,
  yes: input.yes ?? 0,
  no: input.no ?? 0,
  abstain: input.abstain,
  absent: input.absent,
  rule: input.rule,
  castingVote: input.castingVote,
});

function approvalFrom(input: Recorded): Approval {
  const vote = input.outcome === 'voted' ? voteOf(input) : null;
  const outcome = vote ? voteResult(vote) : (input.outcome as 'deferred' | 'conditional' | 'rescinded');
  return {
    kind: 'council-resolution',
    outcome,
    final: outcome === 'defeated' && !input.mayVoteAgain,
    meetingDate: input.meetingDate,
    resolutionNumber: input.resolutionNumber,
    vote,
    documentSha256: input.documentSha256 ?? null,
    documentUrl: input.documentUrl ?? null,
  };
}
