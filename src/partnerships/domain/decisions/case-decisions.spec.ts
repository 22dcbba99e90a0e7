import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  clerk,
  clock,
  facts,
  now,
  official,
  prohibition,
  rival,
  signature,
  staff,
} from '../../../../test/support/partnership-builders.js';
import { done, refusalsOf } from '../../../../test/support/partnership-steps.js';

const half = aPartnership({
  state: 'signing',
  procedure: { signatures: { initiator: signature('initiator'), counterpart: null } },
});
const held = (until: string | null, state: 'under-review' | 'signing' = 'under-review') =>
  aPartnership({ state, procedure: { hold: { reason: 'A question', since: '2026-03-01T00:00:00.000Z', until } } });

describe('withdrawing', () => {
  it('is for the counterpart only once it has joined', () => {
    const by = clerk('counterpart');
    expect(refusalsOf(aPartnership({ state: 'awaiting-counterpart' }), 'withdraw', { by })).toEqual([
      'invitation.unanswered',
    ]);
    const { events, after } = done(aPartnership({ state: 'under-review' }), 'withdraw', { by });
    expect(events[0]?.data).toEqual({ side: 'counterpart' });
    expect(after.procedure.state).toBe('withdrawn');
  });

  it('makes a signature that waits for the other one void', () => {
    expect(done(half, 'withdraw', { by: clerk('initiator') }).types).toEqual([
      'signatures.voided',
      'partnership.withdrawn',
    ]);
  });

  it('that loses the race against the second signature is refused', () => {
    const signed = done(half, 'sign', { by: official('counterpart') }).after;
    expect(refusalsOf(signed, 'withdraw', { by: clerk('initiator') })).toEqual(['action.not-in-state']);
  });

  it('that wins the race leaves nothing to sign', () => {
    const { after } = done(half, 'withdraw', { by: clerk('initiator') });
    expect(refusalsOf(after, 'sign', { by: official('counterpart') })).toEqual(['action.not-in-state']);
  });

  it('is possible on hold, and the hold ends with the case', () => {
    expect(done(held(null), 'withdraw', { by: clerk('initiator') }).after.procedure).toMatchObject({
      state: 'withdrawn',
      hold: null,
    });
  });
});

describe('barring', () => {
  it('cites the rule, and makes a signature that waits for the other one void', () => {
    const { types, events } = done(half, 'bar', { by: staff() });
    expect(types).toEqual(['signatures.voided', 'partnership.barred']);
    expect(events[1]?.data).toEqual({ citation: 'Government Code ch. 795' });
  });

  it('takes back no signature once both have signed', () => {
    const signed = aPartnership({ state: 'signed' });
    const { types, after } = done(signed, 'bar', { by: staff() });
    expect(types).toEqual(['partnership.barred']);
    expect(after.procedure.signatures).toEqual(signed.procedure.signatures);
  });
});

describe('a hold', () => {
  it('stops everything but notes, messages, release, withdrawing and barring', () => {
    const { after } = done(aPartnership({ state: 'signing' }), 'hold', { by: staff() });
    const signer = official('initiator');
    expect(refusalsOf(after, 'sign', { by: signer })).toEqual(['action.on-hold']);
    expect(refusalsOf(after, 'hold', { by: staff() })).toEqual(['action.on-hold']);
    expect(refusalsOf(after, 'lapse', { by: clock, facts: facts({ lapseDue: true }) })).toEqual(['action.on-hold']);
    expect(refusalsOf(after, 'note', { by: staff() })).toEqual([]);
    expect(refusalsOf(after, 'sendMessage', { by: clerk('counterpart') })).toEqual([]);
    const released = done(after, 'release', { by: staff() }).after;
    expect(refusalsOf(released, 'sign', { by: signer })).toEqual([]);
  });

  it('ends on a day to come, when that day begins in UTC', () => {
    const open = aPartnership({ state: 'submitted' });
    const hold = (until: string) => refusalsOf(open, 'hold', { by: staff(), input: { until } });
    expect(hold('2026-03-10')).toEqual(['hold.until-past']);
    const { after } = done(open, 'hold', { by: staff(), input: { until: '2026-03-11' } });
    expect(after.procedure.hold).toEqual({
      reason: 'Because it has to be',
      since: now,
      until: '2026-03-11T00:00:00.000Z',
    });
  });

  it('is released by the clock at its end and not before, and by staff when they like', () => {
    const release = (until: string | null, by = clock) => refusalsOf(held(until), 'release', { by });
    expect(release('2026-03-10T13:59:00.000Z')).toEqual([]);
    expect(release(now)).toEqual([]);
    expect(release('2026-03-11T00:00:00.000Z')).toEqual(['hold.not-due']);
    expect(release(null)).toEqual(['hold.not-due']);
    expect(release(null, staff())).toEqual([]);
  });

  it('must be there to be released', () => {
    expect(refusalsOf(aPartnership(), 'release', { by: staff() })).toEqual(['hold.none']);
  });
});

