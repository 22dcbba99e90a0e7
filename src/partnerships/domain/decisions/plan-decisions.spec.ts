import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  clerk,
  facts,
  hashes,
  official,
  signature,
  staff,
} from '../../../../test/support/partnership-builders.js';
import { done, refusalsOf, type Step } from '../../../../test/support/partnership-steps.js';
import { parseInput } from '../../../platform/input.js';
import type { Partnership } from '../partnership.js';
import { planInput } from '../plan-input.js';
import { waitingOn } from '../waiting.js';

const signing = aPartnership({ state: 'signing' });
const own = clerk('initiator');
const other = clerk('counterpart');
const mixed = { modes: { initiator: 'electronic', counterpart: 'ceremony' }, order: 'initiator-first' } as const;
const ceremony = { host: 'counterpart', place: 'City Hall, Nagasaki', startsAt: '2026-08-09T11:00' } as const;

type Planned = Step<'planSigning'>['input'];
const proposed = (input: Planned = {}, by = own, before: Partnership = signing) =>
  done(before, 'planSigning', { by, input: input ?? {} }).after;
const accepted = (plan: Partnership, by = other) => {
  const number = plan.procedure.signingPlan?.number ?? 0;
  return done(plan, 'acceptPlan', { by, input: { plan: number } }).after;
};
const agreed = (input: Planned, before = signing) => accepted(proposed(input, own, before));

describe('the plan for signing', () => {
  it('counts once both communities have accepted it; a clerk’s proposal is accepted for the clerk’s own', () => {
    const plan = proposed({ ...mixed, ceremony });
    expect(plan.procedure).toMatchObject({ signingPlan: { accepted: { initiator: true, counterpart: false } } });
    expect(plan.procedure.agreedPlan).toBeUndefined();
    expect(accepted(plan).procedure.agreedPlan).toMatchObject({
      ...mixed,
      ceremony: { place: 'City Hall, Nagasaki', zone: 'Asia/Tokyo', startsAt: '2026-08-09T11:00' },
    });
  });

  it('of staff waits for both', () => {
    const plan = proposed(mixed, staff());
    expect(accepted(plan, own).procedure.agreedPlan).toBeUndefined();
    expect(accepted(accepted(plan, own)).procedure.agreedPlan).toMatchObject(mixed);
  });

  it('is accepted as it was read: not a newer one, not twice, and not where there is none', () => {
    const newer = proposed(mixed, other, proposed());
    expect(refusalsOf(newer, 'acceptPlan', { by: own, input: { plan: 1 } })).toEqual(['plan.stale']);
    expect(refusalsOf(proposed(), 'acceptPlan', { by: own, input: { plan: 1 } })).toEqual(['plan.already-accepted']);
    expect(refusalsOf(signing, 'acceptPlan', { by: own })).toEqual(['plan.none']);
  });

  it('holds until another one is accepted by both', () => {
    const changed = proposed({ order: 'counterpart-first' }, other, agreed(mixed));
    expect(changed.procedure.agreedPlan).toMatchObject({ order: 'initiator-first' });
    expect(accepted(changed, own).procedure.agreedPlan).toMatchObject({ order: 'counterpart-first' });
  });

  it('is proposed once by two clicks', () => {
    const plan = proposed({ ...mixed, ceremony });
    const again = { by: own, input: { ...mixed, ceremony } };
    expect(refusalsOf(plan, 'planSigning', again)).toEqual(['plan.already-accepted']);
    expect(refusalsOf(plan, 'planSigning', { ...again, input: { ...again.input, order: 'parallel' } })).toEqual([]);
  });

  it('is not accepted once its ceremony lies behind', () => {
    const plan = proposed({ ...mixed, ceremony: { ...ceremony, startsAt: '2026-03-12T11:00' } });
    const later = { ...facts(), now: '2026-03-20T10:00:00.000Z' };
    const step = { by: other, input: { plan: 1 } };
    expect(refusalsOf(plan, 'acceptPlan', step)).toEqual([]);
    expect(refusalsOf(plan, 'acceptPlan', { ...step, facts: later })).toEqual(['plan.ceremony-past']);
  });

  it('has a ceremony in the future, on a clock of its place', () => {
    // now it is 23:00 on 10 March in Nagasaki, 09:00 in Saint Paul
    const at = (startsAt: string, host: 'initiator' | 'counterpart') =>
      refusalsOf(signing, 'planSigning', { by: own, input: { ...mixed, ceremony: { ...ceremony, host, startsAt } } });
    expect(at('2026-03-10T22:59', 'counterpart')).toEqual(['plan.ceremony-past']);
    expect(at('2026-03-10T23:01', 'counterpart')).toEqual([]);
    expect(at('2026-03-10T22:59', 'initiator')).toEqual([]);
  });

  it('once somebody has signed changes no more than the ceremony', () => {
    const signatures = { initiator: signature('initiator'), counterpart: null };
    const plan = agreed({ ...mixed, ceremony });
    const half = { ...plan, procedure: { ...plan.procedure, signatures } };
    const later = { ...mixed, ceremony: { ...ceremony, startsAt: '2026-08-10T11:00' } };
    expect(refusalsOf(half, 'planSigning', { by: own, input: later })).toEqual([]);
    const paperless = { modes: { initiator: 'electronic', counterpart: 'electronic' } } as const;
    expect(refusalsOf(half, 'planSigning', { by: own, input: { ...later, ...paperless } })).toEqual([
      'plan.signing-began',
    ]);
    expect(refusalsOf(half, 'planSigning', { by: own, input: { ...later, order: 'parallel' } })).toEqual([
      'plan.signing-began',
    ]);
  });

  it('is not accepted any more once somebody has signed otherwise than it says', () => {
    const plan = proposed({ modes: { initiator: 'electronic', counterpart: 'ceremony' } });
    const signed = done(plan, 'sign', { by: official('initiator') }).after;
    expect(refusalsOf(signed, 'acceptPlan', { by: other, input: { plan: 1 } })).toEqual(['plan.signing-began']);
    const same = done(proposed(), 'sign', { by: official('initiator') }).after;
    expect(refusalsOf(same, 'acceptPlan', { by: other, input: { plan: 1 } })).toEqual([]);
  });

  it('lets nobody sign out of turn, and nobody electronically who agreed on a pen', () => {
    const ordered = agreed({ order: 'counterpart-first' });
    expect(refusalsOf(ordered, 'sign', { by: official('initiator') })).toEqual(['signature.not-your-turn']);
    expect(refusalsOf(ordered, 'sign', { by: official('counterpart') })).toEqual([]);
    const pen = agreed({ modes: { initiator: 'ceremony', counterpart: 'electronic' } });
    expect(refusalsOf(pen, 'sign', { by: official('initiator') })).toEqual(['signature.by-pen']);
  });

  it('says whose move it is: the first to sign, the other after that, and clerks where a pen is used', () => {
    const ordered = agreed({ order: 'counterpart-first' });
    expect(waitingOn(ordered.procedure)).toEqual([{ party: 'counterpart', role: 'official' }]);
    const after = done(ordered, 'sign', { by: official('counterpart') }).after;
    expect(waitingOn(after.procedure)).toEqual([{ party: 'initiator', role: 'official' }]);
    const pen = agreed({ modes: { initiator: 'ceremony', counterpart: 'ceremony' } });
    expect(waitingOn(pen.procedure).map(({ role }) => role)).toEqual(['clerk', 'clerk']);
  });

  it('is refused with what is wrong in it, field by field', () => {
    const refused = (input: object) => {
      const result = parseInput(planInput, input);
      return result.ok ? [] : result.reasons.map(({ field, code }) => `${field}: ${code}`);
    };
    const modes = { initiator: 'electronic', counterpart: 'quill' };
    const nowhere = { host: 'counterpart', place: ' ', startsAt: '2026-02-31T11:00', zone: 'Mars/Olympus' };
    expect(refused({ modes, ceremony: nowhere })).toEqual([
      'modes.counterpart: choose-one',
      'ceremony.place: required',
      'ceremony.zone: community.zone',
      'ceremony.startsAt: date-time',
    ]);
  });
});

