import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  bothApprovals,
  clerk,
  community,
  facts,
  prohibition,
  revision,
  service,
  signature,
  staff,
} from '../../../../test/support/partnership-builders.js';
import { done, refusalsOf } from '../../../../test/support/partnership-steps.js';

const drafting = aPartnership({ state: 'drafting' });
const agreed = aPartnership({ state: 'drafting', procedure: { accepted: { initiator: 1, counterpart: 1 } } });
const initiator = clerk('initiator');
const counterpart = clerk('counterpart');

describe('agreeing on a text', () => {
  it('takes whoever proposes for having accepted, and makes older acceptances void', () => {
    const { procedure } = done(agreed, 'proposeText', { by: counterpart }).after;
    expect(procedure.accepted).toEqual({ initiator: null, counterpart: 2 });
    expect(procedure.revisions.map(({ number, proposedBy }) => [number, proposedBy])).toEqual([
      [1, 'initiator'],
      [2, 'counterpart'],
    ]);
  });

  it('accepts the latest revision only: nobody agrees to a text that they have not seen', () => {
    const two = aPartnership({
      state: 'drafting',
      procedure: { revisions: [revision(), revision({ number: 2 })], accepted: { initiator: 2, counterpart: null } },
    });
    const accept = (number: number) => refusalsOf(two, 'acceptText', { by: counterpart, input: { revision: number } });
    expect(accept(1)).toEqual(['text.stale-revision']);
    expect(accept(3)).toEqual(['text.stale-revision']);
    expect(accept(2)).toEqual([]);
  });

  it('needs a text first, and accepts it once for each side', () => {
    const blank = aPartnership({
      state: 'drafting',
      procedure: { revisions: [], accepted: { initiator: null, counterpart: null } },
    });
    expect(refusalsOf(blank, 'acceptText', { by: initiator })).toEqual(['text.no-revision']);
    expect(refusalsOf(drafting, 'acceptText', { by: initiator })).toEqual(['text.already-accepted']);
    expect(refusalsOf(drafting, 'acceptText', { by: counterpart })).toEqual([]);
  });

  it('names at least two different areas for a sister partnership', () => {
    const input = { areas: ['culture' as const, 'culture' as const] };
    expect(refusalsOf(drafting, 'proposeText', { by: initiator, input })).toEqual(['text.too-few-areas']);
    const friends = aPartnership({ state: 'drafting', kind: 'friendship' });
    const { procedure } = done(friends, 'proposeText', { by: initiator, input }).after;
    expect(procedure.revisions.at(-1)?.areas).toEqual(['culture']);
  });
});

describe('a proposed text', () => {
  it('keeps what the communities were then: renamed or merged before the signature, they sign what was frozen', () => {
    const communities = {
      initiator: community('initiator'),
      counterpart: community('counterpart', { name: 'Old Nagasaki', level: 'county' }),
    };
    const { procedure } = done(agreed, 'proposeText', { by: initiator, facts: facts({ communities }) }).after;
    expect(procedure.revisions.at(-1)?.parties).toEqual({
      initiator: { shortName: 'Saint Paul', level: 'city' },
      counterpart: { shortName: 'Old Nagasaki', level: 'county' },
    });
  });
});

describe('freezing a text', () => {
  const freeze = (partnership = agreed, asked = facts()) =>
    refusalsOf(partnership, 'freezeText', { by: service, facts: asked });

  it('fixes the hash, both originals and the names as they will be signed', () => {
    const { after } = done(agreed, 'freezeText', { by: service });
    expect(after.procedure).toMatchObject({ state: 'signing', frozen: { revision: 1, contentHash: 'c'.repeat(64) } });
    expect(after.namesAsSigned).toEqual({ initiator: 'the City of Saint Paul', counterpart: 'the City of Nagasaki' });
  });

  it('needs both to have accepted the same revision', () => {
    const crossed = { revisions: [revision(), revision({ number: 2 })], accepted: { initiator: 1, counterpart: 2 } };
    expect(freeze(drafting)).toEqual(['text.not-accepted-by-both']);
    expect(freeze(aPartnership({ state: 'drafting', procedure: crossed }))).toEqual(['text.not-accepted-by-both']);
  });

  it('needs approvals in force and no prohibition', () => {
    const accepted = { accepted: { initiator: 1, counterpart: 1 }, approvals: bothApprovals('conditional') };
    expect(freeze(aPartnership({ state: 'drafting', procedure: accepted }))).toEqual([
      'approval.not-granted',
      'approval.not-granted',
    ]);
    expect(freeze(agreed, facts({ prohibitions: [prohibition] }))).toEqual(['pair.prohibited']);
  });

  it('refuses what was rendered from another revision than the accepted one', () => {
    expect(refusalsOf(agreed, 'freezeText', { by: service, input: { revision: 2 } })).toEqual(['text.stale-revision']);
  });
});

describe('reopening a frozen text', () => {
  const half = aPartnership({
    state: 'signing',
    procedure: { signatures: { initiator: null, counterpart: signature('counterpart') } },
  });

  it.each([
    ['the initiating community', initiator],
    ['the counterpart', counterpart],
    ['staff', staff()],
  ])('by %s makes every signature void, with a trace, and both have to accept anew', (_who, by) => {
    const { types, events, after } = done(half, 'reopenText', { by });
    expect(types).toEqual(['signatures.voided', 'agreement.text-reopened']);
    expect(events[0]?.data).toEqual({ sides: ['counterpart'] });
    expect(after.procedure).toMatchObject({
      state: 'drafting',
      frozen: null,
      accepted: { initiator: null, counterpart: null },
      signatures: { initiator: null, counterpart: null },
    });
  });

  it('leaves no trace of signatures that nobody had given', () => {
    expect(done(aPartnership({ state: 'signing' }), 'reopenText', { by: initiator }).types).toEqual([
      'agreement.text-reopened',
    ]);
  });
});
