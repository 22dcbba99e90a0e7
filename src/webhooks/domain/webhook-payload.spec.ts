import { describe, expect, it } from '@jest/globals';
import { isFor } from './audience.js';
import type { EventNews } from './event-news.js';
import { payloadOf } from './webhook-payload.js';

const news = (changes: Partial<EventNews> = {}): EventNews => ({
  eventId: '0197f3a0-0000-7000-8000-000000000001',
  type: 'partnership.submitted',
  version: 7,
  occurredAt: '2026-03-02T10:00:00.000Z',
  reference: 'P-2026-00042',
  kind: 'sister',
  state: 'submitted',
  communities: {
    initiator: { id: 'a', slug: 'saint-paul', name: 'Saint Paul', country: 'US' },
    counterpart: { id: 'b', slug: 'nagasaki', name: '長崎市', country: 'JP' },
  },
  counterpartJoined: true,
  message: null,
  ...changes,
});

describe('what a webhook carries', () => {
  it('is what happened, in which case, and where to read more', () => {
    expect(payloadOf(news(), 'https://entente.example.org')).toEqual({
      type: 'partnership.submitted',
      timestamp: '2026-03-02T10:00:00.000Z',
      data: {
        reference: 'P-2026-00042',
        kind: 'sister',
        state: 'submitted',
        communities: {
          initiator: { slug: 'saint-paul', name: 'Saint Paul', country: 'US' },
          counterpart: { slug: 'nagasaki', name: '長崎市', country: 'JP' },
        },
        url: 'https://entente.example.org/partnerships/P-2026-00042',
        sequence: 7,
      },
    });
  });

  it('is nothing else, whatever else the event holds', () => {
    const more = { ...news(), private: { reason: 'secret' }, data: { approval: 'secret' }, actor: { id: 'secret' } };
    expect(JSON.stringify(payloadOf(more, 'https://entente.example.org'))).not.toContain('secret');
  });
});

describe('who is told', () => {
  it('the association, of everything', () => {
    expect(isFor(null, news({ type: 'case.noted' }))).toBe(true);
    expect(isFor(null, news({ message: { from: 'initiator', to: 'counterpart' } }))).toBe(true);
  });

  it('each community of its own cases, and of no other', () =>
    expect(['a', 'b', 'c'].map((id) => isFor(id, news()))).toEqual([true, true, false]));

  it('the counterpart from the moment it has joined', () => {
    const before = news({ counterpartJoined: false });
    expect([isFor('a', before), isFor('b', before)]).toEqual([true, false]);
  });

  it('no community of staff’s notes', () =>
    expect(['a', 'b'].map((id) => isFor(id, news({ type: 'case.noted' })))).toEqual([false, false]));

  it.each([
    ['staff', 'initiator', [true, false]],
    ['staff', 'both', [true, true]],
    ['initiator', 'staff', [true, false]],
    ['counterpart', 'initiator', [true, true]],
    [null, 'counterpart', [false, true]],
  ] as const)('of a message from %s to %s those who wrote it or are written to', (from, to, told) =>
    expect(['a', 'b'].map((id) => isFor(id, news({ type: 'case.message-sent', message: { from, to } })))).toEqual(told),
  );
});
