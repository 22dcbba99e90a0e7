import { describe, expect, it } from '@jest/globals';
import { aPartnership, clerk, facts, official, staff, term } from '../../../test/support/partnership-builders.js';
import { done, refusalsOf } from '../../../test/support/partnership-steps.js';
import { boardOn } from './board.js';
import { allOriginalChecks } from './original-checks.js';
import type { OfficeTerm } from './facts.js';
import type { Partnership } from './partnership.js';
import type { Side } from './states.js';

const signing = aPartnership({ state: 'signing' });
const wednesday = '2026-03-11T18:00:00.000Z';

const member = (name: string, changes: Partial<OfficeTerm> = {}, side: Side = 'initiator'): OfficeTerm =>
  term(side, { id: `term-${name}`, personId: name, name, capacity: 'collegiate', quorum: 2, ...changes });
const three = (changes: Partial<OfficeTerm> = {}) => ['Ada', 'Ben', 'Cy'].map((name) => member(name, changes));
const asked = (terms: readonly OfficeTerm[], now?: string) =>
  facts({ terms: { initiator: terms, counterpart: [term('counterpart')] }, ...(now ? { now } : {}) });
const as = (name: string, side: Side = 'initiator') => official(side, name);

/** The case after each of them has signed, in this order. */
const signedBy = (names: readonly string[], terms: readonly OfficeTerm[], start: Partnership = signing): Partnership =>
  names.reduce(
    (before, name) => done(before, 'sign', { by: as(name), facts: asked(terms), input: { typedName: name } }).after,
    start,
  );

describe('a board as signatory', () => {
  it('has signed with as many of its three members as its quorum of two asks for, and not before', () => {
    const first = done(signing, 'sign', { by: as('Ada'), facts: asked(three()), input: { signatureId: 'one' } });
    expect(first.types).toEqual(['signature.member-given']);
    expect(first.after.procedure.signatures.initiator).toBeNull();
    const second = done(first.after, 'sign', { by: as('Cy'), facts: asked(three()), input: { signatureId: 'two' } });
    expect(second.types).toEqual(['signature.member-given', 'signature.given']);
    expect(second.after.procedure.signatures.initiator).toMatchObject({
      ...{ signatureId: 'two', name: 'Ada, Cy', capacity: 'collegiate', quorum: 2 },
      members: [
        { personId: 'Ada', signatureId: 'one' },
        { personId: 'Cy', signatureId: 'two' },
      ],
    });
    expect(refusalsOf(second.after, 'sign', { by: as('Ben'), facts: asked(three()) })).toContain(
      'signature.already-given',
    );
  });

  it('with a quorum of three needs all three', () => {
    const all = three({ quorum: 3 });
    const two = signedBy(['Ada', 'Ben'], all);
    expect(two.procedure.signatures.initiator).toBeNull();
    expect(signedBy(['Cy'], all, two).procedure.signatures.initiator?.members).toHaveLength(3);
  });

  it('concludes with the other side, one board as well as two', () => {
    const other = ['Kei', 'Ryo'].map((name) => member(name, {}, 'counterpart'));
    const both = facts({ terms: { initiator: three(), counterpart: other } });
    let last = done(signing, 'sign', { by: as('Ada'), facts: both });
    for (const [name, side] of [
      ['Kei', 'counterpart'],
      ['Ben', 'initiator'],
      ['Ryo', 'counterpart'],
    ] as const)
      last = done(last.after, 'sign', { by: as(name, side), facts: both });
    expect(last.types).toEqual(['signature.member-given', 'signature.given', 'partnership.signed']);
    expect(last.after.procedure.state).toBe('signed');
  });

  it('counts a member once, however often they sign and however often they were entered', () => {
    const twice = [...three(), member('Ada', { id: 'again', from: '2026-01-01' })];
    const once = signedBy(['Ada'], twice);
    expect(refusalsOf(once, 'sign', { by: as('Ada'), facts: asked(twice) })).toContain('signature.already-given');
    expect(boardOn(asked(twice), 'initiator', '2026-03-10')?.members).toHaveLength(3);
  });

  it('keeps the signature of a member who is replaced before the next one signs, and counts it', () => {
    const before = signedBy(['Ada'], three());
    const now = [member('Ada', { until: '2026-03-10' }), member('Dee', { from: '2026-03-11' }), ...three().slice(1)];
    const after = done(before, 'sign', { by: as('Dee'), facts: asked(now, wednesday) });
    expect(after.types).toEqual(['signature.member-given', 'signature.given']);
    expect(after.after.procedure.signatures.initiator?.members?.map(({ name }) => name)).toEqual(['Ada', 'Dee']);
    expect(refusalsOf(signing, 'sign', { by: as('Ada'), facts: asked(now, wednesday) })).toContain(
      'signature.no-authority',
    );
  });

  it('lets a member who is also the delegate sign alone, as the delegate', () => {
    const delegate = member('Ada', { id: 'd', capacity: 'delegate', quorum: null, until: '2026-12-31' });
    const { types } = done(signing, 'sign', { by: as('Ada'), facts: asked([...three(), delegate]) });
    expect(types).toEqual(['signature.given']);
  });

  it('counts a member who also presides over it as a member', () => {
    const president = member('Ada', { id: 'p', capacity: 'holder', quorum: null });
    const { types } = done(signing, 'sign', { by: as('Ada'), facts: asked([president, ...three()]) });
    expect(types).toEqual(['signature.member-given']);
  });

  it('is the highest office: a holder beside it neither signs alone nor names a deputy, unless one member is enough', () => {
    const president = member('Dee', { id: 'p', capacity: 'holder', quorum: null });
    const refusedTo = (terms: readonly OfficeTerm[]) =>
      (['sign', 'nameDeputy'] as const).map((action) =>
        refusalsOf(signing, action, { by: as('Dee'), facts: asked(terms) }),
      );
    expect(refusedTo([president, ...three()])).toEqual([['signature.no-authority'], ['signature.no-authority']]);
    expect(refusedTo([president, ...three({ quorum: 1 })])).toEqual([[], []]);
    expect(refusedTo([president, ...three({ until: '2026-03-09' })])).toEqual([[], []]);
  });

  it('goes by the strictest quorum, should its members be entered with different ones', () => {
    const terms = [member('Ada', { quorum: 1 }), member('Ben', { quorum: 3 }), member('Cy')];
    expect(signedBy(['Ada', 'Cy'], terms).procedure.signatures.initiator).toBeNull();
  });

  it('signs by one member where one is enough', () => {
    const { types } = done(signing, 'sign', { by: as('Ben'), facts: asked(three({ quorum: 1 })) });
    expect(types).toEqual(['signature.given']);
  });

  it('begins again when the text is opened again', () => {
    const half = signedBy(['Ada'], three());
    const { after } = done(half, 'reopenText', { by: clerk('counterpart') });
    expect(after.procedure.boardSignatures?.initiator ?? []).toEqual([]);
  });
});

