import { ceremonyStart } from '../../ceremony/domain/ceremony-history.js';
import type { MailCase, MailEvent } from './mail-case.js';
import type { Appointment, MailDetail } from './message-data.js';

interface OfCeremony {
  readonly details: readonly MailDetail[];
  readonly calendar?: Appointment;
}

/** What every mail about this event says of the ceremony, if the event changed anything about it. */
export function ofCeremony({ ceremony: change, at }: MailEvent, { procedure }: MailCase): OfCeremony {
  if (!change) return { details: [] };
  const { kind, ceremony, sequence } = change;
  const startsAt = ceremonyStart(ceremony).toISOString();
  const when = { instant: startsAt, zone: ceremony.zone };
  const details: MailDetail[] =
    kind === 'cancelled'
      ? [{ name: 'ceremony-cancelled', ...when }]
      : [
          { name: 'ceremony', ...when },
          { name: 'place', text: ceremony.place },
        ];
  const method = kind === 'cancelled' ? 'cancel' : 'request';
  return { details, calendar: { method, id: procedure.id, sequence, startsAt, changedAt: at, place: ceremony.place } };
}
