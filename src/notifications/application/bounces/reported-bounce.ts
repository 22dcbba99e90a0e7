import { z } from 'zod';
import { cleanText } from '../../../platform/input.js';
import type { ReportedBounce } from './record-bounce.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const bare = z
  .string()
  .overwrite(cleanText)
  .min(3)
  .max(300)
  .transform((text) => (uuid.test(text) ? text.toLowerCase() : `<${text.replace(/^<|>$/g, '')}>`));

/** What a mail service tells us of a mail that it couldn't deliver. */
export const bounceInput = z
  .object({
    messageId: bare.optional().meta({ description: 'Message-ID of the mail, or the id of our message' }),
    mail: z.email().max(200).toLowerCase().optional().meta({ description: 'The address, where no message is known' }),
    kind: z.enum(['hard', 'soft', 'complaint']),
    status: z
      .string()
      .regex(/^[245]\.\d{1,3}\.\d{1,3}$/)
      .optional()
      .meta({ description: 'As RFC 3463 has it, such as `5.1.1`' }),
    detail: z.string().overwrite(cleanText).max(500).default(''),
  })
  .refine(({ messageId, mail }) => messageId !== undefined || mail !== undefined, {
    path: ['messageId'],
    message: 'errors:required',
  });

/** @param id of the call: it counts once */
export function reportedBounce(input: z.output<typeof bounceInput>, id: string): ReportedBounce {
  const { messageId, mail, kind, status, detail } = input;
  const about = messageId ? (uuid.test(messageId) ? { id: messageId } : { messageId }) : { mail: mail ?? '' };
  return {
    externalId: `webhook:${id}`,
    source: 'webhook',
    about,
    kind,
    status: status ?? null,
    detail: detail || `${kind} ${status ?? ''}`.trim(),
  };
}
