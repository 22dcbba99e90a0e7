import { actionPath } from '../../accounts/domain/action-paths.js';
import type { MailWriter } from '../../notifications/application/mail-writer.js';
import type { State } from '../../partnerships/domain/states.js';
import { directionOf } from '../../platform/languages.js';
import { given, words, type Words } from '../../platform/web/words.js';
import type { InboxEntry } from '../application/inbox.js';
import type { Reader } from '../domain/reader.js';

/** A line of "for your information". */
export interface EntryLine {
  readonly id: string;
  /** Marks it as read and leads on; null where it leads nowhere. */
  readonly href: string;
  readonly readHref: string;
  readonly unread: boolean;
  /** What the mail says at its top, in the language of the page or else in English. */
  readonly said: {
    readonly heading: string;
    readonly text: string;
    readonly language: string;
    readonly direction: string;
  } | null;
  readonly problem: Words | null;
  readonly about: { readonly reference: string; readonly initiator: string; readonly counterpart: string } | null;
  readonly state: State | null;
  readonly onHold: boolean;
  readonly toldAt: Date;
  /** IANA zone of the community for which they were told. */
  readonly zone: string;
}

export const entriesPath = '/inbox/entries';

export function entryLine(entry: InboxEntry, language: string, writer: MailWriter): EntryLine {
  const { id, about, toldAt, readAt, data } = entry;
  return {
    id,
    href: `${entriesPath}/${id}`,
    readHref: `${entriesPath}/${id}/read`,
    unread: readAt === null,
    said: saidIn(language, entry, writer),
    problem: problemOf(entry),
    about,
    state: about?.state ?? null,
    onHold: about?.onHold ?? false,
    toldAt,
    zone: data.zone,
  };
}

/** Null for words that this release doesn't have: the line then says only what it is about. */
export function saidIn(language: string, entry: InboxEntry, writer: MailWriter): EntryLine['said'] {
  try {
    const mail = writer.write({ ...entry, language }, { href: null, code: null, until: null });
    const { heading, paragraphs } = mail;
    return { heading, text: paragraphs[0] ?? '', language: mail.language, direction: directionOf(mail.language) };
  } catch {
    return null;
  }
}

/** The address is the reader's own. */
function problemOf({ delivery, recipientMail }: InboxEntry): Words | null {
  if (delivery !== 'failed' && delivery !== 'bounced') return null;
  return words('inbox:undelivered', { mail: given(recipientMail) });
}

/** The page that the mail's button leads to. Never a link with a token: the reader is signed in. */
export function placeOf({ about, data: { link } }: InboxEntry, reader: Reader): string {
  const path = 'path' in link ? link.path : about ? actionPath(link.purpose, about.reference) : '/inbox';
  return reader.staff && about && path === `/partnerships/${about.reference}`
    ? `/staff/cases/${about.reference}`
    : path;
}
