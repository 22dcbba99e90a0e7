import { describe, expect, it } from '@jest/globals';
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { contextBetween } from '../../../test/support/clock-contexts.js';
import { aPartnership, bothApprovals } from '../../../test/support/partnership-builders.js';
import type { Place } from '../../platform/clock/work-calendar.js';
import { firstPolicy } from './clock-policy.js';
import { plannedDeadlines, targetDate } from './clocks.js';
import type { PlannedDeadline } from './planned-deadline.js';
import type { Procedure } from './procedure.js';
import { openStates } from './states.js';

/** A place, and its week and holidays as this spec knows them: by names of days, and straight from the library. */
interface Known extends Place {
  readonly weekend: readonly string[];
  readonly state?: string;
}

const satSun = ['Sat', 'Sun'];
const friSat = ['Fri', 'Sat'];
const places: readonly Known[] = [
  { country: 'US', subdivision: 'US-MN', state: 'MN', zone: 'America/Chicago', weekend: satSun },
  { country: 'JP', subdivision: 'JP-42', zone: 'Asia/Tokyo', weekend: satSun },
  { country: 'DE', subdivision: 'DE-BY', state: 'BY', zone: 'Europe/Berlin', weekend: satSun },
  { country: 'DE', subdivision: 'DE-BE', state: 'BE', zone: 'Europe/Berlin', weekend: satSun },
  { country: 'SA', subdivision: null, zone: 'Asia/Riyadh', weekend: friSat },
  { country: 'EG', subdivision: null, zone: 'Africa/Cairo', weekend: friSat },
  { country: 'NP', subdivision: null, zone: 'Asia/Kathmandu', weekend: satSun },
  { country: 'AU', subdivision: 'AU-NSW', state: 'NSW', zone: 'Australia/Lord_Howe', weekend: satSun },
  { country: 'WS', subdivision: null, zone: 'Pacific/Apia', weekend: satSun },
  { country: 'US', subdivision: 'US-HI', state: 'HI', zone: 'Pacific/Honolulu', weekend: satSun },
  { country: 'CL', subdivision: null, zone: 'America/Santiago', weekend: satSun },
  { country: null, subdivision: null, zone: 'UTC', weekend: satSun },
];

const freeDays = new Map<string, Set<string>>();

/** Whole public holidays by their text, each day of them. */
function freeDaysOf({ country, state }: Known, year: number): Set<string> {
  const key = `${country} ${state} ${year}`;
  const before = freeDays.get(key);
  if (before) return before;
  const days = new Set<string>();
  const library = country ? (state ? new Holidays(country, state) : new Holidays(country)) : null;
  for (const { type, date, start, end } of country ? (library?.getHolidays(year) ?? []) : []) {
    if (type !== 'public') continue;
    const length = Math.floor((end.getTime() - start.getTime()) / 3_600_000 / 22.9);
    for (let index = 0; index < length; index++) {
      const [y = 0, m = 1, d = 1] = date.slice(0, 10).split('-').map(Number);
      days.add(new Date(Date.UTC(y, m - 1, d + index)).toISOString().slice(0, 10));
    }
  }
  freeDays.set(key, days);
  return days;
}

/** As a clock and a calendar on the wall there show it, read with formatters of its own. */
function shown(instant: string, { zone }: Place) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: zone, weekday: 'short', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return { weekday: part('weekday'), day, hour: Number(part('hour')), minute: part('minute') };
}

const isFree = (day: string, weekday: string, place: Known): boolean =>
  place.weekend.includes(weekday) || freeDaysOf(place, Number(day.slice(0, 4))).has(day);

function isUntimely(instant: string, place: Known): boolean {
  const { weekday, day, hour } = shown(instant, place);
  return hour < 8 || hour >= 20 || isFree(day, weekday, place);
}

const day = 86_400_000;
const aPlace = fc.constantFrom(...places);
/** Any minute from 2025 to 2028. */
const aMoment = fc
  .integer({ min: 0, max: 3 * 365 * 24 * 60 })
  .map((minutes) => new Date(Date.parse('2025-01-01T00:00:00Z') + minutes * 60_000).toISOString());
const aDay = fc.integer({ min: 1, max: 200 });

/** Somebody's quiet, an extension, a meeting: whatever may move a step. */
const changes = fc.record({
  extendedBy: fc.integer({ min: 0, max: 60 }),
  quiet: fc.option(aDay),
  meetsIn: fc.option(aDay),
});

interface Drawn {
  from: string;
  here: Known;
  there: Known;
  state: (typeof openStates)[number];
  moved: { extendedBy: number; quiet: number | null; meetsIn: number | null };
}

