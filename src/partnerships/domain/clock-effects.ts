import type { EventParts, PastEvent } from './event-parts.js';
import type { Procedure } from './procedure.js';

type ClockEvent = 'clock.extended' | 'clock.snoozed' | 'clock.overridden' | HearingEvent;
type HearingEvent = 'approval.hearing-scheduled' | 'approval.hearing-cancelled';
type Effect<T extends PastEvent['type']> = (procedure: Procedure, data: EventParts[T]['data']) => Partial<Procedure>;

/** What staff or those who are waited on change about the clocks of a case, and about the days its councils meet. */
export const clockEffects: { [T in ClockEvent]: Effect<T> } = {
  'clock.extended': ({ clock }, { days }) => ({ clock: { ...clock, extendedBy: (clock?.extendedBy ?? 0) + days } }),
  'clock.snoozed': ({ clock }, { party, until }) => ({
    clock: { ...clock, snoozed: { ...clock?.snoozed, [party]: { until } } },
  }),
  'clock.overridden': ({ clock }, { state, clock: ladder }) => {
    const { [state]: _former, ...others } = clock?.own ?? {};
    return { clock: { ...clock, own: ladder ? { ...others, [state]: ladder } : others } };
  },
  'approval.hearing-scheduled': ({ hearings }, { side, hearing }) => ({ hearings: { ...hearings, [side]: hearing } }),
  'approval.hearing-cancelled': ({ hearings }, { side, hearing }) => ({ hearings: { ...hearings, [side]: hearing } }),
};

/** A hold that is over. */
export const stoodStill = ({ clock }: Procedure, from: string, until: string): Pick<Procedure, 'clock'> => ({
  clock: { ...clock, stood: [...(clock?.stood ?? []), { from, until }] },
});
