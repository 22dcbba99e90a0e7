import { describe, expect, it } from '@jest/globals';
import { calendarOf } from '../../platform/clock/work-calendar.js';
import { digestWaitsUntil } from './digest-time.js';

const nagasaki = calendarOf({ country: 'JP', subdivision: 'JP-42', zone: 'Asia/Tokyo' });
const riyadh = calendarOf({ country: 'SA', subdivision: null, zone: 'Asia/Riyadh' });
const waits = (openedAt: string, now: string, calendar = nagasaki) =>
  digestWaitsUntil(new Date(openedAt), new Date(now), calendar)?.toISOString() ?? 'now';

describe('the mail of the day', () => {
  it('goes out at nine of the next working day, where its reader is', () => {
    expect(waits('2026-03-02T05:00:00+09:00', '2026-03-02T05:00:01+09:00')).toBe('2026-03-02T00:00:00.000Z');
    expect(waits('2026-03-02T10:00:00+09:00', '2026-03-02T10:00:01+09:00')).toBe('2026-03-03T00:00:00.000Z');
    expect(waits('2026-03-02T10:00:00+09:00', '2026-03-03T09:00:00+09:00')).toBe('now');
    expect(waits('2026-03-06T10:00:00+09:00', '2026-03-06T10:00:01+09:00')).toBe('2026-03-09T00:00:00.000Z');
  });

  it('waits for the end of Golden Week, and for Sunday in Riyadh', () => {
    expect(waits('2026-05-01T10:00:00+09:00', '2026-05-01T10:00:01+09:00')).toBe('2026-05-07T00:00:00.000Z');
    expect(waits('2026-03-05T10:00:00+03:00', '2026-03-05T10:00:01+03:00', riyadh)).toBe('2026-03-08T06:00:00.000Z');
  });

  it('that is late goes out in the daytime of a working day, and never beside that of the next morning', () => {
    const opened = '2026-03-02T10:00:00+09:00';
    expect(waits(opened, '2026-03-03T14:00:00+09:00')).toBe('now');
    expect(waits(opened, '2026-03-03T20:30:00+09:00')).toBe('2026-03-04T00:00:00.000Z');
    expect(waits(opened, '2026-03-04T08:30:00+09:00')).toBe('2026-03-04T00:00:00.000Z');
    expect(waits(opened, '2026-03-07T12:00:00+09:00')).toBe('2026-03-09T00:00:00.000Z');
  });
});
