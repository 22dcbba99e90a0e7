import { createHmac } from 'node:crypto';

const prefix = 'whsec_';
export const secretBytes = 24;

/** As the owner copies it: `whsec_` and base64. */
export const writtenSecret = (bytes: Buffer): string => `${prefix}${bytes.toString('base64')}`;

export interface SignedMessage {
  /** The same at every attempt. */
  readonly id: string;
  readonly body: string;
  readonly at: Date;
}

/**
 * The headers of Standard Webhooks 1.0: one signature by each secret that is in force, the newest first, so that a receiver
 * may know either while one takes the place of the other.
 */
export function signedHeaders({ id, body, at }: SignedMessage, secrets: readonly Buffer[]): Record<string, string> {
  const timestamp = Math.floor(at.getTime() / 1000);
  const content = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', secret).update(content).digest('base64')}`);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
