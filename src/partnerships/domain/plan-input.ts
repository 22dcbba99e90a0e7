import { z } from 'zod';
import { line } from '../../platform/input.js';
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
      startsAt: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'errors:date-time')
        .refine(exists, 'errors:date-time'),
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

/** 31 February is no day, and 25:00 no time. */
function exists(time: string): boolean {
  const date = new Date(`${time}:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 16) === time;
}
