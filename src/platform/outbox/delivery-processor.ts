import type { Logger } from 'pino';
import type { Database } from '../database/database.js';
import { AppError } from '../errors.js';
import { backoffSeconds, patientSeconds } from './backoff.js';
import { chargeSql, type DeliveryRow, deliveredEvent, lockedDeliveriesSql, markHandledSql } from './delivery-query.js';
import { describeError } from './describe-error.js';
import type { EventConsumer } from './event-consumer.js';
import { outboxMetrics } from './outbox-metrics.js';
import type { Subscriptions } from './subscriptions.js';

export interface RetryPolicy {
  /** After so many faults a delivery is parked. */
  maxAttempts: number;
  /** Seconds until the next try after so many faults. */
  backoff: (attempts: number) => number;
}

export const usualRetries: RetryPolicy = { maxAttempts: 8, backoff: backoffSeconds };

/** Handles deliveries: each once, in the transaction of its effect; what fails is charged alone. */
export class DeliveryProcessor {
  constructor(
    private readonly database: Database,
    private readonly subscriptions: Subscriptions,
    private readonly log: Logger,
    private readonly retries: RetryPolicy = usualRetries,
  ) {}

  /** A consumer that only a newer release knows is left for that release. */
  async process(consumerName: string, eventIds: readonly string[]): Promise<void> {
    if (!this.subscriptions.names().includes(consumerName)) return;
    const consumer = this.subscriptions.consumer(consumerName);
    if (eventIds.length > 1 && (await this.allAtOnce(consumer, eventIds))) return;
    const stopped = new Set<string>();
    for (const id of eventIds) await this.one(consumer, id, stopped);
  }

  /** The quick way: one transaction for the whole batch. False when something threw and nothing was done. */
  private async allAtOnce(consumer: EventConsumer, eventIds: readonly string[]): Promise<boolean> {
    return this.handle(consumer, eventIds).then(
      () => true,
      () => false,
    );
  }

  /** @param stopped partnerships whose later events must wait, since an earlier one of an ordered consumer failed */
  private async one(consumer: EventConsumer, id: string, stopped: Set<string>): Promise<void> {
    let begun: DeliveryRow | undefined;
    try {
      await this.handle(consumer, [id], (row) => {
        if (consumer.ordered && stopped.has(row.partnership_id)) return false;
        begun = row;
        return true;
      });
    } catch (error) {
      // the database failed and not the delivery: its lease ends and it comes back
      if (!begun) throw error;
      stopped.add(begun.partnership_id);
      await this.charge(consumer, begun, error);
    }
  }

  private async handle(
    consumer: EventConsumer,
    eventIds: readonly string[],
    wanted: (row: DeliveryRow) => boolean = () => true,
  ): Promise<void> {
    const startedAt = Date.now();
    const handled = await this.database.transaction(async (sql) => {
      const rows = (await sql.query<DeliveryRow>(lockedDeliveriesSql, [consumer.name, eventIds])).filter(wanted);
      for (const row of rows) await consumer.handle(deliveredEvent(row), sql);
      if (rows.length > 0) await sql.query(markHandledSql, [consumer.name, rows.map((row) => row.event_id)]);
      return rows;
    });
    outboxMetrics.handled.inc({ consumer: consumer.name }, handled.length);
    for (const { occurred_at, attempts } of handled)
      if (attempts === 0) outboxMetrics.commitToStart.observe(Math.max(0, startedAt - occurred_at.getTime()) / 1000);
  }

  /** A fault is tried again later; a refusal, or one fault too many, is parked where staff see it. */
  private async charge(consumer: EventConsumer, { event_id, attempts }: DeliveryRow, error: unknown): Promise<void> {
    const { name } = consumer;
    const kind = error instanceof AppError ? error.kind : null;
    const stalled = consumer.waitsForOthers && kind === 'unavailable';
    const refused = kind === 'refused' || kind === 'invalid';
    const giveUp = refused || (!stalled && attempts + 1 >= this.retries.maxAttempts);
    const reason = describeError(error);
    const wait = this.retries.backoff(attempts);
    const values = [name, event_id, reason, giveUp, stalled ? Math.min(wait, patientSeconds) : wait, stalled];
    const [row] = await this.database.query<{ attempts: number; state: string }>(chargeSql, values);
    if (!row) return;
    outboxMetrics.failed.inc({ consumer: name });
    if (giveUp) outboxMetrics.parked.inc({ consumer: name });
    this.log.warn({ consumer: name, eventId: event_id, ...row, reason }, 'A delivery failed');
  }
}
