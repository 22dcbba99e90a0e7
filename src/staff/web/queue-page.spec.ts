import { describe, expect, it } from '@jest/globals';
import { aPartnership, type PartnershipChanges, zones } from '../../../test/support/partnership-builders.js';
import { firstPolicy } from '../../partnerships/domain/clock-policy.js';
import { sayText } from '../../platform/web/words.js';
import type { DeskFigures, QueuedCase } from '../application/work-queue.js';
import { deskTiles } from './desk-tiles.js';
import { queueHref, queuePage, queueRequest } from './queue-page.js';
import { queueRow } from './queue-row.js';

const now = new Date('2026-03-24T15:00:00Z');
const at = (text: string) => new Date(`${text}:00Z`);

function aListedCase(changes: PartnershipChanges = {}, own: Partial<QueuedCase> = {}): QueuedCase {
  const { reference, kind, procedure } = aPartnership(changes);
  const community = (name: string, zone: string) => ({
    name,
    country: 'US',
    subdivision: null,
    zone,
    officeTitle: 'Mayor',
  });
  return {
    ...{ reference, kind, procedure, state: procedure.state, onHold: procedure.hold !== null },
    communities: {
      initiator: community('Saint Paul', zones.initiator),
      counterpart: community('Nagasaki', zones.counterpart),
    },
    areas: ['culture'],
    ...{ waitingSince: at('2026-03-10T15:00'), stateSince: at('2026-03-10T15:00'), target: null },
    ...{ hardDate: null, registerNumber: null, terms: { initiator: [], counterpart: [] } },
    policies: [firstPolicy],
    ...own,
  };
}

const figures: DeskFigures = {
  counts: {
    'waiting-on-us': 3,
    'past-target': 0,
    'on-hold': 0,
    'term-ends': 0,
    'all-open': 4,
    recognised: 0,
    ended: 0,
  },
  oursPastTarget: 0,
  waitingOnCommunities: 1,
  oldestWait: {
    since: at('2026-03-10T15:00'),
    place: { country: 'US', subdivision: null, zone: zones.initiator },
  },
  decision: null,
};

/** Keys instead of texts, with what is put into them. */
const said = (words: Parameters<typeof sayText>[1]) =>
  sayText({ language: 'en', t: (key, params) => [key, ...Object.values(params)].join(' ') }, words);
const waiters = (changes: PartnershipChanges) => queueRow(aListedCase(changes), now).waitingOn.map(said);

describe('a line of the queue', () => {
  it.each<[PartnershipChanges, string[]]>([
    [{ state: 'submitted' }, ['staff:waiter.staff']],
    [{ state: 'awaiting-counterpart' }, ['staff:waiter.invitee Nagasaki']],
    [{ state: 'in-approval' }, ['staff:waiter.clerk Saint Paul', 'staff:waiter.clerk Nagasaki']],
    [{ state: 'signing' }, ['staff:waiter.official Saint Paul Mayor', 'staff:waiter.official Nagasaki Mayor']],
    [{ state: 'signed', unsealed: true }, ['staff:waiter.service']],
    [{ state: 'recognised' }, []],
    [
      { state: 'submitted', procedure: { hold: { reason: '', since: '2026-03-20T15:00:00Z', until: null } } },
      ['staff:waiter.hold'],
    ],
  ])('says whose court the ball is in: %j', (changes, expected) => expect(waiters(changes)).toEqual(expected));

  it('counts working days, those past the target, and from the hold on where there is one', () => {
    const late = queueRow(aListedCase({ state: 'submitted' }, { target: at('2026-03-20T15:00') }), now);
    expect(late.age).toEqual({ days: 10, over: 2, soon: false });
    const hold = { reason: 'Elections', since: '2026-03-20T15:00:00Z', until: null };
    expect(queueRow(aListedCase({ state: 'submitted', procedure: { hold } }), now).age.days).toBe(2);
  });

  it('says how far the approvals are', () => {
    const stage = queueRow(aListedCase({ state: 'in-approval' }), now).stage;
    expect(stage && said(stage)).toBe('partnerships:stage.in-approval 0');
  });
});

describe('the address of the queue', () => {
  it('says only what is unusual', () => {
    expect(queueHref(queueRequest({}, 'en'))).toBe('/staff/queue');
    expect(
      queueHref(queueRequest({ list: 'all-open', state: ['signing', 'nonsense'], late: 'yes', sort: 'newest' }, 'en')),
    ).toBe('/staff/queue?list=all-open&sort=newest&state=signing&late=yes');
  });

  it('knows no states and no lateness where nobody waits any more', () =>
    expect(queueRequest({ list: 'ended', state: 'signing', late: 'yes' }, 'en')).toMatchObject({
      states: [],
      pastTarget: false,
    }));

  it('begins again at the front when a filter is taken away', () => {
    const request = queueRequest({ list: 'all-open', text: 'oakland', state: ['draft', 'signing'] }, 'en');
    const empty = { rows: [], before: null, after: 'mark' };
    const page = queuePage(request, { list: empty, count: 0, figures }, now);
    expect(page.chosen.map(({ removeHref }) => removeHref)).toEqual([
      '/staff/queue?list=all-open&state=draft&state=signing',
      '/staff/queue?list=all-open&text=oakland&state=signing',
      '/staff/queue?list=all-open&text=oakland&state=draft',
    ]);
    expect(page.nextHref).toBe('/staff/queue?list=all-open&text=oakland&state=draft&state=signing&after=mark');
  });
});

describe('the tiles above the queue', () => {
  it('leave the median out where nothing was decided', () => expect(deskTiles(figures, now)).toHaveLength(3));

  it('tell the oldest wait in working days and a median to the half day', () => {
    const tiles = deskTiles({ ...figures, decision: { medianDays: 8.4, decisions: 7 } }, now);
    const oldest = tiles[1]?.note;
    const median = tiles[3]?.figure;
    expect(oldest && said(oldest)).toBe('staff:tiles.oldest 10');
    expect(typeof median === 'object' && said(median)).toBe('staff:tiles.days 8.5');
  });
});
