import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import { latestProcedureSql, visibleCaseSql } from '../../partnerships/infrastructure/visible-cases.js';
import type { State } from '../../partnerships/domain/states.js';
import { Database } from '../../platform/database/database.js';
import { containing } from '../../platform/database/folded.js';
import {
  keysetSql,
  type ListMark,
  type ListOrder,
  type ListPage,
  type MarkedRow,
  pageOf,
} from '../../platform/database/keyset.js';
import type { partnershipLineAnswer } from '../answers/partnership-line.js';

type Line = z.output<typeof partnershipLineAnswer>;

export interface PartnershipFilter {
  readonly states: readonly State[];
  readonly waitingOn: string | null;
  readonly communityId: string | null;
  readonly text: string;
  readonly mark: ListMark | null;
  readonly limit: number;
}

/** Newest first. */
const order: ListOrder = { column: 'p.created_at', id: 'p.id', kind: 'instant', descending: true };

const party = (alias: string): string =>
  `jsonb_build_object('communityId', ${alias}.id, 'name', ${alias}.name, 'country', ${alias}.country)`;

const columns = `p.id, p.reference, p.kind, p.version, r.state, r.state_since, r.on_hold, r.waiting_on, r.target_at,
p.register_number, p.created_at, jsonb_build_object('initiator', ${party('a')}, 'counterpart', ${party('b')}) as parties`;

const source = `from partnership p
${latestProcedureSql}
join community a on a.id = p.initiator_id
join community b on b.id = p.counterpart_id`;

interface Row extends MarkedRow, Record<string, unknown> {
  id: string;
  reference: string;
  kind: Line['kind'];
  version: number;
  state: State;
  state_since: Date;
  on_hold: boolean;
  waiting_on: Line['waitingOn'];
  target_at: Date | null;
  register_number: string | null;
  created_at: Date;
  parties: Line['parties'];
}

/** Cases as a list: of one's own communities, or all of them for staff. */
@Injectable()
export class PartnershipListQuery {
  constructor(private readonly database: Database) {}

  async page(filter: PartnershipFilter, viewer: Account): Promise<ListPage<Line>> {
    const values: unknown[] = [];
    const value = (of: unknown): string => `$${values.push(of)}`;
    const where = [...chosen(filter, value), ...(viewer.isStaff ? [] : [visibleTo(viewer, value)])];
    const page = keysetSql(order, filter.mark, values);
    const found = await this.database.query<Row>(
      `select ${page.columns}, ${columns} ${source} where ${[...where, page.where].join(' and ')}
       order by ${page.orderBy} limit ${filter.limit + 1}`,
      values,
    );
    const { rows, ...marks } = pageOf(found, filter.limit, filter.mark);
    return { rows: rows.map(lineFrom), ...marks };
  }
}

function chosen({ states, waitingOn, communityId, text }: PartnershipFilter, value: (of: unknown) => string): string[] {
  const like = text ? value(containing(text)) : null;
  return [
    ...(states.length > 0 ? [`r.state = any(${value(states)})`] : []),
    ...(waitingOn ? [`r.waiting_on = ${value(waitingOn)}`] : []),
    ...(communityId ? [`${value(communityId)} in (p.initiator_id, p.counterpart_id)`] : []),
    ...(like ? [`(a.search_text like ${like} or b.search_text like ${like} or lower(p.reference) like ${like})`] : []),
  ];
}

function visibleTo({ id, memberships, offices }: Account, value: (of: unknown) => string): string {
  const communities = [...memberships, ...offices].map(({ communityId }) => communityId);
  return visibleCaseSql(value(communities), `${value(id)}::uuid`);
}

function lineFrom(row: Row): Line {
  const { id, reference, kind, version, state, parties } = row;
  return {
    ...{ id, reference, kind, version, state, parties },
    since: row.state_since.toISOString(),
    onHold: row.on_hold,
    waitingOn: row.waiting_on,
    targetAt: row.target_at?.toISOString() ?? null,
    registerNumber: row.register_number,
    createdAt: row.created_at.toISOString(),
    links: { self: `/api/v1/partnerships/${reference}` },
  };
}