describe('a deputy', () => {
  const names = (by: OfficeTerm, terms: readonly OfficeTerm[] = [by]) =>
    refusalsOf(signing, 'nameDeputy', { by: as(by.personId ?? ''), facts: asked(terms) });

  it('is named by the holder, within the holder’s own term', () => {
    expect(names(term('initiator', { personId: 'Ada' }))).toEqual([]);
    expect(names(term('initiator', { personId: 'Ada', until: '2026-04-10' }))).toEqual([]);
    expect(names(term('initiator', { personId: 'Ada', until: '2026-04-09' }))).toEqual(['deputy.beyond-term']);
  });

  it('is not named by a delegate, nor by one member for a whole board', () => {
    expect(names(term('initiator', { personId: 'Ada', capacity: 'delegate' }))).toEqual(['deputy.not-yours-to-name']);
    expect(names(member('Ada'), three())).toEqual(['deputy.not-yours-to-name']);
    expect(names(member('Ada', { quorum: 1 }), three({ quorum: 1 }))).toEqual([]);
  });
});

describe('a board that signs with a pen', () => {
  const modes = { initiator: 'ceremony', counterpart: 'ceremony' } as const;
  const agreedPlan = {
    number: 1,
    modes,
    order: 'parallel',
    ceremony: null,
    accepted: { initiator: true, counterpart: true },
  } as const;
  const scan = {
    documentSha256: 'f'.repeat(64),
    signedOn: '2026-03-09',
    place: 'Saint Paul',
    recordedBy: 'clerk',
    verifiedBy: null,
  };
  const papers = aPartnership({
    state: 'signing',
    procedure: { agreedPlan, wetInk: { initiator: scan, counterpart: scan } },
  });
  const verified = (terms: readonly OfficeTerm[], members?: string[]) => ({
    by: staff('second'),
    facts: asked(terms),
    input: { side: 'initiator' as const, checked: [...allOriginalChecks], ...(members ? { members } : {}) },
  });
  const theOther = { by: staff('second'), input: { side: 'counterpart' as const, checked: [...allOriginalChecks] } };

  it('is signed for by the members whom the verifier finds on the paper', () => {
    const first = done(papers, 'verifyOriginal', verified(three(), ['term-Ben', 'term-Cy'])).after;
    const { after, types } = done(first, 'verifyOriginal', { ...theOther, facts: asked(three()) });
    expect(types).toContain('partnership.signed');
    expect(after.procedure.signatures.initiator).toMatchObject({
      mode: 'ceremony',
      name: 'Ben, Cy',
      quorum: 2,
      civilDate: '2026-03-09',
    });
    expect(after.procedure.signatures.counterpart?.members).toBeUndefined();
  });

  it('has all its members on the paper where none could be missing', () => {
    const first = done(papers, 'verifyOriginal', verified(three({ quorum: 3 }))).after;
    expect(first.procedure.wetInk.initiator?.members).toEqual(['term-Ada', 'term-Ben', 'term-Cy']);
  });

  it('is not signed where its verified paper no longer fits its quorum or its members, until that is put right', () => {
    const first = done(papers, 'verifyOriginal', verified(three(), ['term-Ben', 'term-Cy'])).after;
    const second = (terms: readonly OfficeTerm[]) =>
      refusalsOf(first, 'verifyOriginal', { ...theOther, facts: asked(terms) });
    expect(second(three({ quorum: 3 }))).toEqual(['original.other-board-changed']);
    const benLeft = [member('Ada'), member('Ben', { until: '2026-03-08' }), member('Cy'), member('Dee')];
    expect(second(benLeft)).toEqual(['original.other-board-changed']);
    expect(second(three())).toEqual([]);
  });

  it.each([
    ['nobody says who', undefined],
    ['too few are named', ['term-Ada']],
    ['somebody is named who was not in office that day', ['term-Ada', 'term-Ben', 'term-Zoe']],
  ])('is not taken for signed while %s', (_why, members) => {
    expect(refusalsOf(papers, 'verifyOriginal', verified(three(), members))).toEqual(['original.board-members']);
  });
});
