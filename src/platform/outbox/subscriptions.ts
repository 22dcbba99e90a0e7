import type { EventConsumer } from './event-consumer.js';

/** Who wants which events. Features add their consumers at start; the core only ever asks for the names. */
export class Subscriptions {
  private readonly consumers = new Map<string, EventConsumer>();
  private readonly byType = new Map<string, readonly EventConsumer[]>();

  add(consumer: EventConsumer): void {
    if (this.consumers.has(consumer.name)) throw new Error(`Two consumers are called ${consumer.name}.`);
    this.consumers.set(consumer.name, consumer);
    this.byType.clear();
  }

  to(eventType: string): readonly EventConsumer[] {
    const known = this.byType.get(eventType);
    if (known) return known;
    const interested = [...this.consumers.values()].filter(
      ({ eventTypes }) => eventTypes === 'all' || eventTypes.includes(eventType),
    );
    this.byType.set(eventType, interested);
    return interested;
  }

  /** @throws when a delivery names a consumer that this release doesn't have. */
  consumer(name: string): EventConsumer {
    const consumer = this.consumers.get(name);
    if (!consumer) throw new Error(`No consumer is called ${name}: is a newer release running beside this one?`);
    return consumer;
  }

  names(): string[] {
    return [...this.consumers.keys()];
  }
}
