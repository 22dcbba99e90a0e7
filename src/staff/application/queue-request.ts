import type { ListMark, ListOrder } from '../../platform/database/keyset.js';
import { openStates, type State } from '../../partnerships/domain/states.js';

/** The lists of the desk, in the order of their tabs. */
export const queueLists = [
  'waiting-on-us',
  'past-target',
  'on-hold',
  'term-ends',
  'all-open',
  'recognised',
  'ended',
] as const;
export type QueueList = (typeof queueLists)[number];

/** Cases in which nobody has to do anything any more. */
export const isClosed = (list: QueueList): boolean => list === 'recognised' || list === 'ended';

export const queueSorts = ['waiting', 'newest', 'reference'] as const;
export type QueueSort = (typeof queueSorts)[number];

export interface QueueRequest {
  readonly list: QueueList;
  readonly sort: QueueSort;
  /** Empty: every state of the list. */
  readonly states: readonly State[];
  readonly pastTarget: boolean;
  /** Community, country or reference; accents and case don't matter. */
  readonly text: string;
  /** Alpha-2 codes of the countries whose name holds the text. */
  readonly countriesNamed: readonly string[];
  readonly mark: ListMark | null;
}

/** States that can be asked for: closed lists have one of their own, or many small ones. */
export const queueStates: readonly State[] = openStates;

const orders: Record<QueueSort, ListOrder> = {
  waiting: { column: 'r.waiting_since', id: 'r.id', kind: 'instant' },
  newest: { column: 'r.started_at', id: 'r.id', kind: 'instant', descending: true },
  reference: { column: 'p.reference', id: 'p.id', kind: 'text' },
};
const latestEnd: ListOrder = { column: 'r.state_since', id: 'r.id', kind: 'instant', descending: true };

/** Where nobody waits any more, the newest end comes first. */
export const orderOf = (list: QueueList, sort: QueueSort): ListOrder =>
  isClosed(list) && sort !== 'reference' ? latestEnd : orders[sort];
