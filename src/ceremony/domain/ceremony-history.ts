import { instantOf } from '../../platform/clock/wall-time.js';
import type { EventType, PastEvent } from '../../partnerships/domain/event-parts.js';
import type { Ceremony, SigningPlan } from '../../partnerships/domain/signing-plan.js';
import type { State } from '../../partnerships/domain/states.js';

/** What an event does to the appointment of the ceremony. */
export interface CeremonyChange {
  kind: 'invited' | 'moved' | 'cancelled';
  ceremony: Ceremony;
  /** Version of the partnership with this event: rises with every change, as SEQUENCE in a calendar has to. */
  sequence: number;
}

/** The appointment as it stands; `invited` is null while there is none in anybody's calendar. */
interface Appointment {
  plan: SigningPlan | null;
  agreed: SigningPlan | null;
  invited: Ceremony | null;
  change: CeremonyChange | null;
}

type Happened = Pick<PastEvent, 'type' | 'data' | 'at' | 'version'> & { to?: State | null };

/** Events that may touch it; all others can be left out of a history. */
export const ceremonyEvents = [
  'signing.plan-proposed',
  'signing.plan-accepted',
  'agreement.text-frozen',
  'agreement.text-reopened',
  'signature.declined',
  'approvals.rescinded',
  'partnership.withdrawn',
  'partnership.barred',
  'partnership.lapsed',
  'partnership.revived',
] as const satisfies readonly EventType[];

const calledOff: readonly EventType[] = [
  'agreement.text-reopened',
  'signature.declined',
  'approvals.rescinded',
  'partnership.withdrawn',
  'partnership.barred',
  'partnership.lapsed',
];
/** A plan outlives the text it was made for: once there is one to sign again, its ceremony is on again. */
const calledAgain: readonly EventType[] = ['agreement.text-frozen', 'partnership.revived'];

/** When it begins. An hour that summer time skips is read an hour later. */
export const ceremonyStart = ({ startsAt, zone }: Ceremony): Date => instantOf(new Date(`${startsAt}:00Z`), zone);

/** What the last of these events did to the appointment, or null. The events of a partnership in order, from the first. */
export function ceremonyChangeBy(events: readonly Happened[]): CeremonyChange | null {
  return events.reduce(after, nothingPlanned).change;
}

/** The appointment that is in people's calendars, with the sequence of its last change; null where there is none. */
export function presentCeremony(events: readonly Happened[]): { ceremony: Ceremony; sequence: number } | null {
  let last: { ceremony: Ceremony; sequence: number } | null = null;
  let state = nothingPlanned;
  for (const event of events) {
    state = after(state, event);
    if (state.change) last = { ceremony: state.change.ceremony, sequence: state.change.sequence };
  }
  return state.invited ? last : null;
}

const nothingPlanned: Appointment = { plan: null, agreed: null, invited: null, change: null };

function after(before: Appointment, event: Happened): Appointment {
  const planned = { ...before, ...planAfter(before, event), change: null };
  const wanted = wantedAfter(planned, event);
  if (wanted === undefined || same(wanted, planned.invited)) return planned;
  const kind = wanted === null ? 'cancelled' : planned.invited ? 'moved' : 'invited';
  const ceremony = wanted ?? planned.invited;
  if (!ceremony) return planned;
  return { ...planned, invited: wanted, change: { kind, ceremony, sequence: event.version } };
}

function planAfter({ plan }: Appointment, event: Happened): Partial<Appointment> {
  if (event.type === 'signing.plan-proposed') return { plan: (event as Of<'signing.plan-proposed'>).data.plan };
  if (event.type !== 'signing.plan-accepted' || !plan) return {};
  const { side } = (event as Of<'signing.plan-accepted'>).data;
  const accepted = { ...plan, accepted: { ...plan.accepted, [side]: true } };
  return {
    plan: accepted,
    ...(accepted.accepted.initiator && accepted.accepted.counterpart ? { agreed: accepted } : {}),
  };
}

/** The appointment that there should be from now on; undefined where the event leaves it as it is. What is past stays. */
function wantedAfter({ plan, agreed, invited }: Appointment, { type, at }: Happened): Ceremony | null | undefined {
  const ahead = (ceremony: Ceremony | null) => ceremony !== null && ceremonyStart(ceremony).toISOString() > at;
  const signs = type === 'signing.plan-accepted' && agreed !== null && agreed === plan;
  if (signs || calledAgain.includes(type)) {
    const penned = agreed && Object.values(agreed.modes).includes('ceremony') ? agreed.ceremony : null;
    if (penned && !ahead(penned)) return undefined;
    return penned ?? (ahead(invited) ? null : undefined);
  }
  return calledOff.includes(type) && ahead(invited) ? null : undefined;
}

type Of<T extends EventType> = Extract<PastEvent, { type: T }>;

const same = (one: Ceremony | null, other: Ceremony | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.place === other.place &&
    one.zone === other.zone &&
    one.startsAt === other.startsAt);
