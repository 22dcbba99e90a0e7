import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { CurrentStanding } from '../application/current-standing.js';
import { InboxChanges } from '../application/inbox-changes.js';
import type { EventStream, StreamEvent } from './event-stream.js';
import { PersonStream } from './person-stream.js';

const reader = { personId: 'p', staff: true, communities: [], clerkOf: [], officialOf: [] };

class NoChanges extends InboxChanges {
  number = async () => {};
  peopleAfter = async (number: string) => ({ people: [], upTo: number });
  after = async () => [];
  last = async () => ({ visible: '0', given: '0' });
  movedSince = async () => [];
}

describe('the stream of a person', () => {
  let told: StreamEvent[];
  let counted: number;
  let away: boolean;
  let stream: PersonStream;

  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    counted = 0;
    away = false;
    const out = { ended: false, send: async (event: StreamEvent) => told.push(event) > 0 } as unknown as EventStream;
    const standing = {
      of: async () => {
        counted += 1;
        if (away) throw new Error('The database is away.');
        return { reader, standing: { waiting: 2, unread: 1, after: '0' } };
      },
    } as unknown as CurrentStanding;
    stream = new PersonStream({ personId: 'p', sessionId: 's' }, out, '0', { changes: new NoChanges(), standing });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('counts once in a second, however many cases move in it, and tells that they did', async () => {
    await stream.go({ counts: true });
    for (let n = 0; n < 50; n++) await stream.go({ moved: true });
    expect(counted).toBe(1);
    jest.advanceTimersByTime(1_000);
    await stream.go({});
    await stream.go({});
    expect(counted).toBe(2);
    expect(told.map(({ data }) => data)).toEqual([
      { waiting: 2, unread: 1, moved: false },
      { waiting: 2, unread: 1, moved: true },
    ]);
  });

  it('tells that a case has moved also when the database was away at that moment', async () => {
    await stream.go({ counts: true });
    jest.advanceTimersByTime(1_000);
    away = true;
    await expect(stream.go({ moved: true })).rejects.toThrow('away');
    away = false;
    jest.advanceTimersByTime(1_000);
    await stream.go({});
    expect(told.at(-1)?.data).toEqual({ waiting: 2, unread: 1, moved: true });
  });
});
