import ical, { ICalAttendeeRole, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

export interface CalendarEntry {
  /** Absent for the ceremony of a case. */
  readonly kind?: 'hearing';
  /** `publish` is for whoever fetches it; the others go to one person. */
  readonly method: 'request' | 'cancel' | 'publish';
  /** Of whatever it is an appointment of: the same for ever. */
  readonly id: string;
  /** Rises with every change. */
  readonly sequence: number;
  /** ISO instants. */
  readonly startsAt: string;
  readonly changedAt: string;
  readonly place: string;
  readonly summary: string;
  readonly description: string;
  /** Address of the case. */
  readonly page: string;
  /** `Entente <entente@example.org>` */
  readonly organizer: string;
  readonly attendee?: { readonly name: string; readonly mail: string };
}

const methods = {
  request: ICalCalendarMethod.REQUEST,
  cancel: ICalCalendarMethod.CANCEL,
  publish: ICalCalendarMethod.PUBLISH,
};
/** Nobody says how long a ceremony takes, and a calendar has to show something. */
const hour = 3_600_000;

/** An iCalendar file (RFC 5545, 5546). Its times are in UTC, which every calendar shows as its own clocks do then. */
export function calendarEntry(entry: CalendarEntry): string {
  const { kind = 'ceremony', method, id, sequence, place, summary, description, page, attendee } = entry;
  const start = new Date(entry.startsAt);
  const calendar = ical({
    prodId: { company: 'Entente', product: 'Ceremonies', language: 'EN' },
    method: methods[method],
  });
  const event = calendar.createEvent({
    ...{ sequence, start, summary, location: place, url: page },
    id: `${kind}.${id}@${new URL(page).hostname}`,
    end: new Date(start.getTime() + hour),
    stamp: new Date(entry.changedAt),
    description: `${description}\n${page}`,
    organizer: organizerOf(entry.organizer),
    status: method === 'cancel' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  if (attendee) {
    event.createAttendee({
      name: unquoted(attendee.name),
      email: attendee.mail,
      role: ICalAttendeeRole.REQ,
      rsvp: false,
    });
  }
  return calendar.toString();
}

function organizerOf(from: string): { name: string; email: string } {
  const [, name = '', email = from] = /^(.*?)\s*<([^<>]+)>$/.exec(from.trim()) ?? [];
  return { name: unquoted(name.replace(/^"|"$/g, '')) || email, email };
}

/** A name stands as a quoted parameter, which can hold no such quotes and escapes nothing (RFC 5545, 3.1). */
const unquoted = (name: string): string => name.replaceAll('"', '’').replace(/[\p{Cc}\\]+/gu, ' ');
