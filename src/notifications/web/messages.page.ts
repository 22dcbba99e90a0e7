import { mailNames } from '../domain/mails.js';
import type { ListedMessage, MessagePage } from '../application/message-list.js';
import type { Preview } from '../application/message-preview.js';
import type { MessageState } from '../application/stored-message.js';

export const messageStates: readonly MessageState[] = ['queued', 'dispatched', 'sent', 'failed', 'cancelled'];
export const messagesPath = '/staff/messages';

const tones: Record<MessageState, string> = {
  queued: 'blue',
  dispatched: 'blue',
  sent: 'green',
  failed: 'red',
  cancelled: 'grey',
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
  readonly mayResend: boolean;
}

export interface MessagesPage {
  readonly state: string;
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
  readonly nextAttemptAt: Date | null;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'notifications/messages': MessagesPage;
    'notifications/message': OneMessagePage;
  }
}

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
  error: message.lastError,
  at: message.sentAt ?? message.createdAt,
  mayResend: message.state === 'sent' || message.state === 'failed' || message.state === 'cancelled',
});

/** `reminder.signing` is called a reminder. */
const templateKey = (template: string): string => {
  const kind = template.split('.')[0] ?? template;
  return mailNames.includes(kind) ? kind : 'other';
};

export function messagesPage({ messages, older, newer }: MessagePage, state: MessageState | undefined): MessagesPage {
  const base = state ? `${messagesPath}?state=${state}` : messagesPath;
  const joined = (name: string, id: string) => `${base}${state ? '&' : '?'}${name}=${id}`;
  return {
    state: state ?? 'all',
    tabs: ['all', ...messageStates].map((each) => ({
      state: each,
      href: each === 'all' ? messagesPath : `${messagesPath}?state=${each}`,
      current: each === (state ?? 'all'),
    })),
    messages: messages.map(messageLine),
    olderHref: older ? joined('before', older) : null,
    newerHref: newer ? joined('after', newer) : null,
  };
}

export function oneMessagePage(message: ListedMessage, preview: Preview | null): OneMessagePage {
  const { messageId, createdAt, sentAt, nextAttemptAt, state } = message;
  const waiting = state === 'queued' && message.attempts > 0;
  return {
    message: messageLine(message),
    preview,
    messageId,
    createdAt,
    sentAt,
    nextAttemptAt: waiting ? nextAttemptAt : null,
  };
}
