import { z } from 'zod';
import type { ListedMessage } from '../../notifications/application/message-list.js';
import { id, instant, reference, text } from './text-schemas.js';

export const incidentAnswer = z
  .object({
    id: text.meta({ description: 'Of the event and of the consumer that gave it up' }),
    eventId: id,
    consumer: text,
    partnershipId: id,
    reference,
    eventType: text,
    attempts: z.int(),
    error: text,
    occurredAt: instant.meta({ description: 'When the event happened' }),
    since: instant.meta({ description: 'When it was given up' }),
    nextTry: instant.nullable().meta({ description: 'When it is tried again by itself; null where it was given up' }),
  })
  .meta({ id: 'Incident' });

export const messageAnswer = z
  .object({
    id,
    template: text,
    reference: reference.nullable(),
    recipientName: text,
    recipientMail: text,
    language: text,
    subject: text.nullable().meta({ description: 'Null until it was sent once' }),
    messageId: text,
    state: z.enum(['queued', 'dispatched', 'sent', 'failed', 'cancelled', 'bounced', 'digested']),
    attempts: z.int(),
    lastError: text.nullable(),
    createdAt: instant,
    sentAt: instant.nullable(),
    nextAttemptAt: instant,
    followedAt: instant
      .nullable()
      .meta({ description: 'When its recipient was first where its link leads; nothing else counts as opened' }),
    bouncedAt: instant.nullable(),
    serverAnswer: text.nullable().meta({ description: 'The last thing that a mail server said about it' }),
  })
  .meta({ id: 'Message' });

/** Nothing of what makes a link or a code. */
export function messageFrom(message: ListedMessage): z.output<typeof messageAnswer> {
  const { id: messageId, template, reference: name, recipientName, recipientMail, language, subject, state } = message;
  const { attempts, lastError, createdAt, sentAt, nextAttemptAt, followedAt, bouncedAt, serverAnswer } = message;
  return {
    ...{ id: messageId, template, reference: name, recipientName, recipientMail, language, subject, state, attempts },
    messageId: message.messageId,
    lastError,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    nextAttemptAt: nextAttemptAt.toISOString(),
    followedAt: followedAt?.toISOString() ?? null,
    bouncedAt: bouncedAt?.toISOString() ?? null,
    serverAnswer,
  };
}
