import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import type { OutgoingAnswer } from '../../platform/outgoing/outgoing-post.js';
import {
  type AttemptResult,
  keepsFailing,
  nextTry,
  restUntil,
  type Verdict,
  verdictOf,
} from '../domain/delivery-attempt.js';
import type { WebhookEndpoint } from '../domain/webhook-endpoint.js';
import type { PauseWebhook } from './pause-webhook.js';
import type { Attempt, BegunDelivery, Settled, WebhookDeliveries } from './webhook-deliveries.js';
import type { WebhookEndpoints } from './webhook-endpoints.js';
import { webhookMetrics } from './webhook-metrics.js';

/** Why there was no answer; `message` is for the owner. */
export interface NoAnswer {
  readonly problem: string;
  readonly message: string;
}

export interface MadeAttempt {
  readonly begun: BegunDelivery;
  readonly answer: OutgoingAnswer | NoAnswer;
  readonly at: Date;
  readonly tookMs: number;
}

/** What follows from one call: for the delivery, and for its endpoint. */
export class NoteAttempt {
  constructor(
    private readonly database: Database,
    private readonly endpoints: WebhookEndpoints,
    private readonly deliveries: WebhookDeliveries,
    private readonly pausing: PauseWebhook,
    private readonly clock: Clock,
  ) {}

  /** An endpoint that was removed meanwhile has no log any more. */
  execute(made: MadeAttempt): Promise<void> {
    webhookMetrics.calls.inc({ outcome: 'problem' in made.answer ? 'no-answer' : verdictOf(resultOf(made)) });
    webhookMetrics.took.observe(made.tookMs / 1_000);
    return this.database.transaction(async (sql) => {
      const endpoint = await this.endpoints.lock(made.begun.endpointId, sql);
      if (!endpoint) return;
      const now = this.clock.now();
      const result = resultOf(made);
      const verdict = verdictOf(result);
      const pauses = made.begun.eventId === null ? false : await this.count(endpoint, verdict, result, now, sql);
      const settled = settledAs(made.begun, verdict, { paused: pauses || endpoint.state === 'paused', now, result });
      await this.deliveries.settle(made.begun, attemptOf(made), settled, sql);
    });
  }

  /** Nobody there could look after what is sent: it stops, and staff hear of it. */
  unattended({ endpointId, id }: BegunDelivery): Promise<void> {
    return this.database.transaction(async (sql) => {
      const endpoint = await this.endpoints.lock(endpointId, sql);
      if (!endpoint) return;
      await this.deliveries.holdBack(id, sql);
      if (endpoint.state === 'active') await this.pausing.execute(endpoint, 'unattended', null, sql);
    });
  }

  /** Whether the endpoint is paused by it. */
  private async count(
    endpoint: WebhookEndpoint,
    verdict: Verdict,
    result: AttemptResult,
    now: Date,
    sql: Sql,
  ): Promise<boolean> {
    if (verdict === 'delivered') {
      await this.endpoints.succeeded(endpoint.id, now, sql);
      return false;
    }
    const failing = { failures: endpoint.failures + 1, since: endpoint.failingSince ?? now };
    await this.endpoints.failed(endpoint.id, { failures: failing.failures, failingSince: failing.since }, sql);
    const rest = restUntil(result, now);
    if (rest) await this.endpoints.rest(endpoint.id, rest, sql);
    if (endpoint.state === 'paused') return false;
    if (verdict === 'gone')
      await this.pausing.execute({ ...endpoint, failingSince: failing.since }, 'gone', result, sql);
    else if (keepsFailing(failing, now))
      await this.pausing.execute({ ...endpoint, failingSince: failing.since }, 'failing', result, sql);
    else return false;
    return true;
  }
}

const resultOf = ({ answer }: MadeAttempt): AttemptResult =>
  'problem' in answer
    ? { problem: answer.problem }
    : { status: answer.status, retryAfter: answer.headers['retry-after'] ?? null };

interface Circumstances {
  readonly paused: boolean;
  readonly now: Date;
  readonly result: AttemptResult;
}

/** A test is made once. What had tries left when its endpoint was paused is held. */
function settledAs(
  { eventId, tries }: BegunDelivery,
  verdict: Verdict,
  { paused, now, result }: Circumstances,
): Settled {
  if (verdict === 'delivered') return { state: 'delivered', at: now };
  const next = eventId === null ? null : nextTry(tries, now);
  if (!next) return { state: 'failed', at: now };
  if (paused) return { state: 'held', at: now };
  const rest = restUntil(result, now);
  return { state: 'pending', due: rest && rest > next ? rest : next };
}

function attemptOf({ begun, answer, at, tookMs }: MadeAttempt): Attempt {
  const made = { deliveryId: begun.id, at, tookMs };
  if ('problem' in answer)
    return { ...made, status: null, problem: answer.problem, detail: answer.message, answer: null, answeredBy: null };
  const answeredBy = answer.url === new URL(begun.url).href ? null : answer.url;
  // PostgreSQL keeps no U+0000
  return {
    ...made,
    status: answer.status,
    problem: null,
    detail: null,
    answer: answer.body.replaceAll('\0', '�'),
    answeredBy,
  };
}
