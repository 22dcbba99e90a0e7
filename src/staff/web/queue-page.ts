import type { State } from '../../partnerships/domain/states.js';
import { type ListPage, markIn } from '../../platform/database/keyset.js';
import { countriesNamed } from '../../platform/web/countries.js';
import { addresses } from '../../platform/web/navigation.js';
import { addressOf, choicesIn, type Query, textIn } from '../../platform/web/query-string.js';
import { words, type Words } from '../../platform/web/words.js';
import type { DeskFigures, QueuedCase } from '../application/work-queue.js';
import {
  isClosed,
  orderOf,
  type QueueList,
  queueLists,
  type QueueRequest,
  type QueueSort,
  queueSorts,
  queueStates,
} from '../application/queue-request.js';
import { type DeskTile, deskTiles } from './desk-tiles.js';
import { type QueueRow, queueRow } from './queue-row.js';

export interface QueuePage {
  readonly tiles: readonly DeskTile[];
  readonly tabs: readonly {
    readonly list: QueueList;
    readonly href: string;
    readonly count: number;
    readonly current: boolean;
    readonly urgent: boolean;
  }[];
  readonly request: QueueRequest;
  readonly closed: boolean;
  readonly states: readonly State[];
  readonly sorts: readonly { readonly sort: QueueSort; readonly href: string; readonly current: boolean }[];
  readonly chosen: readonly { readonly text: Words; readonly removeHref: string }[];
  readonly clearHref: string;
  readonly found: number;
  readonly rows: readonly QueueRow[];
  readonly previousHref: string | null;
  readonly nextHref: string | null;
  readonly asOf: Date;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'staff/queue': QueuePage;
  }
}

export function queueRequest(query: Query, language: string): QueueRequest {
  const list = choicesIn(query, 'list', queueLists)[0] ?? 'waiting-on-us';
  const sort = choicesIn(query, 'sort', queueSorts)[0] ?? 'waiting';
  const text = textIn(query, 'text');
  return {
    list,
    sort,
    text,
    states: isClosed(list) ? [] : choicesIn(query, 'state', queueStates),
    pastTarget: !isClosed(list) && list !== 'past-target' && textIn(query, 'late') === 'yes',
    countriesNamed: countriesNamed(language, text),
    mark: markIn(query, orderOf(list, sort).kind),
  };
}

type Changes = Partial<
  Record<'list' | 'sort' | 'text' | 'after' | 'before', string> & { state: readonly State[]; late: boolean }
>;

/** The address of the list with something changed; what is as usual isn't said. */
export function queueHref({ list, sort, text, states, pastTarget }: QueueRequest, changes: Changes = {}): string {
  const query = { list, sort, text, state: states, late: pastTarget, ...changes };
  const unusual = {
    ...query,
    list: query.list === 'waiting-on-us' ? '' : query.list,
    sort: query.sort === 'waiting' ? '' : query.sort,
  };
  return addressOf(addresses.workQueue, unusual);
}

interface Found {
  readonly list: ListPage<QueuedCase>;
  readonly count: number;
  readonly figures: DeskFigures;
}

export function queuePage(request: QueueRequest, { list, count, figures }: Found, now: Date): QueuePage {
  return {
    tiles: deskTiles(figures, now),
    tabs: queueLists.map((name) => ({
      list: name,
      href: addressOf(addresses.workQueue, { list: name === 'waiting-on-us' ? '' : name }),
      count: figures.counts[name],
      current: name === request.list,
      urgent: name === 'past-target',
    })),
    request,
    closed: isClosed(request.list),
    states: queueStates,
    sorts: sortsOf(request),
    chosen: chosenFilters(request),
    clearHref: queueHref({ ...request, text: '', states: [], pastTarget: false }),
    found: count,
    rows: list.rows.map((listed) => queueRow(listed, now)),
    previousHref: list.before ? queueHref(request, { before: list.before }) : null,
    nextHref: list.after ? queueHref(request, { after: list.after }) : null,
    asOf: now,
  };
}

function sortsOf(request: QueueRequest): QueuePage['sorts'] {
  const offered = isClosed(request.list) ? (['newest', 'reference'] as const) : queueSorts;
  const current = isClosed(request.list) && request.sort === 'waiting' ? 'newest' : request.sort;
  return offered.map((sort) => ({ sort, href: queueHref(request, { sort }), current: sort === current }));
}

function chosenFilters(request: QueueRequest): QueuePage['chosen'] {
  const { text, states, pastTarget } = request;
  return [
    ...(text
      ? [{ text: words('staff:queue.chosen.text', { text }), removeHref: queueHref(request, { text: '' }) }]
      : []),
    ...states.map((state) => ({
      text: words('staff:queue.chosen.state', { state: words(`common:states.${state}`) }),
      removeHref: queueHref(request, { state: states.filter((other) => other !== state) }),
    })),
    ...(pastTarget
      ? [{ text: words('staff:queue.chosen.late'), removeHref: queueHref(request, { late: false }) }]
      : []),
  ];
}
