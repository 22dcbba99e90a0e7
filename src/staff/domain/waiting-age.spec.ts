import { expect, it } from '@jest/globals';
import { calendarOf } from '../../platform/clock/work-calendar.js';
import { waitingAge } from './waiting-age.js';

const at = (text: string) => new Date(`${text}:00Z`);
const saintPaul = calendarOf({ country: 'US', subdivision: 'US-MN', zone: 'America/Chicago' });
const nagasaki = calendarOf({ country: 'JP', subdivision: 'JP-42', zone: 'Asia/Tokyo' });

it.each([
  ['nothing is expected without a target', null, { days: 10, over: null, soon: false }],
  ['a target that is far away', at('2026-04-10T15:00'), { days: 10, over: null, soon: false }],
  ['a target within three working days', at('2026-03-26T15:00'), { days: 10, over: null, soon: true }],
  ['a target that passed four working days ago', at('2026-03-18T15:00'), { days: 10, over: 4, soon: false }],
  ['a target that passed this minute', at('2026-03-24T15:00'), { days: 10, over: 0, soon: false }],
])('counts working days: %s', (_sentence, target, age) =>
  expect(waitingAge(at('2026-03-10T15:00'), target, at('2026-03-24T15:00'), saintPaul)).toEqual(age),
);

it('counts days where somebody is waited on: late on a Friday in Chicago is Saturday in Tokyo', () => {
  const [since, now] = [at('2026-03-13T02:00'), at('2026-03-14T02:00')];
  expect(waitingAge(since, null, now, saintPaul).days).toBe(1);
  expect(waitingAge(since, null, now, nagasaki).days).toBe(0);
});
