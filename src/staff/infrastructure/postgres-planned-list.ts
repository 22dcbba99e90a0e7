import type { Database } from '../../platform/database/database.js';
import { containing, eachWord } from '../../platform/database/folded.js';
import { keysetSql, type ListOrder, type ListPage, type MarkedRow, pageOf } from '../../platform/database/keyset.js';
import { countedUpTo, type ListedStep, PlannedList } from '../application/planned-list.js';
import type { PlannedRequest } from '../application/planned-request.js';

export const plannedPageSize = 25;

/** By the column that an index holds for the sweep: of a million planned steps a page reads those that it shows. */
const order: ListOrder = { column: 'd.next_attempt_at', id: 'd.id', kind: 'instant' };

const community = (alias: string): string => `jsonb_build_object('name', ${alias}.name, 'zone', ${alias}.zone)`;
const columns = `d.id, d.kind, d.party, d.state, d.next_attempt_at as at, d.partnership_id as "partnershipId", p.reference,
jsonb_build_object('initiator', ${community('i')}, 'counterpart', ${community('c')}) as communities`;
const source = `
from deadline d
join partnership p on p.id = d.partnership_id
join community i on i.id = p.initiator_id
join community c on c.id = p.counterpart_id`;

type Row = ListedStep & MarkedRow & Record<string, unknown>;

export class PostgresPlannedList extends PlannedList {
  constructor(private readonly database: Database) {
    super();
  }

  async page(request: PlannedRequest, now: Date): Promise<ListPage<ListedStep>> {
    const values: unknown[] = [];
    const where = conditions(request, now, values);
    const keyset = keysetSql(order, request.mark, values);
    const found = await this.database.query<Row>(
      `select ${keyset.columns}, ${columns} ${source} where ${where} and ${keyset.where}
       order by ${keyset.orderBy} limit ${plannedPageSize + 1}`,
      values,
    );
    return pageOf(found, plannedPageSize, request.mark);
  }

  async count(request: PlannedRequest, now: Date): Promise<number> {
    const values: unknown[] = [];
    const where = conditions(request, now, values);
    // communities are asked only where their names are
    const from = request.text ? source : 'from deadline d';
    const [row] = await this.database.query<{ n: number }>(
      `select count(*)::integer as n from (select 1 ${from} where ${where} limit ${countedUpTo}) counted`,
      values,
    );
    return row?.n ?? 0;
  }

  async one(id: string): Promise<ListedStep | null> {
    const sql = `select ${columns} ${source} where d.id = $1 and d.done_at is null`;
    const [row] = await this.database.query<Row>(sql, [id]);
    return row ?? null;
  }
}

function conditions({ days, sorts, parties, text }: PlannedRequest, now: Date, values: unknown[]): string {
  const all = ['d.done_at is null'];
  if (days !== null) all.push(`d.next_attempt_at <= $${values.push(new Date(now.getTime() + days * dayMs))}`);
  if (sorts.length > 0) all.push(`d.kind ~ $${values.push(`^(${sorts.join('|')})`)}`);
  if (parties.length === 1) all.push(parties[0] === 'staff' ? `d.party = 'staff'` : `d.party <> 'staff'`);
  if (text) all.push(`(${matches(text, values)})`);
  return all.join(' and ');
}

const dayMs = 86_400_000;

/** A reference, or words of which each is in either community's names. */
function matches(text: string, values: unknown[]): string {
  const reference = `lower(p.reference) like $${values.push(containing(text))}`;
  const words = eachWord(text).map((word) => `$${values.push(word)}`);
  const named = words.map((word) => `(i.search_text like ${word} or c.search_text like ${word})`);
  return `${reference} or ${named.join(' and ')}`;
}
