import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { ActingPerson } from '../../communities/domain/acting-person.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { checkedUrl } from '../../platform/outgoing/checked-destination.js';
import type { DestinationRules } from '../../platform/outgoing/destination-rules.js';
import { OutgoingFailed } from '../../platform/outgoing/outgoing-failed.js';
import { secretBytes, writtenSecret } from '../domain/signature.js';
import { mayKeep, mayOversee } from '../domain/webhook-endpoint.js';
import { addressRefused, notYourWebhook, tooManySecrets, tooManyWebhooks } from '../domain/webhook-errors.js';
import type { EndpointInput, RotateInput } from '../domain/webhook-inputs.js';
import type { FoundWebhook } from './found-webhook.js';
import type { WebhookEndpoints } from './webhook-endpoints.js';
import type { WebhookSecrets } from './webhook-secrets.js';

const day = 86_400_000;
const mostEndpoints = 10;
const mostSecrets = 5;

export interface NewWebhook {
  readonly id: string;
  /** Shown once: it isn't readable again. */
  readonly secret: string;
}

export interface WebhookStores {
  readonly endpoints: WebhookEndpoints;
  readonly secrets: WebhookSecrets;
}

/** Makes, changes and removes endpoints, and their secrets. */
export class KeepWebhooks {
  constructor(
    private readonly database: Database,
    private readonly stores: WebhookStores,
    private readonly found: FoundWebhook,
    private readonly rules: DestinationRules,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `webhook.not-yours`, `webhook.too-many`, or about the address */
  create(communityId: string | null, input: EndpointInput, by: ActingPerson, sql?: Sql): Promise<NewWebhook> {
    return this.within(sql, async (within) => {
      if (!mayKeep(by, { communityId })) throw notYourWebhook();
      const said = this.said(input);
      if ((await this.stores.endpoints.count(communityId, within)) >= mostEndpoints)
        throw tooManyWebhooks(mostEndpoints);
      const id = uuidv7();
      const at = this.clock.now();
      await this.stores.endpoints.add({ id, communityId, ...said, at, by: by.personId }, within);
      return { id, secret: await this.newSecret(id, at, at, within) };
    });
  }

  /** @throws AppError `webhook.unknown`, `webhook.not-yours`, or about the address */
  change(id: string, input: EndpointInput, by: ActingPerson, sql?: Sql): Promise<void> {
    return this.within(sql, async (within) => {
      await this.found.locked(id, by, mayKeep, within);
      await this.stores.endpoints.change({ id, ...this.said(input) }, within);
    });
  }

  /** With everything that is known of it. Staff may remove anybody's. */
  remove(id: string, by: ActingPerson, sql?: Sql): Promise<void> {
    return this.within(sql, async (within) => {
      await this.found.locked(id, by, mayOversee, within);
      await this.stores.endpoints.remove(id, within);
    });
  }

  /** The former secret signs beside the new one for a day, unless it has to end at once. */
  rotate(id: string, { atOnce }: RotateInput, by: ActingPerson, sql?: Sql): Promise<NewWebhook> {
    return this.within(sql, async (within) => {
      await this.found.locked(id, by, mayKeep, within);
      const at = this.clock.now();
      const known = await this.stores.secrets.count(id, at, within);
      if (!atOnce && known >= mostSecrets) throw tooManySecrets();
      const formerEnd = atOnce ? at : new Date(at.getTime() + day);
      return { id, secret: await this.newSecret(id, at, formerEnd, within) };
    });
  }

  private async newSecret(id: string, at: Date, formerEnd: Date, sql: Sql): Promise<string> {
    const secret = randomBytes(secretBytes);
    await this.stores.secrets.add(id, secret, at, formerEnd, sql);
    return writtenSecret(secret);
  }

  private said({ name, url, events, eventTypes }: EndpointInput) {
    try {
      const all = events === 'all' || eventTypes.length === 0;
      return { name, url: checkedUrl(url, this.rules).href, eventTypes: all ? null : eventTypes };
    } catch (error) {
      throw error instanceof OutgoingFailed ? addressRefused(error.problem, error.message) : error;
    }
  }

  private within<T>(sql: Sql | undefined, work: (sql: Sql) => Promise<T>): Promise<T> {
    return sql ? work(sql) : this.database.transaction(work);
  }
}
