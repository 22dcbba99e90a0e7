/** One BullMQ queue per kind of due row, so that a slow mail server never holds up deliveries. */
export const queueNames = [
  'deliveries',
  'mail',
  'deadlines',
  'office-terms',
  'replans',
  'webhooks',
  'digests',
  'bounces',
] as const;
export type QueueName = (typeof queueNames)[number];
