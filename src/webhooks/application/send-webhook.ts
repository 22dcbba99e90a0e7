import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import type { OutgoingCalls } from '../../platform/outgoing/outgoing-calls.js';
import type { OutgoingAnswer } from '../../platform/outgoing/outgoing-post.js';
import { OutgoingFailed } from '../../platform/outgoing/outgoing-failed.js';
import { signedHeaders } from '../domain/signature.js';
import type { NoAnswer, NoteAttempt } from './note-attempt.js';
import type { BegunDelivery, WebhookDeliveries } from './webhook-deliveries.js';
import { webhookIdOf } from './webhook-id.js';
import { SecretUnreadable, type WebhookSecrets } from './webhook-secrets.js';

/** Nothing is sent unsigned. A database that is away is a fault, and the delivery comes back. */
function unreadable(error: unknown): NoAnswer {
  if (!(error instanceof SecretUnreadable)) throw error;
  return { problem: 'secret-unreadable', message: error.message };
}

/** Longer than any call may take: who still holds a row after that has died. */
export const sendingLeaseMs = 40_000;

export interface SendingParts {
  readonly deliveries: WebhookDeliveries;
  readonly secrets: WebhookSecrets;
  readonly calls: OutgoingCalls;
}

/**
 * Sends one delivery. The row is leased and not locked, and no connection is kept while the other side thinks. Who dies
 * meanwhile leaves it to be sent again, under the same id.
 */
export class SendWebhook {
  constructor(
    private readonly database: Database,
    private readonly parts: SendingParts,
    private readonly note: NoteAttempt,
    private readonly clock: Clock,
  ) {}

  async execute(id: string): Promise<void> {
    const { deliveries, secrets } = this.parts;
    const now = this.clock.now();
    const begun = await deliveries.begin(id, uuidv7(), new Date(now.getTime() + sendingLeaseMs));
    if (!begun) return;
    if (begun.unattended && begun.eventId !== null) return this.note.unattended(begun);
    const keys = await secrets.inForce(begun.endpointId, now, this.database).catch(unreadable);
    const started = performance.now();
    const answer = 'problem' in keys ? keys : await this.call(begun, keys, now);
    const tookMs = Math.round(performance.now() - started);
    await this.note.execute({ begun, answer, at: now, tookMs });
  }

  private async call(begun: BegunDelivery, keys: readonly Buffer[], at: Date): Promise<OutgoingAnswer | NoAnswer> {
    const { url, body } = begun;
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Entente-Webhooks/1',
      accept: '*/*',
      'accept-encoding': 'identity',
      ...signedHeaders({ id: webhookIdOf(begun), body, at }, keys),
    };
    try {
      return await this.parts.calls.post({ url, headers, body });
    } catch (error) {
      if (error instanceof OutgoingFailed) return error;
      throw error;
    }
  }
}
