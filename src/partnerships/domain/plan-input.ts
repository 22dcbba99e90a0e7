import { z } from 'zod';
import { line } from '../../platform/input.js';
import { dateAndTime } from './date-and-time.js';
import { signingModes, signingOrders } from './signing-plan.js';
import { sides } from './states.js';

const mode = z.enum(signingModes, { error: 'errors:choose-one' });

/** How both would sign. A time zone is only needed where the ceremony is in neither community. */
export const planInput = z.object({
  modes: z.object({ initiator: mode, counterpart: mode }),
  order: z.enum(signingOrders, { error: 'errors:choose-one' }).default('parallel'),
  ceremony: z
    .object({
      host: z.enum(sides, { error: 'errors:choose-one' }),
      place: line(300),
      zone: z.string().max(60).refine(isZone, 'errors:community.zone').optional(),
      startsAt: dateAndTime(),
    })
    .nullable()
    .default(null),
});

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
