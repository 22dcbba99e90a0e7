import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  facts,
  person,
  prohibition,
  rival,
  signature,
  staff,
  bothApprovals,
} from '../../../../test/support/partnership-builders.js';
import { done, refusalsOf } from '../../../../test/support/partnership-steps.js';
import { affiliationDateOf } from './review-decisions.js';

const underReview = aPartnership({ state: 'under-review' });
const signed = aPartnership({ state: 'signed' });
const tied = person('tied', { counterpart: ['organiser'] }, true);

describe('recommending', () => {
  it('asks both councils, and remembers who recommended', () => {
    const { procedure } = done(underReview, 'recommend', { by: staff('ann') }).after;
    expect(procedure).toMatchObject({ state: 'in-approval', firstPeople: ['ann'] });
    expect([procedure.approvals?.initiator.outcome, procedure.approvals?.counterpart.outcome]).toEqual([
      'required',
      'required',
    ]);
  });

  it('keeps scores and reason private', () => {
    const [event] = done(underReview, 'recommend', { by: staff() }).events;
    expect(event?.data).toEqual({});
    expect(event?.private).toMatchObject({ scores: { breadth: 4 } });
  });

  it('is refused to a reviewer who belongs to either community', () => {
    expect(refusalsOf(underReview, 'recommend', { by: tied })).toEqual(['review.tie']);
  });
});

describe('merging crossing proposals', () => {
  const merge = (changes: Parameters<typeof rival>[0]) =>
    refusalsOf(underReview, 'mergeCrossing', { by: staff(), facts: facts({ rivals: [rival(changes)] }) });

  it('names the proposal that goes on', () => {
    const rivals = [rival(), rival({ crossing: true, reference: 'P-2026-00042' })];
    const { events, after } = done(underReview, 'mergeCrossing', { by: staff(), facts: facts({ rivals }) });
    expect(events[0]?.data).toEqual({ into: 'P-2026-00042' });
    expect(after.procedure).toMatchObject({ state: 'merged', proposal: underReview.procedure.proposal });
  });

  it('needs an open proposal of the other side', () => {
    expect(merge({ crossing: true, state: 'awaiting-counterpart' })).toEqual([]);
    expect(merge({ crossing: false })).toEqual(['pair.no-crossing-proposal']);
    expect(merge({ crossing: true, state: 'draft' })).toEqual(['pair.no-crossing-proposal']);
    expect(merge({ crossing: true, state: 'recognised' })).toEqual(['pair.no-crossing-proposal']);
  });
});

describe('recognising', () => {
  const by = staff('second');
  const recommendedBy = (firstPeople: string[]) => aPartnership({ state: 'signed', procedure: { firstPeople } });

  it('gives the number and the affiliation date, and lists the partnership as active', () => {
    expect(done(signed, 'recognise', { by }).after).toMatchObject({
      recognised: {
        number: 'E-2026-00001',
        affiliationDate: '2026-03-10',
        validity: 'active',
        recognition: 'listed',
        activity: 'active',
      },
      procedure: { state: 'recognised' },
    });
  });

  it.each(['recognise', 'refuseRecognition'] as const)(
    'is for a second person, who neither recommended, waived nor verified: %s',
    (action) => {
      expect(refusalsOf(recommendedBy(['first', 'second']), action, { by })).toEqual(['review.second-person']);
      expect(refusalsOf(recommendedBy(['first']), action, { by })).toEqual([]);
    },
  );

  it('waits until the originals are sealed', () => {
    const unsealed = aPartnership({ state: 'signed', unsealed: true });
    expect(refusalsOf(unsealed, 'recognise', { by })).toEqual(['document.not-ready']);
  });

  it('is refused to members of either community, without approvals in force, and where a rule prohibits it', () => {
    const asked = facts({ prohibitions: [prohibition] });
    const rescinded = aPartnership({ state: 'signed', procedure: { approvals: bothApprovals('rescinded') } });
    expect(refusalsOf(signed, 'recognise', { by: tied })).toEqual(['review.tie']);
    expect(refusalsOf(rescinded, 'recognise', { by })).toEqual(['approval.not-granted', 'approval.not-granted']);
    expect(refusalsOf(signed, 'recognise', { by, facts: asked })).toEqual(['pair.prohibited']);
  });

  it('refused leaves both signatures as they are: the agreement stays valid between the two', () => {
    const { after } = done(signed, 'refuseRecognition', { by });
    expect(after.procedure).toMatchObject({ state: 'not-recognised', signatures: signed.procedure.signatures });
    expect(after.recognised).toBeNull();
  });
});

describe('the affiliation date', () => {
  const dateOf = (initiator: Parameters<typeof signature>[1], counterpart: Parameters<typeof signature>[1]) =>
    affiliationDateOf(
      aPartnership({
        state: 'signed',
        procedure: {
          signatures: {
            initiator: signature('initiator', initiator),
            counterpart: signature('counterpart', counterpart),
          },
        },
      }),
    );

  it('is the day where the last signature was made: Honolulu on 31 March, after Tokyo on 1 April', () => {
    const honolulu = { instant: '2026-03-31T20:00:00.000Z', zone: 'Pacific/Honolulu', civilDate: '2026-03-31' };
    const tokyo = { instant: '2026-03-31T16:00:00.000Z', zone: 'Asia/Tokyo', civilDate: '2026-04-01' };
    expect(dateOf(honolulu, tokyo)).toBe('2026-03-31');
    expect(dateOf(tokyo, honolulu)).toBe('2026-03-31');
  });

  it('of a ceremony is its day, not the day on which the scans were verified', () => {
    const ink = { mode: 'ceremony', instant: '2026-06-20T10:00:00.000Z', civilDate: '2026-06-05' } as const;
    const electronic = { instant: '2026-06-10T10:00:00.000Z', civilDate: '2026-06-10' };
    expect(dateOf(ink, electronic)).toBe('2026-06-10');
    expect(dateOf(electronic, ink)).toBe('2026-06-10');
  });

  it('of two ceremonies is the day of the later one, whichever community it was in', () => {
    const may = { mode: 'ceremony', civilDate: '2026-05-01' } as const;
    const june = { mode: 'ceremony', civilDate: '2026-06-01' } as const;
    expect([dateOf(may, june), dateOf(june, may)]).toEqual(['2026-06-01', '2026-06-01']);
  });
});
