import { z } from 'zod';
import { eventTypes } from '../../partnerships/domain/events.js';
import { partnershipKinds } from '../../partnerships/domain/proposal.js';
import { allStates } from '../../partnerships/domain/states.js';
import { address, bothSides, instant, reference, text } from '../answers/text-schemas.js';
import type { JsonSchemas } from './json-schemas.js';

/** What webhooks carry. A test compares it with what is sent. */
export const webhookEvent = z
  .object({
    type: z.enum(eventTypes),
    timestamp: instant.meta({ description: 'When it happened' }),
    data: z.object({
      reference,
      kind: z.enum(partnershipKinds),
      state: z.enum(allStates).meta({ description: 'Of the case, after it' }),
      communities: bothSides(z.object({ slug: text, name: text, country: text })),
      url: address,
      sequence: z
        .int()
        .meta({ description: 'Of the case; messages may come in another order, this says the right one' }),
    }),
  })
  .meta({ id: 'WebhookEvent' });

const header = (name: string, description: string) => ({
  ...{ name, in: 'header', required: true, description },
  schema: { type: 'string' },
});

/** The calls that we make, as OpenAPI 3.1 describes them. */
export const webhookDocument = (schemas: JsonSchemas) => ({
  event: {
    post: {
      summary: 'Something happened in a case',
      description:
        'Signed after Standard Webhooks 1.0. Any 2xx is a yes. Else it comes again for a day and more, under the same `webhook-id`; `Retry-After` is heeded, and 410 pauses the webhook.',
      parameters: [
        header('webhook-id', 'The same at every attempt'),
        header('webhook-timestamp', 'Seconds since 1970, of this attempt'),
        header(
          'webhook-signature',
          '`v1,` and base64 of HMAC-SHA256 of `id.timestamp.body`; two while a secret is changed',
        ),
      ],
      requestBody: { required: true, content: { 'application/json': { schema: schemas.of(webhookEvent) } } },
      responses: { '2XX': { description: 'Taken' }, '410': { description: 'Never call again' } },
    },
  },
});
