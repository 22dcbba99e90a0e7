import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf } from '../../platform/clock/work-calendar.js';
import { instantOf } from '../../platform/clock/wall-time.js';
import type { ClockContext } from '../../partnerships/domain/clock-context.js';
import { type ClockPolicy, firstPolicy } from '../../partnerships/domain/clock-policy.js';
import { plannedDeadlines } from '../../partnerships/domain/clocks.js';
import { clockPreview, previewRoles } from './clock-preview.js';
import { type ExplainedStep, explainedPlan } from './explained-plan.js';
import { previewedCase, previewedWaits } from './previewed-wait.js';

const nagasaki = { country: 'JP', subdivision: 'JP-42', zone: 'Asia/Tokyo' };
const saintPaul = { country: 'US', subdivision: 'US-MN', zone: 'America/Chicago' };
const contextOf = (policy: ClockPolicy = firstPolicy): ClockContext => ({
  policy,
  calendars: { initiator: calendarOf(nagasaki), counterpart: calendarOf(nagasaki), staff: calendarOf(saintPaul) },
});
const inNagasaki = (wall: string): string => instantOf(new Date(`${wall}:00Z`), 'Asia/Tokyo').toISOString();

/** `2026-05-07T10:00 reminder-1`, in the zone of whoever is told. */
const shown = ({ dueAt, zone, kind }: ExplainedStep): string =>
  `${new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone }).format(new Date(dueAt)).replace(' ', 'T')} ${kind}`;

function signing(since: string, clock: Partial<ClockPolicy['clocks']['signing']> = {}): ExplainedStep[] {
  const own = { ...firstPolicy.clocks.signing, ...clock };
  const policy = { ...firstPolicy, clocks: { ...firstPolicy.clocks, signing: own } };
  const beginning = { since: inNagasaki(since), zone: 'Asia/Tokyo', eventAt: '2026-06-20T14:00', eventPlace: '' };
  return explainedPlan(previewedCase('signing', beginning), contextOf(policy));
}

describe('the plan of a wait, explained', () => {
  it('names the holidays of Golden Week that didn’t count, and no day of a weekend', () => {
    const [first] = signing('2026-04-30T10:00');
    expect(first && shown(first)).toBe('2026-05-08T10:00 reminder-1');
    expect(first?.holidays.map(({ day }) => day)).toEqual(['2026-05-04', '2026-05-05', '2026-05-06']);
    expect(first?.moved).toEqual([]);
  });

  it('says each holiday once, at the step before which it was', () => {
    const [, second, third] = signing('2026-04-30T10:00');
    expect([second?.holidays, third?.holidays]).toEqual([[], []]);
  });

  it('names the Saturday and the holidays from which a step of calendar days was moved', () => {
    const [first] = signing('2026-04-29T10:00', { days: 'calendar', remindAfter: [3] });
    expect(first && shown(first)).toBe('2026-05-07T09:00 reminder-1');
    expect(first?.moved.map((reason) => 'day' in reason && reason.day)).toEqual([
      ...['2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05', '2026-05-06'],
    ]);
    expect(first?.moved[0]).toMatchObject({ why: 'day-off', off: { kind: 'weekend' } });
    expect(first?.moved.at(-1)).toMatchObject({ why: 'day-off', off: { kind: 'holiday' } });
    expect(first?.holidays).toEqual([]);
  });

  it('says that it was before eight in the morning, or after eight in the evening and then a weekend', () => {
    const [early] = signing('2026-06-01T06:30');
    expect(early && shown(early)).toBe('2026-06-04T09:00 reminder-1');
    expect(early?.moved).toEqual([{ why: 'early', day: '2026-06-04', time: '06:30' }]);
    const [late] = signing('2026-06-02T21:15');
    expect(late && shown(late)).toBe('2026-06-08T09:00 reminder-1');
    expect(late?.moved.map(({ why }) => why)).toEqual(['late', 'day-off', 'day-off']);
  });

  it('counts an escalation where the case waits, and moves it to the hours of staff’s office', () => {
    const told = signing('2026-06-01T10:00').find(({ party }) => party === 'staff');
    expect(told?.zone).toBe('America/Chicago');
    expect(told?.moved.length).toBeGreaterThan(0);
  });

  it('says until when somebody asked to be left alone', () => {
    const beginning = {
      since: inNagasaki('2026-06-01T10:00'),
      zone: 'Asia/Tokyo',
      eventAt: '2026-09-01T14:00',
      eventPlace: '',
    };
    const until = inNagasaki('2026-06-15T00:00');
    const procedure = { ...previewedCase('signing', beginning), clock: { snoozed: { initiator: { until } } } };
    const [first] = explainedPlan(procedure, contextOf());
    expect(first && shown(first)).toBe('2026-06-15T09:00 reminder-2');
    expect(first?.moved).toEqual([{ why: 'snoozed', until }]);
  });

  it('says that a policy younger than the wait ends nothing at once', () => {
    const policy = { ...firstPolicy, publishedAt: inNagasaki('2026-12-01T10:00'), appliesToOpen: true };
    const beginning = { since: inNagasaki('2026-06-01T10:00'), zone: 'Asia/Tokyo', eventAt: '2026-09-01T14:00' };
    const plan = explainedPlan(previewedCase('signing', { ...beginning, eventPlace: '' }), contextOf(policy));
    const lapse = plan.find(({ kind }) => kind === 'lapse');
    expect(lapse && shown(lapse)).toBe('2026-12-15T10:00 lapse');
    expect(lapse?.moved).toEqual([{ why: 'notice', published: policy.publishedAt }]);
  });

  it('has a reminder of a ceremony earlier where its day is a day off there', () => {
    const beginning = {
      since: inNagasaki('2026-04-01T10:00'),
      zone: 'Asia/Tokyo',
      eventAt: '2026-05-07T14:00',
      eventPlace: '',
    };
    const plan = explainedPlan(previewedCase('ceremony', beginning), contextOf());
    const last = plan.find(({ kind }) => kind.startsWith('ceremony-1-'));
    expect(last && shown(last)).toBe('2026-05-01T09:00 ceremony-1-2026-05-07');
    expect(last?.moved[0]).toMatchObject({ why: 'day-off', day: '2026-05-06' });
  });
});

