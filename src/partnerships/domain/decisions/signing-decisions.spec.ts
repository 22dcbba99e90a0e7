import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  bothApprovals,
  community,
  facts,
  hashes,
  official,
  person,
  prohibition,
  service,
  signature,
  term,
} from '../../../../test/support/partnership-builders.js';
import { done, refusalsOf } from '../../../../test/support/partnership-steps.js';
import type { OfficeTerm } from '../facts.js';

const signing = aPartnership({ state: 'signing' });
const mayor = official('initiator');
const half = aPartnership({
  state: 'signing',
  procedure: { signatures: { initiator: null, counterpart: signature('counterpart') } },
});
const withTerms = (...terms: OfficeTerm[]) =>
  facts({ terms: { initiator: terms, counterpart: [term('counterpart')] } });
const sign = (asked = facts(), by = mayor, partnership = signing) =>
  refusalsOf(partnership, 'sign', { by, facts: asked });

describe('signing', () => {
  it('carries the frozen hashes, the term, the instant and the civil date where it was made', () => {
    const asked = facts({ now: '2026-03-31T20:00:00.000Z' });
    const { events } = done(signing, 'sign', { by: official('counterpart'), facts: asked });
    expect(events[0]).toMatchObject({
      type: 'signature.given',
      data: {
        side: 'counterpart',
        contentHash: hashes.content,
        originals: hashes.originals,
        signature: {
          mode: 'electronic',
          personId: 'counterpart-official',
          termId: 'counterpart-term',
          capacity: 'holder',
          basis: 'elected',
          instant: '2026-03-31T20:00:00.000Z',
          zone: 'Asia/Tokyo',
          civilDate: '2026-04-01',
        },
      },
    });
  });

  it('keeps address, browser and consent in the private part of the event', () => {
    const [event] = done(signing, 'sign', { by: mayor }).events;
    expect(JSON.stringify(event?.data)).not.toContain('192.0.2.1');
    expect(event?.private).toMatchObject({ evidence: { address: '192.0.2.1', consentVersion: '1' } });
  });

  it('by the second community concludes in the same breath', () => {
    const { types, after } = done(half, 'sign', { by: mayor });
    expect(types).toEqual(['signature.given', 'partnership.signed']);
    expect(after.procedure.state).toBe('signed');
  });

  it('by the first community concludes nothing, and hands nobody a half-signed copy', () => {
    const { types, after } = done(signing, 'sign', { by: mayor });
    expect(types).toEqual(['signature.given']);
    expect(after.procedure).toMatchObject({ state: 'signing', signedCopies: null });
    expect(after.procedure.sealed).toBeUndefined();
  });

  it('twice is refused as given already', () => {
    const { after } = done(signing, 'sign', { by: mayor });
    expect(sign(facts(), mayor, after)).toEqual(['signature.already-given']);
  });

  it.each([
    ['the text', { contentHash: '0'.repeat(64) }],
    ["the initiator's original", { initiatorOriginal: '0'.repeat(64) }],
    ["the counterpart's original", { counterpartOriginal: '0'.repeat(64) }],
    ['originals that were swapped', { initiatorOriginal: 'b'.repeat(64), counterpartOriginal: 'a'.repeat(64) }],
  ])('refuses another hash than the frozen one of %s', (_what, input) => {
    expect(refusalsOf(signing, 'sign', { by: mayor, input })).toEqual(['signature.hash-mismatch']);
  });

  it('needs approvals in force and no prohibition', () => {
    const pending = aPartnership({ state: 'signing', procedure: { approvals: bothApprovals('required') } });
    expect(sign(facts(), mayor, pending)).toEqual(['approval.not-granted', 'approval.not-granted']);
    expect(sign(facts({ prohibitions: [prohibition] }))).toEqual(['pair.prohibited']);
  });
});

