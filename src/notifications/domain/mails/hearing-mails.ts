import { mail } from '../mail-declaration.js';
import type { MailEvent } from '../mail-case.js';
import { given } from './details.js';

type Scheduled = MailEvent<'approval.hearing-scheduled'>;

/** A council's meeting, brought into the calendars of both communities' clerks, of whoever entered it too. */
export const hearingMails = [
  mail({
    name: 'hearing-scheduled',
    on: ['approval.hearing-scheduled'],
    to: ['clerks'],
    link: 'case',
    receipt: true,
    when: ({ data }: Scheduled) => data.movedFrom === undefined,
  }),
  mail({
    name: 'hearing-moved',
    on: ['approval.hearing-scheduled'],
    to: ['clerks'],
    link: 'case',
    receipt: true,
    when: ({ data }: Scheduled) => data.movedFrom !== undefined,
  }),
  mail({
    name: 'hearing-cancelled',
    on: ['approval.hearing-cancelled'],
    to: ['clerks'],
    link: 'case',
    receipt: true,
    quotes: given('reason'),
  }),
];
