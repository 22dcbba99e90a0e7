import type { EmailModel } from '../../platform/mail/email-model.js';

/** A row of `message`, as far as writing it needs it. */
export interface MessageToWrite {
  readonly template: string;
  readonly language: string;
  readonly recipientName: string;
  readonly data: unknown;
}

/** Where the button of this mail leads, made a moment ago. */
export interface WrittenLink {
  readonly href: string | null;
  /** Six digits, where the mail carries some. */
  readonly code: string | null;
  /** For a link that is the recipient's own. */
  readonly until: Date | null;
}

/** Addresses at the foot of a mail. */
export interface WrittenFoot {
  readonly notMe: string;
  /** Where somebody chooses how they get what only tells; null in mails that nobody can do without. */
  readonly preferences: string | null;
}

/** Finds the words of a mail in the recipient's language. @throws when one is missing */
export abstract class MailWriter {
  abstract write(message: MessageToWrite, link: WrittenLink, foot?: WrittenFoot): EmailModel;
}
