import { describe, expect, it } from '@jest/globals';
import {
  formatDate,
  formatDateTime,
  formatNumber,
  formatRelative,
  formatTime,
  formatWeekday,
  formatZone,
  isoOf,
  isRecent,
} from './formats.js';

const now = new Date('2026-03-31T20:00:00Z');

describe('formats', () => {
  it("write a day where it was: Tokyo's 1 April is Honolulu's 31 March", () => {
    expect(formatDate('en', now, 'Asia/Tokyo')).toBe('1 April 2026');
    expect(formatDate('en', now, 'Pacific/Honolulu')).toBe('31 March 2026');
    expect(formatDate('en', '2026-04-01')).toBe('1 April 2026');
  });

  it('name the zone of a time', () => {
    expect(formatDateTime('en', now, 'Asia/Tokyo')).toBe('1 April 2026 at 05:00 GMT+9');
  });

  it('write a day with its weekday, the time of day and the zone beside each other', () => {
    expect(formatWeekday('en', now, 'Asia/Tokyo')).toBe('Wednesday 1 April 2026');
    expect(formatWeekday('de', now, 'Europe/Berlin')).toBe('Dienstag, 31. März 2026');
    expect(formatTime('en', now, 'Asia/Kathmandu')).toBe('01:45');
    expect(formatZone('en', now, 'Asia/Tokyo')).toBe('Japan Standard Time');
    expect(formatZone('fr', now, 'America/Chicago')).toBe('heure d’été du centre nord-américain');
  });

  it.each([
    ['2026-03-31T19:59:30Z', 'now'],
    ['2026-03-31T19:58:00Z', '2 minutes ago'],
    ['2026-03-31T15:00:00Z', '5 hours ago'],
    ['2026-03-30T20:00:00Z', 'yesterday'],
    ['2026-04-03T20:00:00Z', 'in 3 days'],
    ['2026-01-01T00:00:00Z', '1 January 2026'],
  ])('write %s as %s', (moment, text) => {
    expect(formatRelative('en', moment, now)).toBe(text);
    expect(isRecent(moment, now)).toBe(!text.includes('January'));
  });

  it('refuse what is no moment and no number', () => {
    expect(() => formatDate('en', 'soon')).toThrow('"soon" is not a moment.');
    expect(() => formatNumber('en', Number.NaN)).toThrow('not a number');
    expect(isoOf('2026-04-01')).toBe('2026-04-01');
  });
});
