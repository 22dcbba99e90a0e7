/** Where a page of a list begins or ends: what the row at its edge is sorted by, and its id. */
export interface ListMark {
  readonly direction: 'after' | 'before';
  readonly value: string;
  readonly id: string;
}

/** A total order: `column`, then `id`, both the same way. Both must be columns of an index for deep pages to be cheap. */
export interface ListOrder {
  readonly column: string;
  readonly id: string;
  readonly kind: keyof typeof kinds;
  readonly descending?: boolean;
}

/** One page; `before` and `after` are the marks of the pages beside it, null where there is none. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly before: string | null;
  readonly after: string | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a mark may hold is checked before PostgreSQL sees it: anybody can type an address. */
const kinds = {
  instant: {
    type: 'timestamptz',
    text: (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    allows: (value: string) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(value) && exists(value.slice(0, 19), 'Z'),
  },
  day: {
    type: 'date',
    text: (column: string) => `${column}::text`,
    allows: (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && exists(value, ''),
  },
  text: {
    type: 'text',
    text: (column: string) => column,
    allows: (value: string) => value.length <= 400 && !value.includes('\0'),
  },
} as const;

function exists(value: string, zone: string): boolean {
  const date = new Date(`${value}${zone}`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const written = ([value, id]: readonly [string, string]): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** The mark in an address, `?after=…` or `?before=…`; one that makes no sense is as good as none: the first page. */
export function markIn(query: Readonly<Record<string, unknown>>, kind: ListOrder['kind']): ListMark | null {
  const direction = typeof query.before === 'string' ? 'before' : 'after';
  const text = query[direction];
  if (typeof text !== 'string') return null;
  const [value, id] = pairIn(text);
  const fits = typeof value === 'string' && typeof id === 'string' && uuid.test(id) && kinds[kind].allows(value);
  return fits ? { direction, value, id } : null;
}

function pairIn(text: string): unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

/** The parts of a statement that reads one page. Its rows are for `pageOf`; `values` gets what they compare with. */
export function keysetSql(order: ListOrder, mark: ListMark | null, values: unknown[]) {
  const { column, id, kind, descending = false } = order;
  const up = descending === (mark?.direction === 'before');
  const direction = up ? 'asc' : 'desc';
  return {
    columns: `${id} as mark_id, ${kinds[kind].text(column)} as mark_value`,
    where: mark
      ? `(${column}, ${id}) ${up ? '>' : '<'} ($${values.push(mark.value)}::${kinds[kind].type}, $${values.push(mark.id)}::uuid)`
      : 'true',
    orderBy: `${column} ${direction}, ${id} ${direction}`,
  };
}

export interface MarkedRow {
  mark_id: string;
  mark_value: string;
}

/** `found` holds up to one row more than `size`: that is how one knows that there is another page. */
export function pageOf<Row extends MarkedRow>(
  found: readonly Row[],
  size: number,
  mark: ListMark | null,
): ListPage<Row> {
  const backwards = mark?.direction === 'before';
  const more = found.length > size;
  const rows = backwards ? found.slice(0, size).reverse() : found.slice(0, size);
  const markOf = (row: Row | undefined) => (row ? written([row.mark_value, row.mark_id]) : null);
  const hasBefore = backwards ? more : mark !== null;
  const hasAfter = backwards || more;
  return {
    rows,
    before: hasBefore ? markOf(rows[0]) : null,
    after: hasAfter ? markOf(rows.at(-1)) : null,
  };
}
