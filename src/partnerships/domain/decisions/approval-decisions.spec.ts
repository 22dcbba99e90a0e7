import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  bothApprovals,
  clerk,
  community,
  facts,
  granted,
  person,
  signature,
  staff,
} from '../../../../test/support/partnership-builders.js';
import { done, refusalsOf } from '../../../../test/support/partnership-steps.js';
import type { ActionInput } from '../actions.js';
import type { Partnership } from '../partnership.js';

const inApproval = aPartnership({ state: 'in-approval' });
const signing = aPartnership({ state: 'signing' });
const initiator = clerk('initiator');
const defeat = { yes: 1, no: 6 };
const rescission = { outcome: 'rescinded' } as const;

const record = (partnership: Partnership, input: Partial<ActionInput<'recordApproval'>>, by = initiator) =>
  done(partnership, 'recordApproval', { by, input });
const refusals = (input: Partial<ActionInput<'recordApproval'>>, partnership = inApproval, by = initiator) =>
  refusalsOf(partnership, 'recordApproval', { by, input });

describe("recording a council's resolution", () => {
  it('computes the result: 9 to 8 of 20 seats fails under an absolute majority', () => {
    const madison = { seats: 20, yes: 9, no: 8, abstain: 3, rule: 'absolute-majority', mayVoteAgain: true } as const;
    const { procedure } = record(inApproval, madison).after;
    expect(procedure).toMatchObject({ state: 'in-approval', approvals: { initiator: { outcome: 'defeated' } } });
  });

  it('waits for the other council', () => {
    const { types, after } = record(inApproval, {});
    expect(types).toEqual(['approval.recorded']);
    expect(after.procedure.approvals?.initiator).toMatchObject({ outcome: 'granted', resolutionNumber: 'R-8' });
  });

  it('opens the drafting once both councils are in favour, in the same breath', () => {
    const first = record(inApproval, {}).after;
    const { types, after } = record(first, { side: 'counterpart' }, clerk('counterpart'));
    expect(types).toEqual(['approval.recorded', 'approvals.completed']);
    expect(after.procedure.state).toBe('drafting');
  });

  it('ends the case when a council says no for good, and not while it may vote again', () => {
    const { types, after } = record(inApproval, defeat);
    expect(types).toEqual(['approval.recorded', 'approvals.defeated']);
    expect(after.procedure.state).toBe('not-approved');
    expect(record(inApproval, { ...defeat, mayVoteAgain: true }).after.procedure.state).toBe('in-approval');
  });

  it.each(['deferred', 'conditional'] as const)('does not take a %s resolution for an approval', (outcome) => {
    const half = aPartnership({
      state: 'in-approval',
      procedure: { approvals: { ...bothApprovals('required'), counterpart: granted } },
    });
    expect(record(half, { outcome }).after.procedure.state).toBe('in-approval');
  });

  it('is for the clerk of that community and for staff', () => {
    expect(refusals({ side: 'counterpart' })).toEqual(['approval.wrong-side']);
    expect(refusals({ side: 'counterpart' }, inApproval, staff())).toEqual([]);
  });

  it('refuses more votes than seats', () => {
    expect(refusals({ seats: 7, yes: 6, no: 2 })).toEqual(['approval.more-votes-than-seats']);
  });

  it('knows a casting vote only on a tie, and only under a simple majority', () => {
    const tie = { seats: 8, yes: 4, no: 4, castingVote: 'yes' } as const;
    expect(record(inApproval, tie).after.procedure.approvals?.initiator.outcome).toBe('granted');
    expect(refusals({ ...tie, no: 3 })).toEqual(['approval.casting-vote-without-tie']);
    expect(refusals({ ...tie, rule: 'two-thirds' })).toEqual(['approval.casting-vote-not-allowed']);
  });

  it('cites a document', () => {
    expect(refusals({ documentUrl: undefined })).toEqual(['approval.document-missing']);
    expect(refusals({ documentUrl: undefined, documentSha256: 'f'.repeat(64) })).toEqual([]);
  });

  it('counts the day of the meeting in the zone of the council: Tokyo has 1 April while Honolulu has 31 March', () => {
    const communities = {
      initiator: community('initiator', { name: 'Honolulu', zone: 'Pacific/Honolulu' }),
      counterpart: community('counterpart', { name: 'Tokyo', zone: 'Asia/Tokyo' }),
    };
    const asked = facts({ now: '2026-03-31T20:00:00.000Z', communities });
    const meeting = (side: 'initiator' | 'counterpart') =>
      refusalsOf(inApproval, 'recordApproval', {
        by: clerk(side),
        input: { side, meetingDate: '2026-04-01' },
        facts: asked,
      });
    expect(meeting('counterpart')).toEqual([]);
    expect(meeting('initiator')).toEqual(['approval.date-in-future']);
  });
});

describe('rescinding a resolution before the signatures are complete', () => {
  it('makes the signature that was given void, with a trace, and asks the council again', () => {
    const half = aPartnership({
      state: 'signing',
      procedure: { signatures: { initiator: signature('initiator'), counterpart: null } },
    });
    const { types, events, after } = record(half, rescission);
    expect(types).toEqual(['approval.recorded', 'signatures.voided', 'approvals.rescinded']);
    expect(events[1]?.data).toEqual({ sides: ['initiator'] });
    expect(after.procedure).toMatchObject({
      state: 'in-approval',
      frozen: null,
      signatures: { initiator: null, counterpart: null },
    });
  });

  it('leads back through the drafting of the text that both had accepted', () => {
    const rescinded = record(signing, rescission).after;
    const again = record(rescinded, {}).after.procedure;
    expect(again).toMatchObject({ state: 'drafting', accepted: { initiator: 1, counterpart: 1 }, frozen: null });
  });

  it('ends the case when the new vote is a defeat for good', () => {
    const { types, after } = record(signing, defeat);
    expect(types).toEqual(['approval.recorded', 'approvals.rescinded', 'approvals.defeated']);
    expect(after.procedure.state).toBe('not-approved');
  });

  it('needs a resolution that is in force', () => {
    expect(refusals(rescission)).toEqual(['approval.nothing-to-rescind']);
  });

  it('is too late once both have signed', () => {
    expect(refusals(rescission, aPartnership({ state: 'signed' }))).toEqual(['action.not-in-state']);
  });
});

describe('waiving an approval', () => {
  const waive = (partnership = inApproval, by = staff('ann')) => refusalsOf(partnership, 'waiveApproval', { by });

  it('makes whoever waives one of the first people, who do not recognise', () => {
    const { procedure } = done(inApproval, 'waiveApproval', { by: staff('ann') }).after;
    expect(procedure.firstPeople).toEqual(['reviewer', 'ann']);
    expect(procedure.approvals?.initiator.outcome).toBe('waived');
  });

  it('counts as one of the two approvals', () => {
    const first = done(inApproval, 'waiveApproval', { by: staff() }).after;
    expect(record(first, { side: 'counterpart' }, clerk('counterpart')).after.procedure.state).toBe('drafting');
  });

  it('is refused to members of either community, and where the resolution is there already', () => {
    expect(waive(inApproval, person('tied', { initiator: ['organiser'] }, true))).toEqual(['review.tie']);
    expect(waive(record(inApproval, {}).after)).toEqual(['approval.in-force-already']);
  });
});
