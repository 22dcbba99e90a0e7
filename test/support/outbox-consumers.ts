import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../src/platform/errors.js';
import type { EventConsumer } from '../../src/platform/outbox/event-consumer.js';
import { Recorder } from './outbox-events.js';

/** Events that make `poisoned` throw; a test heals it by taking them out. */
export const poison = new Set<string>();

/** The same in every worker of a test, whether in its process or in one that is killed. */
export const testConsumers = (): EventConsumer[] => [
  new Recorder('good'),
  new Recorder('poisoned', {
    ordered: true,
    first: async ({ id }) => {
      if (poison.has(id)) throw new Error('never');
    },
  }),
  new Recorder('refusing', {
    first: async () => {
      throw new AppError({ kind: 'refused', code: 'text.stale-revision' });
    },
  }),
  new Recorder('slow', { batch: 10, first: () => pause(2) }),
  new Recorder('longer than a lease', { batch: 1, first: () => pause(4_500) }),
  new Recorder('shuffled', { ordered: true, first: () => pause(Math.random() * 6) }),
];
