import type { ListMark, ListPage } from '../../platform/database/keyset.js';
import type { Attempt, DeliveryState } from './webhook-deliveries.js';

export interface ListedDelivery {
  readonly id: string;
  readonly endpointId: string;
  /** Null for a test. */
  readonly eventId: string | null;
  readonly type: string;
  readonly reference: string | null;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly createdAt: Date;
  readonly doneAt: Date | null;
  /** While it is to be tried again. */
  readonly nextTry: Date | null;
  readonly lastStatus: number | null;
  readonly lastProblem: string | null;
}

export interface DeliveryDetails extends ListedDelivery {
  readonly body: string;
  /** Newest first. */
  readonly attempts: readonly Omit<Attempt, 'deliveryId'>[];
}

export interface DeliveryFilter {
  /** `waiting` is whatever isn't at its end. */
  readonly state: 'delivered' | 'failed' | 'waiting' | null;
  readonly mark: ListMark | null;
  readonly limit: number;
}

/** What was sent to an endpoint and what it answered. */
export abstract class WebhookLog {
  /** Newest first. */
  abstract page(endpointId: string, filter: DeliveryFilter): Promise<ListPage<ListedDelivery>>;
  abstract one(endpointId: string, deliveryId: string): Promise<DeliveryDetails | null>;
  /** How many wait for a paused endpoint. */
  abstract held(endpointId: string): Promise<number>;
}
