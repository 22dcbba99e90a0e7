import { describe, expect, it } from '@jest/globals';
import type { ListedEvent } from '../application/partnership-store.js';
import { timelineOf } from './timeline.js';
import type { Viewer } from './viewer.js';

const viewer: Viewer = {
  side: 'initiator',
  staff: false,
  roles: ['clerk'],
  names: { initiator: 'Saint Paul', counterpart: 'Nagasaki' },
};
const clerk = { kind: 'person', id: 'clerk', as: 'initiator' } as const;

let version = 0;
const happened = (type: string, data: object = {}, more: object = {}): ListedEvent =>
  ({
    id: `event-${++version}`,
    version,
    type,
    data,
    private: null,
    to: null,
    at: '2026-03-10T14:00:00.000Z',
    by: 'clerk',
    actor: clerk,
    actorName: 'Ana',
    hash: '',
    ...more,
  }) as unknown as ListedEvent;

const answered = (section: string, by = 'clerk') =>
  happened('proposal.section-answered', { section, answers: null }, { by, actorName: by });

describe('the timeline of a case', () => {
  it('tells the newest first', () => {
    const items = timelineOf(
      [happened('partnership.submitted'), happened('partnership.rejected', {}, { to: 'rejected' })],
      viewer,
    );
    expect(items.map(({ type }) => type)).toEqual(['partnership.rejected', 'partnership.submitted']);
    expect(items[0]?.tone).toBe('ended');
  });

  it('folds sections that one person answered one after the other, and no others', () => {
    const items = timelineOf(
      [
        answered('purpose'),
        answered('areas'),
        answered('areas'),
        answered('plan', 'Ben'),
        happened('partnership.submitted'),
        answered('plan'),
      ],
      viewer,
    );
    expect(items.map(({ title }) => [title.key.split('.').at(-1), title.params?.count])).toEqual([
      ['title', undefined],
      ['title', undefined],
      ['title', undefined],
      ['several', 2],
    ]);
  });

  it('says who did it for which community, and nothing where it followed by itself', () => {
    const [signed, text, staff] = timelineOf(
      [
        happened('case.noted', {}, { actor: { kind: 'person', id: 's', as: 'staff' }, actorName: null }),
        happened('agreement.text-proposed', { revision: { number: 1, proposedBy: 'initiator' } }),
        happened('partnership.signed', { affiliationDate: '2026-03-05' }),
      ],
      viewer,
    );
    expect(signed?.by).toBeNull();
    expect(text?.by).toEqual({
      key: 'partnerships:by.sideNamed',
      params: { name: { given: 'Ana' }, community: { given: 'Saint Paul' } },
    });
    expect(staff?.by?.key).toBe('partnerships:by.staff');
  });

  it('shows reasons and comments where the viewer was given them', () => {
    const withdrawn = { side: 'initiator' };
    const [open, closed] = timelineOf(
      [
        happened('partnership.withdrawn', withdrawn),
        happened('partnership.withdrawn', withdrawn, { private: { reason: 'No money' } }),
      ],
      viewer,
    );
    expect(open?.details).toEqual([{ label: { key: 'partnerships:details.reason' }, body: { given: 'No money' } }]);
    expect(closed?.details).toEqual([]);
  });

  it('counts the votes and says what the rule makes of them', () => {
    const vote = { seats: 20, yes: 9, no: 8, abstain: 1, absent: 2, rule: 'absolute-majority', castingVote: 'none' };
    const approval = { outcome: 'defeated', final: true, meetingDate: '2004-02-03', resolutionNumber: '1', vote };
    const [item] = timelineOf([happened('approval.recorded', { side: 'initiator', approval })], viewer);
    expect(item?.title.params).toMatchObject({ context: 'defeated' });
    expect(item?.details[2]?.body).toMatchObject({
      key: 'partnerships:vote.result.defeated',
      params: { needed: 11, yes: 9 },
    });
  });
});
