/** A file that goes with a mail. */
export interface MailAttachment {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** One mail to one person, ready to be sent. */
export interface Mail {
  /** An address with or without a name: `Entente <entente@example.org>`. */
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** `<uuid@host>`: kept through every attempt, so that a mail that is sent twice is seen as one. */
  readonly messageId: string;
  /** Message-IDs of the thread, oldest first; the one of the mail itself isn't among them. */
  readonly references: readonly string[];
  /** Message-ID of the mail before it in the thread, if the recipient got one. */
  readonly inReplyTo?: string;
  /** Envelope sender: where it comes back to if it can't be delivered; without it, to `from`. */
  readonly returnPath?: string;
  /** An entry for calendars: mail programs offer to take it over or out. */
  readonly calendar?: { readonly method: 'request' | 'cancel'; readonly fileName: string; readonly content: string };
  readonly attachments?: readonly MailAttachment[];
  /** Further headers by name. */
  readonly headers: Readonly<Record<string, string>>;
}
