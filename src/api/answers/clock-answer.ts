import { z } from 'zod';
import type { Procedure } from '../../partnerships/domain/procedure.js';
import type { WaitingState } from '../../partnerships/domain/state-clock.js';
import { openStates, sides } from '../../partnerships/domain/states.js';
import { bothSides, instant, text } from './text-schemas.js';

export const hearingAnswer = z
  .object({
    startsAt: text.meta({ description: 'On a clock there, `2027-03-17T18:30`' }),
    zone: text,
    place: text,
    sequence: z.int().meta({ description: 'Grows with every change' }),
    cancelled: z.boolean(),
  })
  .meta({ id: 'Hearing' });

export const hearingsAnswer = bothSides(
  hearingAnswer.nullable().meta({ description: 'The meeting at which that council decides, or was to decide' }),
);

export const clockAnswer = z
  .object({
    extendedBy: z.int().meta({ description: 'Working days that the present wait got more' }),
    snoozed: z
      .object({ initiator: instant.nullable(), counterpart: instant.nullable(), staff: instant.nullable() })
      .meta({ description: 'Until when nobody of that party is reminded' }),
    own: z.array(z.enum(openStates)).meta({ description: 'States for which this case has deadlines of its own' }),
  })
  .meta({ id: 'CaseClock', description: 'What was changed about the clocks of this case' });

export function hearingsOf({ hearings }: Procedure): z.output<typeof hearingsAnswer> {
  const [initiator, counterpart] = sides.map((side) => {
    const hearing = hearings?.[side];
    if (!hearing) return null;
    const { startsAt, zone, place, sequence, cancelled } = hearing;
    return { startsAt, zone, place, sequence, cancelled: cancelled === true };
  });
  return { initiator: initiator ?? null, counterpart: counterpart ?? null };
}

export function clockFrom({ clock }: Procedure): z.output<typeof clockAnswer> {
  const until = (party: 'initiator' | 'counterpart' | 'staff') => clock?.snoozed?.[party]?.until ?? null;
  return {
    extendedBy: clock?.extendedBy ?? 0,
    snoozed: { initiator: until('initiator'), counterpart: until('counterpart'), staff: until('staff') },
    own: Object.keys(clock?.own ?? {}) as WaitingState[],
  };
}
