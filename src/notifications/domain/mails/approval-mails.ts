import type { Approval } from '../../../approvals/domain/approval.js';
import { mail } from '../mail-declaration.js';
import type { MailDetail } from '../message-data.js';
import { given } from './details.js';
import { lapseIn } from './lapse-details.js';

/** Ends of the step that say the same better than the record itself. */
const ends = ['approvals.completed', 'approvals.defeated', 'approvals.rescinded'] as const;

const resultOf = ({ outcome, meetingDate, resolutionNumber }: Approval): MailDetail[] => [
  { name: 'result', term: `outcomes.${outcome}` },
  ...(meetingDate ? [{ name: 'meeting', date: meetingDate }] : []),
  ...(resolutionNumber ? [{ name: 'resolution', text: resolutionNumber }] : []),
];

export const approvalMails = [
  mail({
    name: 'resolution-needed',
    on: ['partnership.recommended'],
    to: ['clerks'],
    link: 'case',
    details: (_event, about) => lapseIn('in-approval', about),
  }),
  mail({
    name: 'approval-recorded',
    on: ['approval.recorded'],
    to: ['other.clerks', 'staff'],
    link: 'case',
    informative: true,
    notWith: ends,
    details: ({ data }) => resultOf(data.approval),
    quotes: given('remark'),
  }),
  mail({ name: 'approval-waived', on: ['approval.waived'], to: ['clerks'], link: 'case', notWith: ends }),
  mail({
    name: 'text-needed',
    on: ['approvals.completed'],
    to: ['clerks'],
    link: 'case',
    receipt: true,
    when: ({ earlier }) => !earlier.includes('agreement.text-proposed'),
    details: (_event, about) => lapseIn('drafting', about),
  }),
  mail({
    name: 'approvals-renewed',
    on: ['approvals.completed'],
    to: ['clerks'],
    link: 'case',
    receipt: true,
    when: ({ earlier }) => earlier.includes('agreement.text-proposed'),
    details: (_event, about) => lapseIn('drafting', about),
  }),
  mail({ name: 'approval-defeated', on: ['approvals.defeated'], to: ['clerks', 'staff'], link: 'case' }),
  mail({ name: 'approval-rescinded', on: ['approvals.rescinded'], to: ['clerks', 'staff'], link: 'case' }),
];
