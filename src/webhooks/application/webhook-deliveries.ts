import type { Sql } from '../../platform/database/database.js';

export type DeliveryState = 'pending' | 'claimed' | 'sending' | 'delivered' | 'failed' | 'held' | 'skipped';

export interface NewDelivery {
  readonly id: string;
  readonly endpointId: string;
  /** Null for a test. */
  readonly eventId: string | null;
  readonly type: string;
  readonly reference: string | null;
  readonly body: string;
  readonly state: 'pending' | 'held';
  readonly due: Date;
  readonly at: Date;
}

/** A delivery that one worker has in hand, alone until its lease ends. */
export interface BegunDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly lease: string;
  readonly eventId: string | null;
  readonly url: string;
  readonly body: string;
  readonly tries: number;
  /** The owner is a community without a clerk. */
  readonly unattended: boolean;
}

export interface Attempt {
  readonly deliveryId: string;
  readonly at: Date;
  readonly tookMs: number;
  readonly status: number | null;
  readonly problem: string | null;
  readonly detail: string | null;
  readonly answer: string | null;
  readonly answeredBy: string | null;
}

export type Settled =
  | { readonly state: 'delivered' | 'failed' | 'held'; readonly at: Date }
  | { readonly state: 'pending'; readonly due: Date };

/** Rows of what is sent, and of each call. */
export abstract class WebhookDeliveries {
  /** Ids of due deliveries, leased until `leaseUntil`; of one endpoint only so many as may be in hand at once. */
  abstract claim(now: Date, leaseUntil: Date, limit: number): Promise<string[]>;
  /** Null when another worker has it, or when nobody wants it any more. */
  abstract begin(id: string, lease: string, leaseUntil: Date): Promise<BegunDelivery | null>;
  /** For whoever began it and finds that it must not be sent now. */
  abstract holdBack(id: string, sql: Sql): Promise<void>;
  /** How the delivery goes on; a lease that was lost meanwhile changes only what succeeded. */
  abstract settle(begun: BegunDelivery, attempt: Attempt, settled: Settled, sql: Sql): Promise<void>;
  /** Of an event that the endpoint knows already: nothing. */
  abstract add(deliveries: readonly NewDelivery[], sql: Sql): Promise<void>;
  /** As `add`; what is known and isn't being sent begins anew. Returns how many were put in line. */
  abstract again(deliveries: readonly NewDelivery[], which: 'undelivered' | 'all', sql: Sql): Promise<number>;
  /** One, whatever came of it; false when it is being sent at this moment. */
  abstract repeat(id: string, due: Date, sql: Sql): Promise<boolean>;
  /** What waits for a paused endpoint. */
  abstract hold(endpointId: string, sql: Sql): Promise<void>;
  /** What was held, and what failed for good since `failedSince`. */
  abstract release(endpointId: string, due: Date, failedSince: Date | null, sql: Sql): Promise<void>;
  abstract skip(endpointId: string, at: Date, sql: Sql): Promise<void>;
}
