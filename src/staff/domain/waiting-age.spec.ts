import { expect, it } from '@jest/globals';
import { waitingAge } from './waiting-age.js';

const at = (text: string) => new Date(`${text}:00Z`);
const zone = 'America/Chicago';

it.each([
  ['nothing is expected without a target', null, { days: 10, over: null, soon: false }],
  ['a target that is far away', at('2026-04-10T15:00'), { days: 10, over: null, soon: false }],
  ['a target within three working days', at('2026-03-26T15:00'), { days: 10, over: null, soon: true }],
  ['a target that passed four working days ago', at('2026-03-18T15:00'), { days: 10, over: 4, soon: false }],
  ['a target that passed this minute', at('2026-03-24T15:00'), { days: 10, over: 0, soon: false }],
])('counts working days: %s', (_sentence, target, age) =>
  expect(waitingAge(at('2026-03-10T15:00'), target, at('2026-03-24T15:00'), zone)).toEqual(age),
);

it('counts days where somebody is waited on: late on a Friday in Chicago is Saturday in Tokyo', () => {
  const [since, now] = [at('2026-03-13T02:00'), at('2026-03-14T02:00')];
  expect(waitingAge(since, null, now, 'America/Chicago').days).toBe(1);
  expect(waitingAge(since, null, now, 'Asia/Tokyo').days).toBe(0);
});
