import { inviteeSql } from '../../partnerships/infrastructure/visible-cases.js';
import type { Procedure } from '../../partnerships/domain/procedure.js';
import type { Database } from '../../platform/database/database.js';
import { keysetSql, type ListOrder, type ListPage, type MarkedRow, pageOf } from '../../platform/database/keyset.js';
import { type WaitingCase, WaitingCases, type WaitingRequest } from '../application/waiting-cases.js';
import type { Reader } from '../domain/reader.js';
import { waitingIdsSql } from './waiting-sql.js';

const order: ListOrder = { column: 'r.waiting_since', id: 'r.id', kind: 'instant' };

const community = (alias: string) => `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name)`;

/** Texts and answers are left where they are. Of the revisions only their numbers say whose move it is. */
const columns = `p.reference, p.kind, r.waiting_since as "waitingSince", r.target_at as target,
jsonb_build_object('initiator', ${community('a')}, 'counterpart', ${community('b')}) as communities,
${inviteeSql('$1::uuid')} as invitee,
(r.data - 'proposal' - 'changeRequests') || jsonb_build_object('revisions', coalesce((
  select jsonb_agg(jsonb_build_object('number', v -> 'number')) from jsonb_array_elements(r.data -> 'revisions') v), '[]')) as procedure`;

type Row = WaitingCase & MarkedRow & Record<string, unknown>;

export class PostgresWaitingCases extends WaitingCases {
  constructor(private readonly database: Database) {
    super();
  }

  async list(reader: Reader, { mark, limit }: WaitingRequest): Promise<ListPage<WaitingCase>> {
    const { personId, staff, communities, clerkOf, officialOf } = reader;
    const values: unknown[] = [personId, staff, communities, clerkOf, officialOf];
    const page = keysetSql(order, mark, values);
    const found = await this.database.query<Row>(
      `select ${page.columns}, ${columns}
       from procedure r join partnership p on p.id = r.partnership_id
       join community a on a.id = p.initiator_id join community b on b.id = p.counterpart_id
       where $3::uuid[] is not null and r.id in (${waitingIdsSql}) and ${page.where} order by ${page.orderBy} limit ${limit + 1}`,
      values,
    );
    const { rows, ...marks } = pageOf(found, limit, mark);
    return { rows: rows.map(whole), ...marks };
  }
}

const whole = (row: Row): WaitingCase => ({
  ...row,
  procedure: { ...row.procedure, proposal: {}, changeRequests: [] } as Procedure,
});
