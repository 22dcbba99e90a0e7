import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  clerk,
  community,
  facts,
  hashes,
  official,
  person,
  prohibition,
  service,
  staff,
  term,
} from '../../../../test/support/partnership-builders.js';
import { done, refusalsOf } from '../../../../test/support/partnership-steps.js';
import type { Actor } from '../actors.js';
import { allOriginalChecks, type OriginalCheck, originalChecks } from '../original-checks.js';
import { type PageCode, readPageCode, shortHash, writePageCode } from '../page-code.js';
import type { Partnership } from '../partnership.js';
import type { SigningPlan } from '../signing-plan.js';
import type { Side } from '../states.js';
import { waitingColumn } from '../waiting.js';

const planned = (modes: SigningPlan['modes']): Partnership => {
  const ceremony = { place: 'City hall', zone: 'America/Chicago', startsAt: '2026-03-09T11:00' };
  const accepted = { initiator: true, counterpart: true };
  const agreedPlan: SigningPlan = { number: 1, modes, order: 'parallel', ceremony, accepted };
  return aPartnership({ state: 'signing', procedure: { agreedPlan } });
};
const signing = planned({ initiator: 'ceremony', counterpart: 'ceremony' });
const record = (partnership: Partnership, side: Side, signedOn = '2026-03-09', place = 'Saint Paul') =>
  done(partnership, 'recordOriginal', { by: clerk(side), input: { side, signedOn, place } }).after;
const verify = (partnership: Partnership, side: Side, asked = facts()) =>
  done(partnership, 'verifyOriginal', { by: staff('ann'), input: { side }, facts: asked });
