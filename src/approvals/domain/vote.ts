/** How many votes in favour a council needs. `absolute-majority` and `two-thirds` count the seats, the others the votes cast. */
export const voteRules = ['simple', 'absolute-majority', 'two-thirds', 'two-thirds-of-votes'] as const;
export type VoteRule = (typeof voteRules)[number];

export interface Vote {
  seats: number;
  yes: number;
  no: number;
  abstain: number;
  absent: number;
  rule: VoteRule;
  /** How the chair voted on a tie; only a `simple` majority knows one. */
  castingVote: 'none' | 'yes' | 'no';
}

export type VoteResult = 'granted' | 'defeated';

export type VoteProblem =
  | 'more-votes-than-seats'
  | 'no-votes'
  | 'casting-vote-without-tie'
  | 'casting-vote-not-allowed';

export function voteProblem(vote: Vote): VoteProblem | null {
  if (vote.yes + vote.no + vote.abstain + vote.absent > vote.seats) return 'more-votes-than-seats';
  if (vote.yes + vote.no + vote.abstain === 0) return 'no-votes';
  if (vote.castingVote === 'none') return null;
  if (vote.rule !== 'simple') return 'casting-vote-not-allowed';
  return vote.yes === vote.no ? null : 'casting-vote-without-tie';
}

/** Votes in favour that the rule asks for. Madison–Rafah 2004: 20 seats, absolute majority, so 11; 9 to 8 failed. */
export function votesNeeded(vote: Vote): number {
  switch (vote.rule) {
    case 'simple':
      return Math.floor((vote.yes + vote.no) / 2) + 1;
    case 'absolute-majority':
      return Math.floor(vote.seats / 2) + 1;
    case 'two-thirds':
      return Math.ceil((vote.seats * 2) / 3);
    case 'two-thirds-of-votes':
      return Math.max(1, Math.ceil(((vote.yes + vote.no) * 2) / 3));
  }
}

/** Computed, never entered: a council's own word for its result is not asked. */
export function voteResult(vote: Vote): VoteResult {
  const tieBrokenInFavour = vote.rule === 'simple' && vote.yes === vote.no && vote.castingVote === 'yes';
  return tieBrokenInFavour || vote.yes >= votesNeeded(vote) ? 'granted' : 'defeated';
}
