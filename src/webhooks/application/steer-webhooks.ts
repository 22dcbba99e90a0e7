import type { ActingPerson } from '../../communities/domain/acting-person.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import type { Wake } from '../../platform/outbox/wake.js';
import { mayKeep, mayOversee } from '../domain/webhook-endpoint.js';
import type { ResumeInput } from '../domain/webhook-inputs.js';
import type { FoundWebhook } from './found-webhook.js';
import type { PauseWebhook } from './pause-webhook.js';
import type { WebhookDeliveries } from './webhook-deliveries.js';
import type { WebhookEndpoints } from './webhook-endpoints.js';

export interface SteeringParts {
  readonly endpoints: WebhookEndpoints;
  readonly deliveries: WebhookDeliveries;
  readonly pausing: PauseWebhook;
  readonly found: FoundWebhook;
}

/** Pauses endpoints and lets them go on. */
export class SteerWebhooks {
  constructor(
    private readonly database: Database,
    private readonly parts: SteeringParts,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  /** Staff may pause anybody's. Pausing twice is pausing once. */
  pause(id: string, by: ActingPerson, sql?: Sql): Promise<void> {
    return this.within(sql, async (within) => {
      const endpoint = await this.parts.found.locked(id, by, mayOversee, within);
      if (endpoint.state === 'active') await this.parts.pausing.execute(endpoint, 'by-owner', null, within);
    });
  }

  /** Sends what was missed, or leaves it out for good; it stays in the log. */
  async resume(id: string, { missed }: ResumeInput, by: ActingPerson, sql?: Sql): Promise<void> {
    await this.within(sql, async (within) => {
      const endpoint = await this.parts.found.locked(id, by, mayKeep, within);
      if (endpoint.state === 'active') return;
      const now = this.clock.now();
      await this.parts.endpoints.resume(id, within);
      if (missed === 'send') await this.parts.deliveries.release(id, now, endpoint.failingSince, within);
      else await this.parts.deliveries.skip(id, now, within);
    });
    this.wake.soon();
  }

  private within<T>(sql: Sql | undefined, work: (sql: Sql) => Promise<T>): Promise<T> {
    return sql ? work(sql) : this.database.transaction(work);
  }
}
