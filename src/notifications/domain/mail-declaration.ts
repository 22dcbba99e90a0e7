import type { EventType } from '../../partnerships/domain/event-parts.js';
import type { MailCase, MailEvent } from './mail-case.js';
import type { Side } from '../../partnerships/domain/states.js';
import type { AttachedDocument, MailDetail, MailQuote } from './message-data.js';
import type { RecipientRule } from './recipients.js';

/** Where the button of a mail leads. The last two carry a link of the recipient's own, which dies when replaced. */
export type LinkKind = 'case' | 'proof' | 'invitation' | 'signature';

/** To where the recipient's own move is: of these kinds the one that fits them. */
export type DeclaredLink = LinkKind | 'move';

/**
 * One mail: what it is about, who gets it, where its button leads. Its wording is `notifications:mails.<name>` in the
 * catalogue: subject, heading, body (paragraphs), button.
 */
export interface MailDeclaration<T extends EventType = EventType> {
  readonly name: string;
  readonly on: readonly T[];
  /** Whoever is named twice gets one mail. */
  readonly to: readonly RecipientRule[];
  readonly link: DeclaredLink;
  /** Also goes to whoever did it: a proof for them. Others who act are not told what they did. */
  readonly receipt?: true;
  /**
   * It only tells: it neither asks for anything, nor proves something to whoever did it, nor ends a case. Its recipients
   * may do without it, or hear of it once a day. Not where it brings a date into a calendar or a document.
   */
  readonly informative?: true;
  /** Events of the same commit that say it better. */
  readonly notWith?: readonly EventType[];
  readonly when?: (event: MailEvent<T>, about: MailCase) => boolean;
  readonly details?: (event: MailEvent<T>, about: MailCase) => readonly MailDetail[];
  /** Words that people wrote, set apart from ours. */
  readonly quotes?: (event: MailEvent<T>, about: MailCase) => readonly MailQuote[];
  /** Documents for recipients of that side. */
  readonly attaches?: (event: MailEvent<T>, about: MailCase, side: Side) => readonly AttachedDocument[];
}

/** Lets each declaration read the data of its own events; the list of all of them doesn't need to. */
export const mail = <T extends EventType>(declaration: MailDeclaration<T>): MailDeclaration =>
  declaration as unknown as MailDeclaration;
