import { whenItShows } from './naive-calendar.js';
import type { Happened, NaiveCase } from './naive-case.js';
import { ceremonyOf } from './naive-waiting.js';

/** The day of a ceremony as it stands in people’s calendars. */
export interface Appointment {
  readonly place: string;
  readonly zone: string;
  readonly startsAt: string;
}

const callsOff = [
  ...['agreement.text-reopened', 'signature.declined', 'approvals.rescinded', 'partnership.withdrawn'],
  ...['partnership.barred', 'partnership.lapsed'],
];

/** What an event does to that entry; a day that is past stays as it is. */
export function appointmentAfter(before: Appointment | null, c: NaiveCase, { type, data, at }: Happened) {
  const ahead = (entry: Appointment) => whenItShows(`${entry.startsAt}:00`, entry.zone) > at;
  const stays = { now: before, change: null };
  const cancelled = before && ahead(before) ? { now: null, change: 'cancelled' as const } : stays;
  if (callsOff.includes(type)) return cancelled;
  const agreed =
    type === 'signing.plan-accepted' && c.agreed !== null && 'plan' in data && data.plan === c.agreed.number;
  if (!agreed && type !== 'agreement.text-frozen' && type !== 'partnership.revived') return stays;
  const wanted = ceremonyOf(c) as Appointment | null;
  if (!wanted) return cancelled;
  if (!ahead(wanted) || isSame(before, wanted)) return stays;
  return { now: wanted, change: before ? ('moved' as const) : ('agreed' as const) };
}

const isSame = (one: Appointment | null, { place, zone, startsAt }: Appointment): boolean =>
  one?.place === place && one.zone === zone && one.startsAt === startsAt;
