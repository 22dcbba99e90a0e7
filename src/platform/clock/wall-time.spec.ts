import { describe, expect, it } from '@jest/globals';
import { civilDate } from './civil-date.js';
import { instantOf, wallTime } from './wall-time.js';

const instant = (text: string) => new Date(`${text}:00Z`);

describe('a clock on the wall', () => {
  it.each([
    ['Asia/Tokyo', '2026-03-31T20:00', '2026-04-01T05:00'],
    ['Pacific/Honolulu', '2026-03-31T20:00', '2026-03-31T10:00'],
    ['America/Chicago', '2026-01-15T18:30', '2026-01-15T12:30'],
    ['America/Chicago', '2026-07-15T18:30', '2026-07-15T13:30'],
    ['Asia/Kathmandu', '2026-07-15T18:30', '2026-07-16T00:15'],
  ])('in %s shows at %s UTC: %s', (zone, at, shown) => {
    expect(wallTime(instant(at), zone)).toEqual(instant(shown));
    expect(instantOf(instant(shown), zone)).toEqual(instant(at));
  });

  it('shows midnight as the first hour of the day', () => {
    expect(wallTime(instant('2026-03-10T15:00'), 'Asia/Tokyo')).toEqual(instant('2026-03-11T00:00'));
  });

  it('skips an hour in spring, which is read an hour later', () => {
    expect(instantOf(instant('2026-03-08T02:30'), 'America/Chicago')).toEqual(instant('2026-03-08T08:30'));
    expect(instantOf(instant('2026-03-29T02:30'), 'Europe/Berlin')).toEqual(instant('2026-03-29T01:30'));
  });

  it('shows an hour twice in autumn, and either reading shows that hour', () => {
    const twice = instant('2026-11-01T01:30');
    expect(wallTime(instantOf(twice, 'America/Chicago'), 'America/Chicago')).toEqual(twice);
  });
});

describe('the civil date', () => {
  it('of one instant is 1 April in Tokyo and 31 March in Honolulu', () => {
    expect(civilDate(instant('2026-03-31T20:00'), 'Asia/Tokyo')).toBe('2026-04-01');
    expect(civilDate(instant('2026-03-31T20:00'), 'Pacific/Honolulu')).toBe('2026-03-31');
  });
});
