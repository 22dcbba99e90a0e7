import type { LinkOnlyData, MessageData } from '../domain/message-data.js';
import type { MessageToWrite } from './mail-writer.js';

export type MessageState = 'queued' | 'dispatched' | 'sent' | 'failed' | 'cancelled' | 'bounced' | 'digested';

/** A row of `message`. */
export interface StoredMessage extends MessageToWrite {
  readonly id: string;
  readonly partnershipId: string | null;
  /** Of the partnership; null for mails that are about no case. */
  readonly reference: string | null;
  readonly recipientMail: string;
  readonly data: MessageData | LinkOnlyData;
  readonly messageId: string;
  readonly state: MessageState;
  readonly attempts: number;
  /** It only tells: its recipient may do without it. */
  readonly informative: boolean;
}

/** Columns of `message m`, joined with `partnership p`, as a `StoredMessage`. */
export const messageColumns = `
m.id, m.partnership_id as "partnershipId", p.reference, m.template, m.recipient_mail as "recipientMail",
m.recipient_name as "recipientName", m.language, m.data, m.message_id as "messageId", m.state, m.attempts, m.informative`;
