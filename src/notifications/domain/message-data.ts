import type { ActionPurpose } from '../../accounts/domain/link.js';

/** A row of the table in a mail; its label is `notifications:details.<name>`. */
export type MailDetail =
  | { readonly name: string; readonly text: string }
  /** A civil date, or an instant to be shown as a date in `zone`. */
  | { readonly name: string; readonly date: string; readonly zone?: string }
  | { readonly name: string; readonly instant: string; readonly zone: string }
  /** A key below `notifications:`. */
  | { readonly name: string; readonly term: string };

/** Words that somebody wrote; what stands above them is `notifications:quotes.<name>`. */
export interface MailQuote {
  readonly name: string;
  /** A key below `notifications:`, put into the label as `term`. */
  readonly term?: string;
  readonly text: string;
}

/** `linkId` is the id of a link whose token is made again when the mail is sent; a token never rests here. */
export type MailLink = { readonly path: string } | { readonly linkId: string; readonly purpose: ActionPurpose };

/** What a mail brings into a calendar; `request` makes or moves it. */
export interface Appointment {
  /** Absent for the ceremony of a case. */
  readonly kind?: 'hearing';
  readonly method: 'request' | 'cancel';
  /** Of whatever it is an appointment of: the same for ever. */
  readonly id: string;
  readonly sequence: number;
  /** ISO instants. */
  readonly startsAt: string;
  readonly changedAt: string;
  readonly place: string;
}

/** A document of the store, under the name that it has in the mail. */
export interface AttachedDocument {
  readonly sha256: string;
  readonly fileName: string;
}

/** A piece of news in a mail of the day: as much of its own message as its line needs. */
export interface DigestItem {
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
  readonly terms: Readonly<Record<string, string>>;
  readonly path: string;
  /** ISO instant at which it happened. */
  readonly at: string;
}

/** What a row of `message` holds: ids and words, no tokens and no markup. */
export interface MessageData {
  readonly link: MailLink;
  /** Why this person gets it: `notifications:why.<why>`. */
  readonly why: 'clerk' | 'official' | 'staff' | 'contact' | 'digest';
  /** Of a mail to a clerk that is about no case: whoever is no clerk there any more finds it in their inbox no longer. */
  readonly communityId?: string;
  /** IANA zone of the recipient's community, for days and times. */
  readonly zone: string;
  readonly params: Readonly<Record<string, string>>;
  /** Params whose words are in the catalogue, below `notifications:`. */
  readonly terms: Readonly<Record<string, string>>;
  readonly details: readonly MailDetail[];
  readonly quotes: readonly MailQuote[];
  /** An entry for the recipient's calendar, or one to be taken out of it. */
  readonly calendar?: Appointment;
  /** What a mail of the day brings together, and the ISO instant of that day. */
  readonly digest?: { readonly at: string; readonly items: readonly DigestItem[] };
  /** Documents that go with it, as long as they aren't too large for a mail. */
  readonly attached?: readonly AttachedDocument[];
}

/** What accounts queue: a mail that is about a link and nothing else. */
export interface LinkOnlyData {
  readonly linkId: string;
}
