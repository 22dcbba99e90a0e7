import type { Logger } from 'pino';
import type { Database, Sql } from '../database/database.js';
import { AppError } from '../errors.js';
import { backoffSeconds } from './backoff.js';
import type { EventConsumer } from './event-consumer.js';
import { type DeliveryRow, deliveredEvent, lockedDeliveriesSql } from './delivery-query.js';
import { outboxMetrics } from './outbox-metrics.js';
import type { Subscriptions } from './subscriptions.js';
import type { Wake } from './wake.js';

export const attemptsBeforeParking = 8;

/** Handles deliveries: each once, in the transaction of its effect; what fails is charged alone. */
export class DeliveryProcessor {
  constructor(
    private readonly database: Database,
    private readonly subscriptions: Subscriptions,
    private readonly wake: Wake,
    private readonly log: Logger,
    private readonly maxAttempts = attemptsBeforeParking,
  ) {}

  /** A consumer that only a newer release knows is left for that release. */
  async process(consumerName: string, eventIds: readonly string[]): Promise<void> {
    if (!this.subscriptions.names().includes(consumerName)) return;
    const consumer = this.subscriptions.consumer(consumerName);
    if (eventIds.length === 1 || !(await this.allAtOnce(consumer, eventIds))) await this.oneByOne(consumer, eventIds);
    if (consumer.ordered) this.wake.soon();
  }

  /** The quick way: one transaction for the whole batch. False when something threw and nothing was done. */
  private async allAtOnce(consumer: EventConsumer, eventIds: readonly string[]): Promise<boolean> {
    try {
      await this.database.transaction((sql) => this.handle(consumer, eventIds, sql));
      return true;
    } catch {
      return false;
    }
  }

  private async oneByOne(consumer: EventConsumer, eventIds: readonly string[]): Promise<void> {
    const stopped = new Set<string>();
    for (const id of eventIds) {
      const partnership = await this.one(consumer, id, stopped);
      if (partnership) stopped.add(partnership);
    }
  }

  /** Returns the partnership whose later events must wait now, or null. */
  private async one(consumer: EventConsumer, id: string, stopped: ReadonlySet<string>): Promise<string | null> {
    let partnership: string | null = null;
    try {
      await this.database.transaction((sql) =>
        this.handle(consumer, [id], sql, (row) => {
          partnership = row.partnership_id;
          return !(consumer.ordered && stopped.has(row.partnership_id));
        }),
      );
      return null;
    } catch (error) {
      await this.charge(consumer, id, error);
      return partnership;
    }
  }

  private async handle(
    consumer: EventConsumer,
    eventIds: readonly string[],
    sql: Sql,
    wanted: (row: DeliveryRow) => boolean = () => true,
  ): Promise<void> {
    const rows = (await sql.query<DeliveryRow>(lockedDeliveriesSql, [consumer.name, eventIds])).filter(wanted);
    if (rows.length === 0) return;
    for (const row of rows) {
      outboxMetrics.commitToStart.observe(Math.max(0, Date.now() - row.occurred_at.getTime()) / 1000);
      await consumer.handle(deliveredEvent(row), sql);
    }
    await sql.query(
      `update event_delivery set state = 'handled', handled_at = clock_timestamp(), last_error = null
       where consumer = $1 and event_id = any($2)`,
      [consumer.name, rows.map((row) => row.event_id)],
    );
    outboxMetrics.handled.inc({ consumer: consumer.name }, rows.length);
  }

  /** A fault is tried again later; a refusal, or one fault too many, is parked where staff see it. */
  private async charge({ name }: EventConsumer, eventId: string, error: unknown): Promise<void> {
    const refused = error instanceof AppError && (error.kind === 'refused' || error.kind === 'invalid');
    const [row] = await this.database.query<{ attempts: number; state: string }>(
      `update event_delivery set attempts = attempts + 1, last_error = $3,
         state = case when $4 or attempts + 1 >= $5 then 'parked' else 'pending' end,
         next_attempt_at = clock_timestamp() + $6 * interval '1 second'
       where consumer = $1 and event_id = $2 and state in ('pending', 'dispatched')
       returning attempts, state`,
      [name, eventId, describe(error), refused, this.maxAttempts, await this.pause(name, eventId)],
    );
    if (!row) return;
    outboxMetrics.failed.inc({ consumer: name });
    this.log.warn({ consumer: name, eventId, ...row, error: describe(error) }, 'A delivery failed');
  }

  private async pause(consumer: string, eventId: string): Promise<number> {
    const [row] = await this.database.query<{ attempts: number }>(
      'select attempts from event_delivery where consumer = $1 and event_id = $2',
      [consumer, eventId],
    );
    return backoffSeconds(row?.attempts ?? 0);
  }
}

/** For staff and logs: what went wrong, without a stack and never longer than a page. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 2_000);
  const reasons = error instanceof AppError ? error.errors.map(({ code, message }) => message ?? code) : [];
  return [error.message, ...reasons].join(' ').slice(0, 2_000);
}
