import { z } from 'zod';
import { personActions } from '../../partnerships/domain/actions.js';
import type { ActionOffer } from '../../partnerships/domain/offers.js';
import { address, text } from './text-schemas.js';

export const offerAnswer = z
  .object({
    action: z.enum(personActions),
    possible: z.boolean(),
    missing: z.array(z.object({ code: text, message: text, params: z.record(text, z.unknown()) })),
    href: address.meta({ description: 'Where to POST it' }),
  })
  .meta({ id: 'Offer', description: 'Something you could do now, and what must happen before it is possible' });

/** The sentence for a refusal code; the code itself where there is none. */
export type Say = (code: string, params: Readonly<Record<string, unknown>>) => string;

export function offerFrom(
  { action, possible, missing }: ActionOffer,
  self: string,
  say: Say,
): z.output<typeof offerAnswer> {
  const reasons = missing.map(({ code, params = {} }) => ({ code, message: say(code, flat(params)), params }));
  return { action, possible, missing: reasons, href: `${self}/actions/${action}` };
}

const flat = (params: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
