import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  clerk,
  community,
  facts,
  official,
  person,
  prohibition,
  service,
  staff,
  term,
} from '../../../../test/support/partnership-builders.js';
import { done, refusalsOf } from '../../../../test/support/partnership-steps.js';
import type { Partnership } from '../partnership.js';
import type { Side } from '../states.js';

const signing = aPartnership({ state: 'signing' });
const record = (partnership: Partnership, side: Side, signedOn = '2026-03-09', place = 'Saint Paul') =>
  done(partnership, 'recordOriginal', { by: clerk(side), input: { side, signedOn, place } }).after;
const verify = (partnership: Partnership, side: Side, asked = facts()) =>
  done(partnership, 'verifyOriginal', { by: staff('ann'), input: { side }, facts: asked });
const recorded = record(record(signing, 'initiator'), 'counterpart');
const refusedOn = (signedOn: string, asked = facts(), partnership = signing) =>
  refusalsOf(partnership, 'recordOriginal', { by: staff(), input: { signedOn }, facts: asked });

describe('a wet-ink ceremony', () => {
  it('counts when the scans of both originals are verified, for both communities at once', () => {
    const first = verify(recorded, 'initiator');
    expect(first.types).toEqual(['original.verified']);
    const second = verify(first.after, 'counterpart');
    expect(second.types).toEqual(['original.verified', 'signature.given', 'signature.given', 'partnership.signed']);
    expect(second.after.procedure).toMatchObject({
      state: 'signed',
      signatures: {
        initiator: { mode: 'ceremony', signatureId: 'ink-1', civilDate: '2026-03-09' },
        counterpart: { mode: 'ceremony', signatureId: 'ink-2', civilDate: '2026-03-09' },
      },
    });
  });

  it('may be mixed: one signs on a screen, the other at the ceremony', () => {
    const onScreen = done(recorded, 'sign', { by: official('initiator') }).after;
    const { after } = verify(verify(onScreen, 'initiator').after, 'counterpart');
    expect(after.procedure.signatures.initiator?.mode).toBe('electronic');
    expect(after.procedure.signatures.counterpart?.mode).toBe('ceremony');
    expect(after.procedure.state).toBe('signed');
  });

  it('is checked by another person than whoever recorded the scan, and that person does not recognise', () => {
    const by = clerk('initiator');
    expect(refusalsOf(recorded, 'verifyOriginal', { by })).toEqual(['original.verified-by-recorder']);
    const { after } = verify(verify(recorded, 'initiator').after, 'counterpart');
    expect(after.procedure.firstPeople).toEqual(['reviewer', 'ann']);
    const stored = done(after, 'storeSignedCopies', { by: service }).after;
    expect(refusalsOf(stored, 'recognise', { by: staff('ann') })).toEqual(['review.second-person']);
    expect(refusalsOf(stored, 'recognise', { by: staff('bob') })).toEqual([]);
  });

  it('is never one community’s doing: it records its own original, and the other one or staff verify it', () => {
    const second = clerk('initiator', 'second-clerk');
    expect(refusalsOf(signing, 'recordOriginal', { by: second, input: { side: 'counterpart' } })).toEqual([
      'original.wrong-side',
    ]);
    expect(refusalsOf(recorded, 'verifyOriginal', { by: second })).toEqual(['original.own-side']);
    const also = person('also-staff', { initiator: ['clerk'] }, true);
    expect(refusalsOf(recorded, 'verifyOriginal', { by: also })).toEqual(['original.own-side']);
    expect(refusalsOf(recorded, 'verifyOriginal', { by: clerk('counterpart', 'other') })).toEqual([]);
  });

  it('is signed by whoever held the office on that day, replaced since or not', () => {
    const asked = facts({
      terms: {
        initiator: [
          term('initiator', { until: '2026-03-09' }),
          term('initiator', { id: 'next', personId: 'successor', from: '2026-03-10' }),
        ],
        counterpart: [term('counterpart')],
      },
    });
    const { after } = verify(verify(recorded, 'initiator', asked).after, 'counterpart', asked);
    expect(after.procedure.signatures.initiator?.termId).toBe('initiator-term');
  });

  it('is not verified where a correction of the terms leaves nobody in office on that day', () => {
    const asked = facts({ terms: { initiator: [], counterpart: [term('counterpart')] } });
    expect(refusalsOf(recorded, 'verifyOriginal', { by: staff(), facts: asked })).toContain('original.no-authority');
  });

  it('needs no holder today of a community that has signed on a screen', () => {
    const onScreen = done(signing, 'sign', { by: official('initiator') }).after;
    const vacant = facts({ terms: { initiator: [], counterpart: [term('counterpart')] } });
    expect(refusedOn('2026-03-09', vacant, onScreen)).toEqual([]);
    expect(refusedOn('2026-03-09', vacant)).toEqual(['original.no-authority']);
  });
});

describe('recording a scan', () => {
  it('refuses a day to come, and a day before the text was frozen', () => {
    expect(refusedOn('2026-03-11')).toEqual(['original.date-in-future']);
    expect(refusedOn('2026-02-28')).toEqual(['original.date-before-text']);
    expect(refusedOn('2026-03-01')).toEqual([]);
  });

  it('takes the day of either community, since nobody knows in which of them the pens were: Tokyo 1 April is Honolulu 31 March', () => {
    const asked = facts({
      now: '2026-03-31T20:00:00.000Z',
      communities: {
        initiator: community('initiator', { zone: 'Pacific/Honolulu' }),
        counterpart: community('counterpart', { zone: 'Asia/Tokyo' }),
      },
    });
    expect(refusedOn('2026-04-01', asked)).toEqual([]);
    expect(refusedOn('2026-04-02', asked)).toEqual(['original.date-in-future']);
  });

  it('is refused while a rule prohibits the partnership', () => {
    expect(refusedOn('2026-03-09', facts({ prohibitions: [prohibition] }))).toEqual(['pair.prohibited']);
  });

  it('may be done again until the scan is verified', () => {
    const again = record(recorded, 'initiator', '2026-03-08');
    expect(again.procedure.wetInk.initiator).toMatchObject({ signedOn: '2026-03-08', verifiedBy: null });
    const verified = verify(recorded, 'initiator').after;
    const by = staff();
    expect(refusalsOf(verified, 'recordOriginal', { by })).toEqual(['original.already-verified']);
    expect(refusalsOf(verified, 'verifyOriginal', { by })).toEqual(['original.already-verified']);
    expect(refusalsOf(verified, 'rejectOriginal', { by })).toEqual(['original.already-verified']);
  });

  it('is undone by rejecting the scan, and leaves nothing to verify', () => {
    const { after } = done(recorded, 'rejectOriginal', { by: staff() });
    expect(after.procedure.wetInk.initiator).toBeNull();
    expect(refusalsOf(after, 'verifyOriginal', { by: staff() })).toEqual(['original.nothing-recorded']);
    expect(refusalsOf(after, 'rejectOriginal', { by: staff() })).toEqual(['original.nothing-recorded']);
  });

  it('is void, with a trace, when the text is reopened', () => {
    const { events, after } = done(recorded, 'reopenText', { by: staff() });
    expect(events[0]).toEqual({ type: 'signatures.voided', data: { sides: ['initiator', 'counterpart'] } });
    expect(after.procedure.wetInk).toEqual({ initiator: null, counterpart: null });
  });
});
