import type { EventType } from '../../src/partnerships/domain/event-parts.js';
import type { Happened, NaiveCase } from './naive-case.js';
import { startOf } from './naive-steps.js';

const both = ['initiator', 'counterpart'] as const;

/** Something that the clock does by itself. */
export const byTheClock = (type: EventType, data: object, at: number, entered: string | null = null): Happened =>
  ({ type, data, private: null, at, entered, by: 'clock' }) as Happened;

/** With a case that lapses its meetings are called off, and a signature that waited for the other one is void. */
export function lapsing({ hearings, signed, papers }: NaiveCase, now: number): Happened[] {
  const ahead = both.filter((side) => {
    const hearing = hearings[side];
    return hearing !== undefined && startOf(hearing) > now;
  });
  const half = both.filter((side) => signed[side] ?? papers[side]);
  return [
    ...ahead.map((side) => byTheClock('approval.hearing-cancelled', { side }, now)),
    ...(half.length > 0 ? [byTheClock('signatures.voided', { sides: half }, now)] : []),
    byTheClock('partnership.lapsed', {}, now, 'lapsed'),
  ];
}