describe('the official’s link to sign', () => {
  const reissue = (by = own, before = signing, side: 'initiator' | 'counterpart' = 'initiator') =>
    refusalsOf(before, 'reissueSigningLink', { by, input: { side }, facts: facts() });

  it('is for clerks of that community and for staff to renew and to stop', () => {
    expect(reissue()).toEqual([]);
    expect(reissue(other)).toEqual(['signature.link-of-other-side']);
    expect(reissue(staff(), signing, 'counterpart')).toEqual([]);
    expect(reissue(official('initiator'))).toEqual(['action.not-yours']);
    const empty = facts({ terms: { initiator: [], counterpart: [] } });
    expect(refusalsOf(signing, 'reissueSigningLink', { by: own, facts: empty })).toEqual(['office.nobody']);
    expect(refusalsOf(signing, 'revokeSigningLink', { by: other })).toEqual(['signature.link-of-other-side']);
  });

  it('is there only while that official is asked to sign', () => {
    const signatures = { initiator: signature('initiator'), counterpart: null };
    expect(reissue(own, aPartnership({ state: 'signing', procedure: { signatures } }))).toEqual([
      'signature.nothing-to-revoke',
    ]);
    expect(reissue(own, agreed({ order: 'counterpart-first' }))).toEqual(['signature.not-your-turn']);
    expect(reissue(own, agreed({ modes: { initiator: 'ceremony', counterpart: 'electronic' } }))).toEqual([
      'signature.by-pen',
    ]);
  });

  it('stays stopped until a new one is sent, or the text is fixed anew', () => {
    const stopped = done(signing, 'revokeSigningLink', { by: own }).after;
    expect(stopped.procedure.linksStopped).toEqual({ initiator: true });
    const again = done(stopped, 'reissueSigningLink', { by: own }).after;
    expect(again.procedure.linksStopped).toEqual({ initiator: false });
    const reopened = done(stopped, 'reopenText', { by: own }).after;
    const both = { ...reopened, procedure: { ...reopened.procedure, accepted: { initiator: 1, counterpart: 1 } } };
    const frozen = done(both, 'freezeText', { by: { kind: 'service' }, input: { contentHash: hashes.content } });
    expect(frozen.after.procedure.linksStopped).toEqual({});
  });
});
