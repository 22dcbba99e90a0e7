import { describe, expect, it } from '@jest/globals';
import { type Vote, voteProblem, voteResult, votesNeeded } from './vote.js';

const vote = (changes: Partial<Vote>): Vote => ({
  seats: 20,
  yes: 0,
  no: 0,
  abstain: 0,
  absent: 0,
  rule: 'simple',
  castingVote: 'none',
  ...changes,
});

describe("a council's result", () => {
  it('fails at 9 to 8 of 20 seats under an absolute majority, as Madison–Rafah did in 2004: 11 were needed', () => {
    const rafah = vote({ yes: 9, no: 8, abstain: 1, absent: 2, rule: 'absolute-majority' });
    expect(votesNeeded(rafah)).toBe(11);
    expect(voteResult(rafah)).toBe('defeated');
    expect(voteResult({ ...rafah, rule: 'simple' })).toBe('granted');
  });

  it.each([
    ['a simple majority counts the votes cast', { yes: 3, no: 2, abstain: 15 }, 'simple', 'granted'],
    ['a simple majority of nobody is none', { abstain: 20 }, 'simple', 'defeated'],
    ['an absolute majority of 20 is 11', { yes: 11, no: 9 }, 'absolute-majority', 'granted'],
    ['half of the seats is no absolute majority', { yes: 10, absent: 10 }, 'absolute-majority', 'defeated'],
    ['an absolute majority of 21 is 11', { seats: 21, yes: 11, no: 10 }, 'absolute-majority', 'granted'],
    ['two thirds of 20 seats are 14', { yes: 14 }, 'two-thirds', 'granted'],
    ['13 are not two thirds of 20 seats', { yes: 13, no: 0 }, 'two-thirds', 'defeated'],
    ['two thirds of 21 seats are 14, and not 15', { seats: 21, yes: 14, no: 7 }, 'two-thirds', 'granted'],
    ['two thirds of the votes cast', { yes: 4, no: 2 }, 'two-thirds-of-votes', 'granted'],
    ['less than two thirds of the votes cast', { yes: 5, no: 3 }, 'two-thirds-of-votes', 'defeated'],
    ['two thirds of no votes are none', { abstain: 5 }, 'two-thirds-of-votes', 'defeated'],
  ] as const)('%s', (_sentence, votes, rule, result) => {
    expect(voteResult(vote({ ...votes, rule }))).toBe(result);
  });

  it('is a defeat on a tie, unless the chair breaks it in favour', () => {
    const tie = vote({ yes: 8, no: 8 });
    expect(voteResult(tie)).toBe('defeated');
    expect(voteResult({ ...tie, castingVote: 'yes' })).toBe('granted');
    expect(voteResult({ ...tie, castingVote: 'no' })).toBe('defeated');
  });
});

describe('a count that can not be', () => {
  it.each([
    ['more votes than seats', { yes: 15, no: 6 }, 'more-votes-than-seats'],
    [
      'more people than seats, absent ones included',
      { yes: 10, no: 5, abstain: 3, absent: 3 },
      'more-votes-than-seats',
    ],
    ['nobody who voted', { absent: 20 }, 'no-votes'],
    ['a casting vote without a tie', { yes: 9, no: 8, castingVote: 'yes' }, 'casting-vote-without-tie'],
    [
      'a casting vote where the rule knows none',
      { yes: 8, no: 8, rule: 'absolute-majority', castingVote: 'yes' },
      'casting-vote-not-allowed',
    ],
  ] as const)('has %s', (_sentence, votes, problem) => {
    expect(voteProblem(vote(votes))).toBe(problem);
  });

  it('is not one with every seat accounted for, nor with a tie and a casting vote', () => {
    expect(voteProblem(vote({ yes: 10, no: 5, abstain: 3, absent: 2 }))).toBeNull();
    expect(voteProblem(vote({ yes: 8, no: 8, castingVote: 'no' }))).toBeNull();
  });
});
