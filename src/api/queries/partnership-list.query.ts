import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import type { State } from '../../partnerships/domain/states.js';
import { Clock } from '../../platform/clock/clock.js';
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
join lateral (select * from procedure o where o.partnership_id = p.id order by o.started_at desc limit 1) r on true
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
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async page(filter: PartnershipFilter, viewer: Account): Promise<ListPage<Line>> {
    const values: unknown[] = [];
    const value = (of: unknown): string => `$${values.push(of)}`;
    const where = [...chosen(filter, value), ...(viewer.isStaff ? [] : [visibleTo(viewer, this.clock.now(), value)])];
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

/** The same rule by which one case is shown or not found: a counterpart sees it from its invitation on. */
function visibleTo({ id, mail }: Account, now: Date, value: (of: unknown) => string): string {
  const person = value(id);
  const at = value(now);
  const actsFor = (side: string) => `(
    exists (select 1 from membership m where m.person_id = ${person} and m.ended_at is null and m.community_id = ${side}.id)
    or exists (select 1 from office_term t where t.person_id = ${person} and t.community_id = ${side}.id
      and t.valid_from <= (${at}::timestamptz at time zone ${side}.zone)::date
      and (t.valid_until is null or t.valid_until >= (${at}::timestamptz at time zone ${side}.zone)::date)))`;
  return `(${actsFor('a')} or (r.data -> 'invitation' <> 'null'::jsonb
    and (r.contact_mail = ${value(mail)} or ${actsFor('b')})))`;
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
