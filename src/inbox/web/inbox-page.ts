import type { MailWriter } from '../../notifications/application/mail-writer.js';
import { type ListPage, markIn } from '../../platform/database/keyset.js';
import { addresses } from '../../platform/web/navigation.js';
import { addressOf, choicesIn, type Query, textIn } from '../../platform/web/query-string.js';
import type { EntryFilter, EntryPage } from '../application/inbox.js';
import type { WaitingCase, WaitingRequest } from '../application/waiting-cases.js';
import { type InboxCounts } from '../domain/inbox-counts.js';
import type { Reader } from '../domain/reader.js';
import { entriesPath, type EntryLine, entryLine } from './entry-line.js';
import { type WaitingLine, waitingLine } from './waiting-line.js';

export const inboxLists = ['waiting', 'information'] as const;
export type InboxList = (typeof inboxLists)[number];

const perPage = 25;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface InboxPage {
  readonly list: InboxList;
  readonly tabs: readonly {
    readonly list: InboxList;
    readonly href: string;
    readonly count: number;
    readonly current: boolean;
  }[];
  readonly waiting: readonly WaitingLine[];
  readonly entries: readonly EntryLine[];
  readonly unreadOnly: boolean;
  readonly otherHref: string;
  /** Where "mark all" posts to, and up to which entry; null where nothing that is shown is unread. */
  readonly markAll: { readonly action: string; readonly upTo: string } | null;
  /** The query of this very page, for forms that come back to it. */
  readonly here: string;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'inbox/inbox': InboxPage;
  }
}

/** What can't be read of an address is left out: a mistyped one shows the first page. */
export function inboxRequest(query: Query) {
  const list = choicesIn(query, 'list', inboxLists)[0] ?? 'waiting';
  const unread = textIn(query, 'unread') === 'yes';
  const waiting: WaitingRequest = { mark: markIn(query, 'instant'), limit: perPage };
  return { list, waiting, entries: { unread, mark: entryMark(query), limit: perPage } satisfies EntryFilter };
}

export type InboxRequest = ReturnType<typeof inboxRequest>;

function entryMark(query: Query): EntryFilter['mark'] {
  const direction = textIn(query, 'newer') === '' ? 'older' : 'newer';
  const id = textIn(query, direction);
  return uuid.test(id) ? { direction, id } : null;
}

export function inboxHref({ list, entries: { unread, mark } }: InboxRequest): string {
  const query = { list: list === 'waiting' ? '' : list, unread, ...(mark ? { [mark.direction]: mark.id } : {}) };
  return addressOf(addresses.inbox, query);
}

interface Shown {
  readonly counts: InboxCounts;
  readonly reader: Reader;
  readonly now: Date;
}

export function waitingPage(request: InboxRequest, found: ListPage<WaitingCase>, shown: Shown): InboxPage {
  const href = (mark: object) => addressOf(addresses.inbox, mark as Record<string, string>);
  return {
    ...frameOf(request, shown.counts),
    waiting: found.rows.map((each) => waitingLine(each, shown.reader, shown.now)),
    previousHref: found.before ? href({ before: found.before }) : null,
    nextHref: found.after ? href({ after: found.after }) : null,
  };
}

interface Said {
  readonly language: string;
  readonly writer: MailWriter;
}

export function informationPage(request: InboxRequest, found: EntryPage, counts: InboxCounts, said: Said): InboxPage {
  const entries = found.entries.map((entry) => entryLine(entry, said.language, said.writer));
  const [newest] = entries;
  const href = (direction: 'older' | 'newer', id: string) =>
    inboxHref({ ...request, entries: { ...request.entries, mark: { direction, id } } });
  const here = inboxHref(request).slice(addresses.inbox.length);
  return {
    ...frameOf(request, counts),
    entries,
    here,
    markAll: newest && counts.unread > 0 ? { action: `${entriesPath}/read${here}`, upTo: newest.id } : null,
    previousHref: found.newer ? href('newer', found.newer) : null,
    nextHref: found.older ? href('older', found.older) : null,
  };
}

/** The other choice of what to read starts at its beginning. */
function frameOf(request: InboxRequest, counts: InboxCounts): InboxPage {
  const { list, entries } = request;
  const other = { ...request, entries: { ...entries, unread: !entries.unread, mark: null } };
  const count = { waiting: counts.waiting, information: counts.unread };
  return {
    list,
    tabs: inboxLists.map((each) => ({
      list: each,
      href: addressOf(addresses.inbox, { list: each === 'waiting' ? '' : each }),
      count: count[each],
      current: each === list,
    })),
    waiting: [],
    entries: [],
    unreadOnly: entries.unread,
    otherHref: inboxHref(other),
    markAll: null,
    here: '',
    previousHref: null,
    nextHref: null,
  };
}
