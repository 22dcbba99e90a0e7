import { describe, expect, it } from '@jest/globals';
import { plainDays } from '../../../test/support/clock-contexts.js';
import { calendarOf } from '../../platform/clock/work-calendar.js';
import { firstPolicy } from './clock-policy.js';
import { daysAfter, inContactHours, workingDayBefore, workingDaysBetween } from './working-days.js';

const wall = (text: string) => new Date(`${text}:00Z`);
const weekdays = plainDays('UTC');
const shown = (date: Date) => date.toISOString().slice(0, 16);

describe('counting days', () => {
  it.each([
    ['three working days after a Tuesday are a Friday', '2026-03-10T15:00', 3, '2026-03-13T15:00'],
    ['one working day after a Friday is a Monday', '2026-03-13T15:00', 1, '2026-03-16T15:00'],
    ['one working day after a Saturday is a Monday', '2026-03-14T15:00', 1, '2026-03-16T15:00'],
    ['ten working days are two weeks', '2026-03-10T15:00', 10, '2026-03-24T15:00'],
    ['no day is the same moment', '2026-03-14T15:00', 0, '2026-03-14T15:00'],
  ])('%s', (_sentence, from, days, until) => {
    expect(shown(daysAfter(wall(from), days, 'working', weekdays))).toBe(until);
  });

  it('counts weekends where calendar days are meant', () => {
    expect(shown(daysAfter(wall('2026-03-13T15:00'), 3, 'calendar', weekdays))).toBe('2026-03-16T15:00');
  });
});

describe('counting back how long something has waited', () => {
  it.each([
    ['from Tuesday to Friday are three working days', '2026-03-10T15:00', '2026-03-13T15:00', 3],
    ['a minute less is a day less', '2026-03-10T15:00', '2026-03-13T14:59', 2],
    ['a weekend adds nothing', '2026-03-13T15:00', '2026-03-15T23:00', 0],
    ['from Friday to Monday is one', '2026-03-13T15:00', '2026-03-16T15:00', 1],
    ['a year is 261', '2025-03-10T15:00', '2026-03-10T15:00', 261],
    ['nothing has waited since tomorrow', '2026-03-11T15:00', '2026-03-10T15:00', 0],
  ])('%s', (_sentence, from, until, days) => expect(workingDaysBetween(wall(from), wall(until), weekdays)).toBe(days));

  it('undoes what counting forward did', () => {
    for (let days = 0; days < 40; days++) {
      const from = wall('2026-03-11T09:30');
      expect(workingDaysBetween(from, daysAfter(from, days, 'working', weekdays), weekdays)).toBe(days);
    }
  });
});

describe('writing to somebody', () => {
  it.each([
    ['at eight in the morning is fine', '2026-03-10T08:00', '2026-03-10T08:00'],
    ['a minute before waits for nine', '2026-03-10T07:59', '2026-03-10T09:00'],
    ['just before eight in the evening is fine', '2026-03-10T19:59', '2026-03-10T19:59'],
    ['at eight in the evening waits for nine the next day', '2026-03-10T20:00', '2026-03-11T09:00'],
    ['on a Friday evening waits for Monday', '2026-03-13T21:30', '2026-03-16T09:00'],
    ['on a Saturday waits for Monday', '2026-03-14T12:00', '2026-03-16T09:00'],
    ['on a Sunday night waits for Monday', '2026-03-15T23:00', '2026-03-16T09:00'],
    ['before dawn on a Monday waits for nine', '2026-03-16T03:00', '2026-03-16T09:00'],
  ])('%s', (_sentence, from, moved) => {
    expect(shown(inContactHours(wall(from), weekdays, firstPolicy.hours))).toBe(moved);
  });
});

describe('days off', () => {
  const nagasaki = calendarOf({ country: 'JP', subdivision: 'JP-42', zone: 'Asia/Tokyo' });
  const riyadh = calendarOf({ country: 'SA', subdivision: null, zone: 'Asia/Riyadh' });

  it('are skipped: one working day after the Friday before Golden Week’s holidays is the Thursday after them', () => {
    expect(shown(daysAfter(wall('2026-05-01T10:00'), 1, 'working', nagasaki))).toBe('2026-05-07T10:00');
    expect(workingDaysBetween(wall('2026-05-01T10:00'), wall('2026-05-07T10:00'), nagasaki)).toBe(1);
    expect(shown(inContactHours(wall('2026-05-02T10:00'), nagasaki, firstPolicy.hours))).toBe('2026-05-07T09:00');
    expect(shown(workingDayBefore(wall('2026-05-06T09:00'), nagasaki))).toBe('2026-05-01T09:00');
  });

  it('are Friday and Saturday in Riyadh, where people are at work on a Sunday', () => {
    expect(shown(inContactHours(wall('2026-06-05T10:00'), riyadh, firstPolicy.hours))).toBe('2026-06-07T09:00');
    expect(shown(daysAfter(wall('2026-06-04T10:00'), 1, 'working', riyadh))).toBe('2026-06-07T10:00');
  });

  it('keep to the hours of the policy', () => {
    const hours = { first: 10, usual: 11, last: 16 };
    expect(shown(inContactHours(wall('2026-03-10T09:59'), weekdays, hours))).toBe('2026-03-10T11:00');
    expect(shown(inContactHours(wall('2026-03-10T16:00'), weekdays, hours))).toBe('2026-03-11T11:00');
  });
});
