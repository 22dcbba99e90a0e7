import { addresses } from '../../platform/web/navigation.js';
import { addressOf } from '../../platform/web/query-string.js';
import type { ListedMessage, MessageFilter, MessagePage } from '../application/message-list.js';
import type { Preview } from '../application/message-preview.js';
import type { MessageState } from '../application/stored-message.js';
import { mailNames } from '../domain/mails.js';

/** What one can look for, in the order in which a mail comes through them. */
export const messageViews = [
  ...(['queued', 'dispatched', 'sent', 'followed', 'bounced', 'failed', 'digested', 'cancelled'] as const),
];
export const messagesPath = addresses.messages;

const tones: Record<MessageState, string> = {
  queued: 'blue',
  dispatched: 'blue',
  sent: 'green',
  failed: 'red',
  cancelled: 'grey',
  bounced: 'red',
  digested: 'grey',
};

/** A line of a list of messages. The case page uses it, too. */
export interface MessageLine {
  readonly id: string;
  readonly href: string;
  readonly state: MessageState;
  readonly tone: string;
  readonly template: string;
  readonly recipient: string;
  readonly mail: string;
  readonly reference: string | null;
  readonly attempts: number;
  readonly error: string | null;
  /** When it was sent, or else when it was queued. */
  readonly at: Date;
  readonly followedAt: Date | null;
  readonly withheld: ListedMessage['withheld'];
  readonly mayResend: boolean;
  readonly mayCancel: boolean;
}

export interface MessagesPage {
  readonly state: string;
  readonly reference: string | null;
  readonly caseHref: string | null;
  readonly plannedHref: string;
  readonly tabs: readonly { state: string; href: string; current: boolean }[];
  readonly messages: readonly MessageLine[];
  readonly olderHref: string | null;
  readonly newerHref: string | null;
}

export interface OneMessagePage {
  readonly message: MessageLine;
  readonly preview: Preview | null;
  readonly messageId: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly bouncedAt: Date | null;
  readonly serverAnswer: string | null;
  readonly nextAttemptAt: Date | null;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'notifications/messages': MessagesPage;
    'notifications/message': OneMessagePage;
  }
}

const over: readonly MessageState[] = ['sent', 'failed', 'cancelled', 'bounced'];

export const messageLine = (message: ListedMessage): MessageLine => ({
  id: message.id,
  href: `${messagesPath}/${message.id}`,
  state: message.state,
  tone: tones[message.state],
  template: mailNames.includes(message.template) ? message.template : templateKey(message.template),
  recipient: message.recipientName,
  mail: message.recipientMail,
  reference: message.reference,
  attempts: message.attempts,
  error: message.lastError ?? (message.state === 'bounced' ? message.serverAnswer : null),
  at: message.sentAt ?? message.createdAt,
  followedAt: message.followedAt,
  withheld: message.withheld,
  mayResend: over.includes(message.state),
  mayCancel: !over.includes(message.state),
});

/** `reminder.signing` is called a reminder. */
const templateKey = (template: string): string => {
  const kind = template.split('.')[0] ?? template;
  return mailNames.includes(kind) ? kind : 'other';
};

export function messagesPage({ messages, older, newer }: MessagePage, filter: MessageFilter): MessagesPage {
  const { state, reference } = filter;
  const hrefOf = (changes: Record<string, string>) =>
    addressOf(messagesPath, { case: reference, ...(state ? { state } : {}), ...changes });
  return {
    state: state ?? 'all',
    reference: reference ?? null,
    caseHref: reference ? `/staff/cases/${reference}` : null,
    plannedHref: addressOf(addresses.planned, reference ? { text: reference, days: 'all' } : {}),
    tabs: ['all', ...messageViews].map((each) => ({
      state: each,
      href: hrefOf({ state: each === 'all' ? '' : each }),
      current: each === (state ?? 'all'),
    })),
    messages: messages.map(messageLine),
    olderHref: older ? hrefOf({ before: older }) : null,
    newerHref: newer ? hrefOf({ after: newer }) : null,
  };
}

export function oneMessagePage(message: ListedMessage, preview: Preview | null): OneMessagePage {
  const { messageId, createdAt, sentAt, bouncedAt, serverAnswer, nextAttemptAt, state } = message;
  const waiting = state === 'queued' && nextAttemptAt > createdAt;
  return {
    message: messageLine(message),
    preview,
    messageId,
    createdAt,
    sentAt,
    bouncedAt,
    serverAnswer,
    nextAttemptAt: waiting ? nextAttemptAt : null,
  };
}
