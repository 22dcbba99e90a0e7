import type { MailCase, MailEvent } from '../mail-case.js';
import { mail } from '../mail-declaration.js';
import { given } from './details.js';
import { lapseDetails } from './lapse-details.js';

/** More time was for the wait in which it was given. */
const stillWaits = ({ at }: MailEvent, { procedure }: MailCase): boolean =>
  procedure.clock?.extendedBy !== undefined && procedure.since <= at;

export const deadlineMails = [
  mail({
    name: 'deadline-extended',
    on: ['clock.extended'],
    to: ['waited-on'],
    link: 'move',
    when: stillWaits,
    details: (_event, about) => lapseDetails(about),
    quotes: given('reason'),
  }),
];