describe('who may sign', () => {
  const successor = official('initiator', 'successor');
  const former = term('initiator', { until: '2026-03-09' });
  const next = term('initiator', { id: 'next-term', personId: 'successor', name: 'The successor', from: '2026-03-10' });

  it('is the successor where the official was replaced before signing', () => {
    expect(sign(withTerms(former, next), mayor)).toEqual(['signature.no-authority']);
    const { events } = done(signing, 'sign', { by: successor, facts: withTerms(former, next) });
    expect(events[0]?.data).toMatchObject({ signature: { termId: 'next-term', personId: 'successor' } });
  });

  it('is the successor of one side where it was replaced between the two signatures; the one given stays', () => {
    const signedBefore = done(signing, 'sign', { by: mayor }).after;
    const terms = { initiator: [former, next], counterpart: [term('counterpart')] };
    const { after } = done(signedBefore, 'sign', { by: official('counterpart'), facts: facts({ terms }) });
    expect(after.procedure).toMatchObject({ state: 'signed', signatures: { initiator: { termId: 'initiator-term' } } });
    expect(sign(facts({ terms }), successor, signedBefore)).toEqual(['signature.already-given']);
  });

  it('does not matter any more after both have signed: nobody signs again and nothing is taken back', () => {
    const signed = done(half, 'sign', { by: mayor }).after;
    expect(sign(withTerms(former, next), successor, signed)).toEqual(['action.not-in-state']);
    const stored = done(signed, 'storeSealed', { by: service, facts: withTerms(former, next) }).after;
    expect(stored.procedure.signatures).toEqual(signed.procedure.signatures);
  });

  it.each(['acting', 'delegate', 'collegiate'] as const)(
    'is also whoever is there as %s while the term lasts',
    (capacity) => {
      const deputy = term('initiator', { id: 'deputy-term', personId: 'deputy', capacity, until: '2026-03-10' });
      const by = official('initiator', 'deputy');
      const { events } = done(signing, 'sign', { by, facts: withTerms(term('initiator'), deputy) });
      expect(events[0]?.data).toMatchObject({ signature: { termId: 'deputy-term', capacity } });
      const over = facts({ ...withTerms(deputy), now: '2026-03-11T14:00:00.000Z' });
      expect(sign(over, by)).toEqual(['signature.no-authority']);
    },
  );

  it('is any one of a board of three, once for the community', () => {
    const board = ['one', 'two', 'three'].map((id) => term('initiator', { id, personId: id, capacity: 'collegiate' }));
    const asked = withTerms(...board);
    const { after } = done(signing, 'sign', { by: official('initiator', 'two'), facts: asked });
    expect(after.procedure.signatures.initiator?.termId).toBe('two');
    expect(sign(asked, official('initiator', 'three'), after)).toEqual(['signature.already-given']);
  });

  it("is decided by the day in that community's zone: a term that begins on 1 April has begun in Tokyo, not in Honolulu", () => {
    const from = '2026-04-01';
    const asked = facts({
      now: '2026-03-31T20:00:00.000Z',
      communities: {
        initiator: community('initiator', { zone: 'Pacific/Honolulu' }),
        counterpart: community('counterpart', { zone: 'Asia/Tokyo' }),
      },
      terms: { initiator: [term('initiator', { from })], counterpart: [term('counterpart', { from })] },
    });
    expect(sign(asked, official('counterpart'))).toEqual([]);
    expect(sign(asked, mayor)).toEqual(['signature.no-authority']);
  });

  it("has a mail address that staff confirmed and that is no clerk's of this case", () => {
    expect(sign(withTerms(term('initiator', { mailConfirmed: false })))).toEqual(['signature.mail-unconfirmed']);
    expect(sign(withTerms(term('initiator', { mailIsAClerks: true })))).toEqual(['signature.mail-is-a-clerks']);
  });

  it("never signs for the other side, even with the other side's role", () => {
    const borrowed = person('initiator-official', { counterpart: ['official'] });
    expect(sign(facts(), borrowed)).toEqual(['signature.no-authority']);
  });
});

describe('declining to sign', () => {
  it('goes back to the drafting and makes the other signature void, with a trace', () => {
    const { types, after } = done(half, 'declineToSign', { by: mayor });
    expect(types).toEqual(['signatures.voided', 'signature.declined']);
    expect(after.procedure).toMatchObject({
      state: 'drafting',
      frozen: null,
      accepted: { initiator: null, counterpart: null },
      signatures: { initiator: null, counterpart: null },
    });
  });

  it('is not for somebody who holds the office no longer', () => {
    const asked = withTerms(term('initiator', { until: '2026-03-09' }));
    expect(refusalsOf(half, 'declineToSign', { by: mayor, facts: asked })).toEqual(['signature.no-authority']);
  });
});

describe('storing the sealed originals', () => {
  it('happens once', () => {
    const unsealed = aPartnership({ state: 'signed', unsealed: true });
    const { after } = done(unsealed, 'storeSealed', { by: service });
    expect(after.procedure.sealed).toEqual({ copies: hashes.copies, level: 'B-B', seals: [] });
    expect(refusalsOf(after, 'storeSealed', { by: service })).toEqual(['document.already-sealed']);
  });
});
