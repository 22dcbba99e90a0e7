import type { Place } from '../../platform/clock/work-calendar.js';
import type { Database } from '../../platform/database/database.js';
import { keysetSql, type ListPage, type MarkedRow, pageOf } from '../../platform/database/keyset.js';
import type { ClockPolicy } from '../../partnerships/domain/clock-policy.js';
import type { OfficeTerm } from '../../partnerships/domain/facts.js';
import type { Procedure } from '../../partnerships/domain/procedure.js';
import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import type { Side, State } from '../../partnerships/domain/states.js';
import { type DeskFigures, type QueuedCase, WorkQueue } from '../application/work-queue.js';
import { type QueueList, queueLists, type QueueRequest, orderOf } from '../application/queue-request.js';
import { countsSql, decisionSql, oldestWaitSql, queueColumns, queueConditions, queueSource } from './work-queue-sql.js';

export const queuePageSize = 25;

interface QueueRow extends MarkedRow, Record<string, unknown> {
  reference: string;
  kind: PartnershipKind;
  register_number: string | null;
  state: State;
  on_hold: boolean;
  waiting_since: Date;
  state_since: Date;
  target_at: Date | null;
  hard_at: Date | null;
  communities: QueuedCase['communities'];
  areas: string[];
  procedure: Omit<Procedure, 'proposal' | 'changeRequests'>;
  terms: (OfficeTerm & { side: Side })[] | null;
  policies: ClockPolicy[];
}

type CountsRow = Record<QueueList, number> & { ours_past_target: number; on_communities: number };

export class PostgresWorkQueue extends WorkQueue {
  constructor(private readonly database: Database) {
    super();
  }

  async list(request: QueueRequest, now: Date): Promise<ListPage<QueuedCase>> {
    const values: unknown[] = [now];
    const where = queueConditions(request, values);
    const page = keysetSql(orderOf(request.list, request.sort), request.mark, values);
    const found = await this.database.query<QueueRow>(
      `select ${page.columns}, ${queueColumns} ${queueSource}
       where $1::timestamptz is not null and ${where} and ${page.where} order by ${page.orderBy} limit ${queuePageSize + 1}`,
      values,
    );
    const { rows, ...marks } = pageOf(found, queuePageSize, request.mark);
    return { rows: rows.map(caseFrom), ...marks };
  }

  async count(request: QueueRequest, now: Date): Promise<number> {
    const values: unknown[] = [now];
    const where = queueConditions(request, values);
    const [row] = await this.database.query<{ n: number }>(
      `select count(*)::integer as n ${queueSource} where $1::timestamptz is not null and ${where}`,
      values,
    );
    return row?.n ?? 0;
  }

  async figures(now: Date): Promise<DeskFigures> {
    const [counts, oldest, decision] = await Promise.all([
      this.database.query<CountsRow>(countsSql, [now]),
      this.database.query<{ since: Date; place: Place }>(oldestWaitSql, [now]),
      this.database.query<{ median_days: number | null; decisions: number }>(decisionSql, [now]),
    ]);
    const [count] = counts;
    const [{ median_days: medianDays, decisions } = { median_days: null, decisions: 0 }] = decision;
    return {
      counts: Object.fromEntries(queueLists.map((list) => [list, count?.[list] ?? 0])) as Record<QueueList, number>,
      oursPastTarget: count?.ours_past_target ?? 0,
      waitingOnCommunities: count?.on_communities ?? 0,
      oldestWait: oldest[0] ?? null,
      decision: medianDays === null ? null : { medianDays, decisions },
    };
  }
}

const caseFrom = (row: QueueRow): QueuedCase => ({
  reference: row.reference,
  kind: row.kind,
  state: row.state,
  onHold: row.on_hold,
  communities: row.communities,
  areas: row.areas,
  procedure: { ...row.procedure, proposal: {}, changeRequests: [] },
  waitingSince: row.waiting_since,
  stateSince: row.state_since,
  target: row.target_at,
  hardDate: row.hard_at ? { at: row.hard_at, kind: row.on_hold ? 'release' : 'lapse' } : null,
  registerNumber: row.register_number,
  terms: { initiator: termsOf(row, 'initiator'), counterpart: termsOf(row, 'counterpart') },
  policies: row.policies,
});

const termsOf = ({ terms }: QueueRow, side: Side): OfficeTerm[] => (terms ?? []).filter((term) => term.side === side);