const place = fc.constantFrom(
  ...[nagasaki, saintPaul, { country: 'SA', subdivision: null, zone: 'Asia/Riyadh' }],
  ...[
    { country: 'NP', subdivision: null, zone: 'Asia/Kathmandu' },
    { country: null, subdivision: null, zone: 'Pacific/Apia' },
    { country: 'DE', subdivision: 'DE-BY', zone: 'Europe/Berlin' },
  ],
);
const days = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 4 });
const clock = fc.record({
  days: fc.constantFrom('working' as const, 'calendar' as const),
  target: fc.option(fc.integer({ min: 1, max: 60 })),
  remindAfter: days,
  remindBefore: days,
  escalate: fc.array(
    fc.record({
      after: fc.integer({ min: 1, max: 59 }),
      to: fc.constantFrom('deputy' as const, 'clerk' as const, 'staff' as const),
    }),
    { maxLength: 3 },
  ),
  lapse: fc.constantFrom(60, 120),
});
const since = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 16)}:00.000Z`);

describe('a preview', () => {
  it('says exactly what the planner plans, for every policy, place, role and beginning', () => {
    fc.assert(
      fc.property(place, clock, since, (where, ladder, begun) => {
        const clocks = Object.fromEntries(Object.keys(firstPolicy.clocks).map((state) => [state, ladder]));
        const policy = { ...firstPolicy, clocks: clocks as unknown as ClockPolicy['clocks'], office: saintPaul };
        const eventAt = `${new Date(Date.parse(begun) + 45 * 86_400_000).toISOString().slice(0, 10)}T14:00`;
        const own = calendarOf(where);
        const context = { policy, calendars: { initiator: own, counterpart: own, staff: calendarOf(saintPaul) } };
        const question = { place: where, since: begun, eventAt, eventPlace: '' };
        const previewed = previewRoles.map((role) => clockPreview(policy, { ...question, role }));
        for (const wait of previewedWaits) {
          const procedure = previewedCase(wait, { since: begun, zone: where.zone, eventAt, eventPlace: '' });
          const planned = plannedDeadlines(procedure, context).map(
            ({ kind, party, dueAt }) => `${kind} ${party} ${dueAt}`,
          );
          const seen = previewed.flatMap((plans) => plans.find((plan) => plan.wait === wait)?.steps ?? []);
          expect(new Set(seen.map(({ kind, party, dueAt }) => `${kind} ${party} ${dueAt}`))).toEqual(
            new Set(seen.length > 0 ? planned.filter((step) => !ofTheOther(step, wait)) : []),
          );
          expect(seen.length > 0).toBe(planned.some((step) => !step.startsWith('lapse') && !ofTheOther(step, wait)));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('gives a reason for every step that isn’t where days alone would have it', () => {
    fc.assert(
      fc.property(place, clock, since, (where, ladder, begun) => {
        const policy = { ...firstPolicy, clocks: { ...firstPolicy.clocks, signing: ladder } };
        const own = calendarOf(where);
        const context = { policy, calendars: { initiator: own, counterpart: own, staff: own } };
        const procedure = previewedCase('signing', {
          since: begun,
          zone: where.zone,
          eventAt: '2020-01-01T14:00',
          eventPlace: '',
        });
        const time = (instant: string) =>
          new Intl.DateTimeFormat('sv-SE', { timeStyle: 'medium', timeZone: where.zone }).format(new Date(instant));
        // what began at nine is at nine wherever it was moved to
        fc.pre(!time(begun).startsWith('09:00'));
        for (const step of explainedPlan(procedure, context))
          expect({ step, moved: step.moved.length > 0 }).toEqual({ step, moved: time(step.dueAt) !== time(begun) });
      }),
      { numRuns: 60 },
    );
  });
});

/** A ceremony is both communities' affair; the preview is about one. */
const ofTheOther = (step: string, wait: string): boolean => wait === 'ceremony' && step.split(' ')[1] === 'counterpart';
