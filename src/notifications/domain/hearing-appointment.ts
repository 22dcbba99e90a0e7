import { type Hearing, hearingId, hearingStart } from '../../partnerships/domain/hearing.js';
import type { MailCase, MailEvent } from './mail-case.js';
import type { Appointment, MailDetail } from './message-data.js';

interface OfHearing {
  readonly details: readonly MailDetail[];
  readonly calendar?: Appointment;
}

/** What every mail about this event says of a council's meeting, if the event changed anything about it. */
export function ofHearing(event: MailEvent, { procedure }: MailCase): OfHearing {
  if (event.type !== 'approval.hearing-scheduled' && event.type !== 'approval.hearing-cancelled')
    return { details: [] };
  const { side, hearing } = event.data;
  const off = event.type === 'approval.hearing-cancelled';
  const [when, where] = hearingDetails(hearing);
  const calendar: Appointment = {
    kind: 'hearing',
    method: off ? 'cancel' : 'request',
    id: hearingId(procedure.id, side),
    sequence: hearing.sequence,
    startsAt: hearingStart(hearing).toISOString(),
    changedAt: event.at,
    place: hearing.place,
  };
  return { details: off ? [{ ...when, name: 'hearing-cancelled' }] : [when, where], calendar };
}

export const hearingDetails = (hearing: Hearing): [MailDetail, MailDetail] => [
  { name: 'hearing', instant: hearingStart(hearing).toISOString(), zone: hearing.zone },
  { name: 'place', text: hearing.place },
];
