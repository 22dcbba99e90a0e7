import { describe, expect, it } from '@jest/globals';
import { keepsFailing, nextTry, restUntil, verdictOf } from './delivery-attempt.js';

const now = new Date('2026-03-02T10:00:00Z');
const hour = 3_600_000;
const after = (ms: number) => new Date(now.getTime() + ms);
const answered = (status: number, retryAfter: string | null = null) => ({ status, retryAfter });

describe('what an answer means', () => {
  it.each([200, 201, 202, 204, 299])('%i is a yes', (status) => expect(verdictOf(answered(status))).toBe('delivered'));
  it.each([199, 301, 302, 304, 307, 400, 404, 429, 500, 503])('%i is a no', (status) =>
    expect(verdictOf(answered(status))).toBe('failed'),
  );
  it('410 asks never to be called again', () => expect(verdictOf(answered(410))).toBe('gone'));
  it('no answer is a no', () => expect(verdictOf({ problem: 'timed-out' })).toBe('failed'));
});

describe('tries', () => {
  const waitsWith = (random: () => number) => {
    const waits: number[] = [];
    for (let tries = 1, next = nextTry(1, now, random); next; next = nextTry(++tries, now, random)) {
      waits.push(next.getTime() - now.getTime());
    }
    return waits;
  };

  it('go on for a day and never for two, whatever chance says', () => {
    for (const random of [() => 0, () => 0.999]) {
      const whole = waitsWith(random).reduce((sum, wait) => sum + wait, 0);
      expect(whole).toBeGreaterThan(24 * hour);
      expect(whole).toBeLessThan(48 * hour);
    }
  });

  it('come soon at first, then less and less often, and not all at the same moment', () => {
    const waits = waitsWith(() => 0.5);
    expect(waits[0]).toBeLessThan(10_000);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    expect(nextTry(3, now, () => 0)).not.toEqual(nextTry(3, now, () => 0.9));
  });
});

describe('asking to be left alone for a while', () => {
  it.each([
    ['in seconds', '120', 120_000],
    ['until a date', 'Mon, 02 Mar 2026 11:00:00 GMT', hour],
    ['for longer than a day', '999999', 24 * hour],
  ])('%s', (_how, header, ms) => expect(restUntil(answered(503, header), now)).toEqual(after(ms)));

  it.each([null, '', 'soon', '-5', '0', 'Mon, 02 Mar 2026 09:00:00 GMT'])('not by %p', (header) =>
    expect(restUntil(answered(429, header), now)).toBeNull(),
  );

  it('not by being away', () => expect(restUntil({ problem: 'unreachable' }, now)).toBeNull());
});

describe('an endpoint that keeps failing', () => {
  const failing = (failures: number, lasted: number) => keepsFailing({ failures, since: after(-lasted) }, now);

  it('has failed for a day', () => {
    expect([failing(2, 24 * hour), failing(2, 24 * hour - 1)]).toEqual([true, false]);
  });

  it('has failed fifty times in a row, and not only in a burst', () => {
    expect([failing(50, hour), failing(49, hour), failing(500, hour - 1)]).toEqual([true, false, false]);
  });
});
