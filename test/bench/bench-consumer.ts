import { type DeliveredEvent, EventConsumer } from '../../src/platform/outbox/event-consumer.js';
import { timedEvents } from './timed-events.js';

/** Consumes each timed event once and does nothing else: what is measured is the way to it. */
export class BenchConsumer extends EventConsumer {
  readonly name = 'bench';
  readonly eventTypes = timedEvents;
  readonly ordered = false;
  handled = 0;
  /** Milliseconds from the commit's answer to the start of the handling, by event id's partnership. */
  readonly startedAt = new Map<string, number>();

  async handle({ partnershipId }: DeliveredEvent): Promise<void> {
    this.handled += 1;
    this.startedAt.set(partnershipId, performance.now());
  }
}
