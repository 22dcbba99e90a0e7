import type { EventType } from '../../partnerships/domain/event-parts.js';
import type { MailDeclaration } from './mail-declaration.js';
import { approvalMails } from './mails/approval-mails.js';
import { ceremonyMails } from './mails/ceremony-mails.js';
import { deadlineMails } from './mails/deadline-mails.js';
import { endingMails } from './mails/ending-mails.js';
import { hearingMails } from './mails/hearing-mails.js';
import { officeMailsOfEvents } from './mails/office-mails.js';
import { proposalMails } from './mails/proposal-mails.js';
import { signingMails } from './mails/signing-mails.js';

/**
 * Every mail that follows from an event. Adding one is a line here and its words in the catalogue. Of several mails about
 * one event a person gets the first that names them, so what asks for something stands before what only tells.
 */
export const mails: readonly MailDeclaration[] = [
  ...proposalMails,
  ...approvalMails,
  ...hearingMails,
  ...signingMails,
  ...officeMailsOfEvents,
  ...deadlineMails,
  ...endingMails,
  ...ceremonyMails,
];

export const mailsOn = (type: EventType): MailDeclaration[] => mails.filter(({ on }) => on.includes(type));

/** Events that some mail is about. */
export const mailedEvents: readonly EventType[] = [...new Set(mails.flatMap(({ on }) => on))];

/** Mails that aren't about an event: queued by accounts, by the clock and by webhooks. */
export const linkMails = ['sign-in', 'step-up'] as const;
/** About addresses themselves: news of a day together, and an address that doesn't work. */
export const addressMails = ['digest', 'address-failed'] as const;
export const clockMails = ['reminder', 'escalation', 'term-ends-soon', 'successor-missing'] as const;
export const webhookMails = ['webhook-paused'] as const;

export const mailNames: readonly string[] = [
  ...mails.map(({ name }) => name),
  ...linkMails,
  ...addressMails,
  ...clockMails,
  ...webhookMails,
];
