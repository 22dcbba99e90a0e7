/**
 * A worker that seals: `sealing.child.ts DATABASE_URL PARTNERSHIP [POINT]`. It kills itself where it comes to that point;
 * the product knows of no such points. It loads no more than sealing needs, since a dozen of them are started.
 */
import pg from 'pg';
import pino from 'pino';
import type { RenderJob } from '../../src/agreements/application/typesetting/render-job.js';
import { Database } from '../../src/platform/database/database.js';
import { DeliveryProcessor } from '../../src/platform/outbox/delivery-processor.js';
import { type DeliveredEvent, EventConsumer } from '../../src/platform/outbox/event-consumer.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { doomed } from '../support/doomed-sealing.js';

const [url = '', partnership = '', point = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 4 });
const database = new Database({ driver: { master: pool } } as unknown as Database['dataSource']);

/** Only who begins has anything to typeset. */
const renderer = {
  async render(job: RenderJob) {
    const { aPress } = await import('../support/a-press.js');
    const press = aPress({ processes: 2 });
    return press.renderer.render(job).finally(() => press.close());
  },
};

class Sealing extends EventConsumer {
  readonly name = 'seal-agreement';
  readonly eventTypes = ['partnership.signed'];
  readonly ordered = true;
  private readonly handler = doomed(database, renderer, point);

  handle({ partnershipId, occurredAt }: DeliveredEvent): Promise<void> {
    return this.handler.execute(partnershipId, occurredAt);
  }
}

const consumer = new Sealing();
const subscriptions = new Subscriptions();
subscriptions.add(consumer);
const processor = new DeliveryProcessor(database, subscriptions, pino({ level: 'silent' }));
const due = await database.query<{ event_id: string }>(
  `select event_id from event_delivery where partnership_id = $1 and consumer = $2 and state in ('pending', 'dispatched')`,
  [partnership, consumer.name],
);
for (const { event_id } of due) await processor.process(consumer.name, [event_id]);
await pool.end();
