import { instantOf } from '../../platform/clock/wall-time.js';
import type { Side } from './states.js';

/** A meeting at which a council is to decide, as its community announced it. */
export interface Hearing {
  /** `YYYY-MM-DDTHH:MM` in `zone`. */
  startsAt: string;
  /** IANA. */
  zone: string;
  place: string;
  /** Grows with every change, for calendars. */
  sequence: number;
  cancelled?: true;
  /** ISO instant, UTC, of a cancelled one. */
  cancelledAt?: string;
}

/** When it begins. An hour that summer time skips is read an hour later. */
export const hearingStart = ({ startsAt, zone }: Pick<Hearing, 'startsAt' | 'zone'>): Date =>
  instantOf(new Date(`${startsAt}:00Z`), zone);

/** It is still to come at `now` (ISO instant, UTC), and nobody called it off. */
export const isAhead = (hearing: Hearing | undefined, now: string): hearing is Hearing =>
  hearing !== undefined && !hearing.cancelled && hearingStart(hearing).toISOString() > now;

/** Calendars take it out again only by a higher number. */
export const calledOff = (hearing: Hearing, now: string): Hearing => ({
  ...hearing,
  sequence: hearing.sequence + 1,
  cancelled: true,
  cancelledAt: now,
});

/** Under which calendars know the meetings of that council: one entry, whenever and wherever it meets. */
export const hearingId = (procedureId: string, side: Side): string => `${procedureId}.${side}`;