describe('silence', () => {
  const due = facts({ lapseDue: true });
  const lapse = (state: Parameters<typeof aPartnership>[0]) =>
    done(aPartnership(state), 'lapse', { by: clock, facts: due });

  it('lets a case lapse only when its deadline has passed and everybody was told', () => {
    expect(refusalsOf(aPartnership({ state: 'drafting' }), 'lapse', { by: clock })).toEqual(['lapse.not-due']);
    expect(lapse({ state: 'drafting' }).after.procedure).toMatchObject({ state: 'lapsed', lapsedFrom: 'drafting' });
  });

  it.each(['submitted', 'under-review', 'signed'] as const)(
    'never lets a case lapse where staff are late: %s',
    (state) => {
      expect(refusalsOf(aPartnership({ state }), 'lapse', { by: clock, facts: due })).toEqual(['action.not-in-state']);
    },
  );

  it('makes a signature that waits for the other one void', () => {
    expect(done(half, 'lapse', { by: clock, facts: due }).types).toEqual(['signatures.voided', 'partnership.lapsed']);
  });

  it.each(['draft', 'awaiting-counterpart', 'in-approval', 'drafting', 'signing'] as const)(
    'may be ended by staff, back in the former state: %s',
    (state) => {
      const { after } = done(lapse({ state }).after, 'revive', { by: staff() });
      expect(after.procedure).toMatchObject({ state, lapsedFrom: null, revived: true });
    },
  );

  it('that came while changes were requested goes on with the same requests', () => {
    const changeRequests = [{ section: 'plan' as const, comment: 'More', answer: null }];
    const former = aPartnership({
      state: 'changes-requested',
      procedure: { cameFrom: 'under-review', changeRequests },
    });
    const lapsed = done(former, 'lapse', { by: clock, facts: due }).after;
    const { procedure } = done(lapsed, 'revive', { by: staff() }).after;
    expect(procedure).toMatchObject({ state: 'changes-requested', cameFrom: 'under-review', changeRequests });
  });

  it('is forgiven once', () => {
    const revived = done(lapse({ state: 'drafting' }).after, 'revive', { by: staff() }).after;
    const again = done(revived, 'lapse', { by: clock, facts: due }).after;
    expect(refusalsOf(again, 'revive', { by: staff() })).toEqual(['revive.already']);
  });

  it('is not forgiven where the pair has another partnership meanwhile, or a rule prohibits it', () => {
    const revive = (joined: boolean, asked: typeof due) =>
      refusalsOf(aPartnership({ state: 'lapsed', procedure: { counterpartJoined: joined } }), 'revive', {
        by: staff(),
        facts: asked,
      });
    const friends = facts({ rivals: [rival({ kind: 'friendship', state: 'in-approval', reachedReview: true })] });
    expect(revive(true, friends)).toEqual(['pair.live-partnership']);
    expect(revive(false, friends)).toEqual([]);
    expect(revive(false, facts({ rivals: [rival()] }))).toEqual(['pair.live-partnership']);
    expect(revive(false, facts({ prohibitions: [prohibition] }))).toEqual(['pair.prohibited']);
  });
});

describe('notes and messages', () => {
  it('are private, and notes are for staff alone', () => {
    const open = aPartnership({ state: 'under-review' });
    const [note] = done(open, 'note', { by: staff() }).events;
    const [message] = done(open, 'sendMessage', { by: clerk('counterpart') }).events;
    expect(note).toEqual({ type: 'case.noted', data: {}, private: { text: 'Called the clerk' } });
    expect(message).toEqual({ type: 'case.message-sent', data: { to: 'both' }, private: { text: 'Good news' } });
    expect(refusalsOf(open, 'note', { by: clerk('initiator') })).toEqual(['action.not-yours']);
  });

  it('do not come from a counterpart that has not answered its invitation', () => {
    const awaiting = aPartnership({ state: 'awaiting-counterpart' });
    expect(refusalsOf(awaiting, 'sendMessage', { by: clerk('counterpart') })).toEqual(['invitation.unanswered']);
  });
});
