import type { MailCase, MailEvent } from '../mail-case.js';
import { mail } from '../mail-declaration.js';
import { given, kindOf } from './details.js';
import { lapseIn } from './lapse-details.js';

type Invited = 'partnership.counterpart-invited' | 'partnership.counterpart-reinvited';

/** Told late, it may have been answered, or another was invited: nobody is asked what there is nothing to answer to. */
const stillInvites = ({ data }: MailEvent<Invited>, { procedure: { invitation, state } }: MailCase): boolean =>
  state === 'awaiting-counterpart' && invitation?.generation === data.generation;

/** From the draft to the moment when the other community has answered. */
export const proposalMails = [
  mail({
    name: 'proposal-received',
    on: ['partnership.submitted'],
    to: ['initiator.clerks'],
    link: 'case',
    receipt: true,
    details: (_event, about) => [kindOf(about)],
  }),
  mail({
    name: 'proposal-submitted',
    on: ['partnership.submitted'],
    to: ['staff'],
    link: 'case',
    details: (_event, about) => [kindOf(about)],
  }),
  mail({
    name: 'changes-requested',
    on: ['partnership.changes-requested'],
    to: ['initiator.clerks'],
    link: 'case',
    details: (_event, about) => lapseIn('changes-requested', about),
    quotes: ({ data, private: words }) =>
      words
        ? words.requests.map(({ section, comment }) => ({
            name: 'comment',
            term: `sections.${section}`,
            text: comment,
          }))
        : data.sections.map((section) => ({ name: 'comment', term: `sections.${section}`, text: '' })),
  }),
  mail({
    name: 'proposal-resubmitted',
    on: ['partnership.resubmitted'],
    to: ['staff'],
    link: 'case',
    details: (_event, about) => [kindOf(about)],
  }),
  mail({
    name: 'proposal-changed',
    on: ['partnership.resubmitted'],
    to: ['counterpart.clerks'],
    link: 'case',
    informative: true,
  }),
  mail({
    name: 'proposal-rejected',
    on: ['partnership.rejected'],
    to: ['initiator.clerks', 'counterpart.clerks'],
    link: 'case',
    quotes: given('reason'),
  }),
  mail({
    name: 'invitation',
    on: ['partnership.counterpart-invited', 'partnership.counterpart-reinvited'],
    to: ['contact'],
    link: 'invitation',
    when: stillInvites,
    details: (_event, about) => [kindOf(about), ...lapseIn('awaiting-counterpart', about)],
    quotes: (_event, { procedure }) => given('purpose')({ private: procedure.proposal.purpose ?? null }),
  }),
  mail({
    name: 'invitation-sent',
    on: ['partnership.counterpart-invited', 'partnership.counterpart-reinvited'],
    to: ['initiator.clerks'],
    link: 'case',
    informative: true,
  }),
  mail({
    name: 'invitation-accepted',
    on: ['partnership.invitation-accepted'],
    to: ['initiator.clerks'],
    link: 'case',
    informative: true,
  }),
  mail({
    name: 'joined',
    on: ['partnership.invitation-accepted'],
    to: ['counterpart.clerks'],
    link: 'case',
    receipt: true,
  }),
  mail({ name: 'review-needed', on: ['partnership.invitation-accepted'], to: ['staff'], link: 'case' }),
  mail({
    name: 'invitation-declined',
    on: ['partnership.invitation-declined'],
    to: ['initiator.clerks', 'staff'],
    link: 'case',
    quotes: given('reason'),
  }),
  mail({
    name: 'merged',
    on: ['partnership.merged'],
    to: ['clerks'],
    link: 'case',
    details: ({ data }) => [{ name: 'into', text: data.into }],
    quotes: given('reason'),
  }),
];