function procedureOf({ from, there, state, moved }: Drawn): Procedure {
  const later = (days: number) => new Date(Date.parse(from) + days * day).toISOString();
  const { quiet, meetsIn, extendedBy } = moved;
  const until = { until: later(quiet ?? 0) };
  const startsAt = later(meetsIn ?? 0).slice(0, 16);
  return aPartnership({
    state,
    procedure: {
      clockFrom: from,
      clock: { extendedBy, ...(quiet ? { snoozed: { initiator: until, counterpart: until, staff: until } } : {}) },
      ...(meetsIn ? { hearings: { counterpart: { startsAt, zone: there.zone, place: 'x', sequence: 0 } } } : {}),
      ...(state === 'in-approval' ? { approvals: bothApprovals('required') } : {}),
    },
  }).procedure;
}

const office: Known = { country: null, subdivision: null, zone: 'UTC', weekend: satSun };
const placeOf = ({ here, there }: Drawn, { party }: PlannedDeadline): Known =>
  party === 'initiator' ? here : party === 'counterpart' ? there : office;
const planned = (drawn: Drawn) => plannedDeadlines(procedureOf(drawn), contextBetween(drawn.here, drawn.there));
const drawn = fc.record({
  ...{ from: aMoment, here: aPlace, there: aPlace, moved: changes },
  state: fc.constantFrom(...openStates),
});
const always = (holds: (each: Drawn) => void) => fc.assert(fc.property(drawn, holds), { numRuns: 1_500 });

describe('whoever is written to, wherever they are,', () => {
  it('is never written to at night, on a weekend or on a public holiday that they have', () => {
    always((each) => {
      const told = planned(each).filter(({ party }) => party !== 'service');
      expect(told.filter((step) => isUntimely(step.dueAt, placeOf(each, step)))).toEqual([]);
    });
  });

  it('has their steps in order, each once, after the wait began and all of the ladder before the lapse', () => {
    always((each) => {
      const steps = planned(each);
      const sorted = [...steps].sort((one, other) => one.dueAt.localeCompare(other.dueAt));
      expect(steps.map(({ dueAt }) => dueAt)).toEqual(sorted.map(({ dueAt }) => dueAt));
      expect(new Set(steps.map(({ kind, party }) => `${kind} ${party}`)).size).toBe(steps.length);
      expect(steps.every(({ dueAt }) => dueAt > each.from)).toBe(true);
      const lapse = steps.find(({ kind }) => kind === 'lapse');
      const quiet = each.moved.quiet !== null;
      const late = steps.filter(({ kind, dueAt }) => /^(?:rem|esc)/.test(kind) && lapse && dueAt > lapse.dueAt);
      expect(quiet ? [] : late).toEqual([]);
    });
  });

  it('has a target as many days of work later as the policy and the extension say, at the same time of day', () => {
    fc.assert(
      fc.property(aMoment, aPlace, fc.integer({ min: 0, max: 30 }), (from, here, extendedBy) => {
        const { procedure } = aPartnership({
          state: 'drafting',
          procedure: { clockFrom: from, clock: { extendedBy } },
        });
        const target = targetDate(procedure, 'initiator', contextBetween(here, here)) ?? '';
        const [begun, ended] = [shown(from, here), shown(target, here)];
        let count = 0;
        for (let next = Date.parse(begun.day); next < Date.parse(ended.day); ) {
          next += day;
          const date = new Date(next);
          const weekday = date.toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' });
          if (!isFree(date.toISOString().slice(0, 10), weekday, here)) count += 1;
        }
        expect(count).toBe((firstPolicy.clocks.drafting.target ?? 0) + extendedBy);
        expect(isFree(ended.day, ended.weekday, here)).toBe(false);
        // an hour that summer time skips is read an hour later
        expect([begun.hour, begun.hour + 1]).toContain(ended.hour);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a day that is free in one place and not in the other', () => {
  const inBavaria = places[2] as Known;
  const inBerlin = places[3] as Known;
  const reminded = (place: Known, from: string) =>
    planned({ from, here: place, there: place, state: 'draft', moved: { extendedBy: 0, quiet: null, meetsIn: null } });

  it('moves a step in Bavaria and not in Berlin: Corpus Christi, 4 June 2026', () => {
    // thirty working days after 20 April; Labour Day, Ascension and Whit Monday are free in both
    const from = '2026-04-20T08:00:00.000Z';
    expect(reminded(inBerlin, from)[0]?.dueAt).toBe('2026-06-04T08:00:00.000Z');
    expect(reminded(inBavaria, from)[0]?.dueAt).toBe('2026-06-05T08:00:00.000Z');
  });

  it('keeps the time of day across both changes of the clocks', () => {
    // ten o'clock in Berlin in winter, summer and winter again
    expect(reminded(inBerlin, '2026-02-20T09:00:00.000Z')[0]?.dueAt).toBe('2026-04-07T08:00:00.000Z');
    expect(reminded(inBerlin, '2026-09-21T08:00:00.000Z')[0]?.dueAt).toBe('2026-11-02T09:00:00.000Z');
  });
});
