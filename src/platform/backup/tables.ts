import type { Sql } from '../database/database.js';

export interface BackedUpTable {
  name: string;
  /** Columns that hold something of their own; generated ones follow from them. */
  columns: string[];
}

/** What is made anew by itself, or means nothing elsewhere. */
const leftOut = new Set(['migrations', 'typeorm_metadata']);

const tablesSql = `
select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
from pg_class c join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relpersistence = 'p' and not c.relispartition
group by c.relname order by c.relname`;

const referencesSql = `
select distinct f.relname::text as "from", t.relname::text as "to"
from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
where k.contype = 'f' and f.oid <> t.oid`;

/** Every table of the store, referenced ones before those that refer to them. */
export async function tablesInOrder(sql: Sql): Promise<BackedUpTable[]> {
  const tables = (await sql.query<BackedUpTable & Record<string, unknown>>(tablesSql)).filter(
    ({ name }) => !leftOut.has(name),
  );
  const references = await sql.query<{ from: string; to: string }>(referencesSql);
  const ordered: BackedUpTable[] = [];
  let left = tables.map(({ name, columns }) => ({ name, columns }));
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const ready = left.filter(({ name }) => !references.some(({ from, to }) => from === name && waiting.has(to)));
    if (ready.length === 0) throw new Error(`These tables refer to each other in a circle: ${[...waiting].join(', ')}`);
    ordered.push(...ready);
    left = left.filter((table) => !ready.includes(table));
  }
  return ordered;
}

const sequencesSql = `
select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i')
left join pg_class owner on owner.oid = d.refobjid
where n.nspname = 'public' and c.relkind = 'S' and not coalesce(owner.relname::text = any($1::text[]), false)
order by c.relname`;

/** Whatever hands out numbers: rows that hold some would meet them again. */
export async function sequenceNames(sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ name: string }>(sequencesSql, [[...leftOut]]);
  return rows.map(({ name }) => name);
}