const recorded = record(record(signing, 'initiator'), 'counterpart');
const mixed = planned({ initiator: 'electronic', counterpart: 'ceremony' });
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

  it('may be mixed: one signs on a screen, the other with a pen, and the paper of the other is enough', () => {
    const onScreen = done(mixed, 'sign', { by: official('initiator') }).after;
    const { after, types } = verify(record(onScreen, 'counterpart'), 'counterpart');
    expect(types).toEqual(['original.verified', 'signature.given', 'partnership.signed']);
    expect(after.procedure.signatures.initiator?.mode).toBe('electronic');
    expect(after.procedure.signatures.counterpart?.mode).toBe('ceremony');
  });

  it.each([
    ['the pen', '2026-03-10', '2026-03-10', '2026-03-10'],
    ['the screen, which came last', '2026-03-09', '2026-03-10', '2026-03-10'],
  ])('has the affiliation date of %s where the two are mixed', (_who, inked, onScreen, affiliated) => {
    const paper = verify(record(mixed, 'counterpart', inked), 'counterpart').after;
    expect(paper.procedure.state).toBe('signing');
    const { events } = done(paper, 'sign', {
      by: official('initiator'),
      facts: facts({ now: `${onScreen}T14:00:00.000Z` }),
    });
    expect(events.at(-1)).toMatchObject({ type: 'partnership.signed', data: { affiliationDate: affiliated } });
  });

  it('is only for whoever agreed to a pen: no paper of the one who signs on a screen, none at all without a plan', () => {
    const refusedTo = (partnership: Partnership, side: Side) =>
      refusalsOf(partnership, 'recordOriginal', { by: clerk(side), input: { side } });
    expect(refusedTo(mixed, 'initiator')).toEqual(['original.ink-not-agreed']);
    expect(refusedTo(mixed, 'counterpart')).toEqual([]);
    expect(refusedTo(aPartnership({ state: 'signing' }), 'counterpart')).toEqual(['original.ink-not-agreed']);
  });

  it('of a case from before there were plans goes on with a pen on both sides once a paper is there', () => {
    const wetInk = { initiator: recorded.procedure.wetInk.initiator, counterpart: null };
    const old = aPartnership({ state: 'signing', procedure: { wetInk } });
    expect(refusalsOf(old, 'sign', { by: official('counterpart') })).toEqual(['signature.by-pen']);
    const plan = { modes: { initiator: 'ceremony', counterpart: 'ceremony' }, order: 'parallel' } as const;
    expect(refusalsOf(old, 'planSigning', { by: clerk('initiator'), input: { ...plan, ceremony: null } })).toEqual([]);
    const both = record(old, 'counterpart');
    const { after } = verify(verify(both, 'initiator').after, 'counterpart');
    expect(after.procedure.state).toBe('signed');
  });

  it('waits for its turn where the other signs first on a screen; whoever both use a pen has no order', () => {
    const ordered = (before: Partnership, order: SigningPlan['order']): Partnership => {
      const agreedPlan = before.procedure.agreedPlan && { ...before.procedure.agreedPlan, order };
      return { ...before, procedure: { ...before.procedure, ...(agreedPlan ? { agreedPlan } : {}) } };
    };
    const screenFirst = ordered(mixed, 'initiator-first');
    const recordedBy = (before: Partnership, by: Actor) =>
      refusalsOf(before, 'recordOriginal', { by, input: { side: 'counterpart' } });
    for (const by of [clerk('counterpart'), staff()])
      expect(recordedBy(screenFirst, by)).toEqual(['signature.not-your-turn']);
    const early = ordered(record(mixed, 'counterpart'), 'initiator-first');
    const by = staff('ann');
    const input = { side: 'counterpart' } as const;
    expect(refusalsOf(early, 'verifyOriginal', { by, input })).toEqual(['signature.not-your-turn']);
    const signed = done(screenFirst, 'sign', { by: official('initiator') }).after;
    expect(verify(record(signed, 'counterpart'), 'counterpart').after.procedure.state).toBe('signed');
    expect(recordedBy(ordered(mixed, 'counterpart-first'), clerk('counterpart'))).toEqual([]);
    const pens = ordered(signing, 'initiator-first');
    expect(recordedBy(pens, clerk('counterpart'))).toEqual([]);
    expect(waitingColumn(pens.procedure)).toBe('both');
  });

  it('is checked by another person than whoever recorded the scan, and that person does not recognise', () => {
    const by = clerk('initiator');
    expect(refusalsOf(recorded, 'verifyOriginal', { by })).toEqual(['original.verified-by-recorder']);
    const { after } = verify(verify(recorded, 'initiator').after, 'counterpart');
    expect(after.procedure.firstPeople).toEqual(['reviewer', 'ann']);
    const stored = done(after, 'storeSealed', { by: service }).after;
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
    const onScreen = done(mixed, 'sign', { by: official('initiator') }).after;
    const vacant = facts({ terms: { initiator: [], counterpart: [term('counterpart')] } });
    const refusedAt = (partnership: Partnership) =>
      refusalsOf(partnership, 'recordOriginal', {
        by: clerk('counterpart'),
        input: { side: 'counterpart' },
        facts: vacant,
      });
    expect(refusedAt(onScreen)).toEqual([]);
    expect(refusedAt(mixed)).toEqual(['original.no-authority']);
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

const code = (page: number, keeper: Side = 'initiator', reference = 'P-2026-00001', hash = hashes.content) =>
  writePageCode({ reference, keeper, page, pages: 2, hash: shortHash(hash) });
const withCodes = (...codes: (string | null)[]): Partnership =>
  done(signing, 'recordOriginal', { by: clerk('initiator'), input: { reading: { codes } } }).after;
const four = [...originalChecks];

describe('comparing a scan', () => {
  const refusedWith = (partnership: Partnership, checked: readonly OriginalCheck[]) =>
    refusalsOf(partnership, 'verifyOriginal', { by: staff(), input: { checked: [...checked] } });

  it('takes every check, and where all codes are right no look at differences', () => {
    const complete = withCodes(code(1), code(2));
    expect(refusedWith(complete, four)).toEqual([]);
    for (const left of four) {
      expect(
        refusedWith(
          complete,
          four.filter((check) => check !== left),
        ),
      ).toEqual(['original.unchecked']);
    }
  });

  it.each([
    ['a page can’t be read', [code(1), null]],
    ['a page is missing', [code(1)]],
    ['a page is there twice', [code(1), code(1), code(2)]],
    ['a page is of the other original', [code(1), code(2, 'counterpart')]],
    ['nothing was read', []],
  ])('asks for a look at the differences where %s', (_what, codes) => {
    expect(refusedWith(withCodes(...codes), four)).toEqual(['original.unchecked']);
    expect(refusedWith(withCodes(...codes), [...allOriginalChecks])).toEqual([]);
  });

  it('takes the loose sheet of the witnesses along, without missing it', () => {
    const sheet = writePageCode({ ...(readPageCode(code(1)) as PageCode), page: 'witnesses' });
    expect(refusedWith(withCodes(code(1), code(2), sheet), four)).toEqual([]);
  });

  it('never takes the paper of the other side alone for this one', () => {
    const step = (codes: (string | null)[]) => ({ by: clerk('initiator'), input: { reading: { codes } } });
    const others = [code(1, 'counterpart'), null, code(2, 'counterpart')];
    expect(refusalsOf(signing, 'recordOriginal', step(others))).toEqual(['original.other-text']);
    expect(refusalsOf(signing, 'recordOriginal', step([...others, code(1)]))).toEqual([]);
  });

  it.each([
    ['another partnership', code(2, 'initiator', 'P-2026-00002')],
    ['another text', code(2, 'initiator', 'P-2026-00001', 'd'.repeat(64))],
  ])('never takes a page of %s, from whoever says they looked', (_what, foreign) => {
    const step = { by: clerk('initiator'), input: { reading: { codes: [code(1), foreign] } } };
    expect(refusalsOf(signing, 'recordOriginal', step)).toEqual(['original.other-text']);
    const wetInk = withCodes(code(1)).procedure.wetInk;
    const stored = wetInk.initiator && { ...wetInk.initiator, reading: { codes: [code(1), foreign] } };
    const procedure = { ...signing.procedure, wetInk: { ...wetInk, initiator: stored } };
    expect(refusedWith({ ...signing, procedure }, [...allOriginalChecks])).toEqual(['original.other-text']);
  });
});

describe('custody of a paper original', () => {
  const custody = { holder: 'City archive', place: 'Shelf 12', since: '2026-03-10' };

  it('is told by its own community or staff, also after recognition, and not ahead of time', () => {
    const by = clerk('initiator');
    const { after, events } = done(recorded, 'recordCustody', { by, input: custody });
    expect(after.procedure.custody).toEqual({ initiator: custody });
    expect(events).toEqual([{ type: 'original.custody-recorded', data: { side: 'initiator', custody } }]);
    const refusedTo = (actor: Actor, input: object = {}) => refusalsOf(recorded, 'recordCustody', { by: actor, input });
    expect(refusedTo(clerk('counterpart'))).toEqual(['original.wrong-side']);
    expect(refusedTo(staff())).toEqual([]);
    expect(refusedTo(by, { since: '2026-03-11' })).toEqual(['original.date-in-future']);
    expect(refusalsOf(signing, 'recordCustody', { by })).toEqual(['original.no-paper']);
    const recognised = aPartnership({ state: 'recognised', procedure: { wetInk: recorded.procedure.wetInk } });
    expect(refusalsOf(recognised, 'recordCustody', { by, input: custody })).toEqual([]);
  });
});
