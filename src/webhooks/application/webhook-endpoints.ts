import type { ListMark, ListPage } from '../../platform/database/keyset.js';
import type { Sql } from '../../platform/database/database.js';
import type { PauseReason, WebhookEndpoint } from '../domain/webhook-endpoint.js';

export interface NewEndpoint {
  readonly id: string;
  readonly communityId: string | null;
  readonly name: string;
  readonly url: string;
  readonly eventTypes: readonly string[] | null;
  readonly at: Date;
  readonly by: string;
}

/** Whoever wants to be told of an event, locked against being paused or resumed meanwhile. */
export interface InterestedEndpoint {
  readonly id: string;
  readonly communityId: string | null;
  readonly state: WebhookEndpoint['state'];
  readonly notBefore: Date | null;
}

export interface Failure {
  readonly failures: number;
  readonly failingSince: Date;
}

/** Addresses that are told what happens. */
export abstract class WebhookEndpoints {
  /** Of these communities, and of the association where that is null; newest first. */
  abstract ofOwners(communityIds: readonly (string | null)[]): Promise<WebhookEndpoint[]>;
  /** Of everybody, newest first. */
  abstract page(mark: ListMark | null, limit: number): Promise<ListPage<WebhookEndpoint>>;
  abstract one(id: string, sql?: Sql): Promise<WebhookEndpoint | null>;
  /** Nobody else changes it until the transaction ends. */
  abstract lock(id: string, sql: Sql): Promise<WebhookEndpoint | null>;
  abstract count(communityId: string | null, sql: Sql): Promise<number>;
  abstract interestedIn(eventId: string, sql: Sql): Promise<InterestedEndpoint[]>;
  abstract add(endpoint: NewEndpoint, sql: Sql): Promise<void>;
  abstract change(endpoint: Pick<NewEndpoint, 'id' | 'name' | 'url' | 'eventTypes'>, sql: Sql): Promise<void>;
  /** With its secrets and all that is known of its deliveries. */
  abstract remove(id: string, sql: Sql): Promise<void>;
  abstract pause(id: string, because: PauseReason, at: Date, sql: Sql): Promise<void>;
  abstract resume(id: string, sql: Sql): Promise<void>;
  abstract succeeded(id: string, at: Date, sql: Sql): Promise<void>;
  abstract failed(id: string, failure: Failure, sql: Sql): Promise<void>;
  /** It isn't called before; what waits for it waits as long. */
  abstract rest(id: string, until: Date, sql: Sql): Promise<void>;
}
