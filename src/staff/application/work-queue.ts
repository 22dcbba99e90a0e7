import type { Place } from '../../platform/clock/work-calendar.js';
import type { ListPage } from '../../platform/database/keyset.js';
import type { ClockPolicy } from '../../partnerships/domain/clock-policy.js';
import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import type { OfficeTerm } from '../../partnerships/domain/facts.js';
import type { Procedure } from '../../partnerships/domain/procedure.js';
import type { Side, State } from '../../partnerships/domain/states.js';
import type { QueueList, QueueRequest } from './queue-request.js';

/** One line of the queue. */
export interface QueuedCase {
  readonly reference: string;
  readonly kind: PartnershipKind;
  readonly state: State;
  readonly onHold: boolean;
  readonly communities: Readonly<Record<Side, { name: string; country: string; officeTitle: string } & Place>>;
  readonly areas: readonly string[];
  /** Without the proposal and what was said about it: no list needs them. */
  readonly procedure: Procedure;
  readonly waitingSince: Date;
  readonly stateSince: Date;
  readonly target: Date | null;
  /** The next moment at which the clock acts by itself. */
  readonly hardDate: { readonly at: Date; readonly kind: 'lapse' | 'release' } | null;
  readonly registerNumber: string | null;
  /** Who may sign, today and later; empty where no signature is to be expected. */
  readonly terms: Readonly<Record<Side, readonly OfficeTerm[]>>;
  /** The policy of the present wait and the newest one. */
  readonly policies: readonly ClockPolicy[];
}

/** The figures above the queue. */
export interface DeskFigures {
  /** Cases of each list, without filters. */
  readonly counts: Readonly<Record<QueueList, number>>;
  /** Of those waiting on us: how many are past their target. */
  readonly oursPastTarget: number;
  readonly waitingOnCommunities: number;
  /** Since when the community waits that has waited longest, and where its days are counted. */
  readonly oldestWait: { readonly since: Date; readonly place: Place } | null;
  /** From submission to staff's decision, in days, over the decisions of the last year; null without any. */
  readonly decision: { readonly medianDays: number; readonly decisions: number } | null;
}

/** The staff's desk: every case, whoever it belongs to. Only for staff. */
export abstract class WorkQueue {
  abstract list(request: QueueRequest, now: Date): Promise<ListPage<QueuedCase>>;
  /** How many `list` finds on all pages together. */
  abstract count(request: QueueRequest, now: Date): Promise<number>;
  abstract figures(now: Date): Promise<DeskFigures>;
}
