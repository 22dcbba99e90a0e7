import { describe, expect, it } from '@jest/globals';
import { keysetSql, type ListOrder, markIn, pageOf } from './keyset.js';

const order: ListOrder = { column: 'r.since', id: 'r.id', kind: 'instant' };
const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    mark_value: `2026-03-${String(from + index).padStart(2, '0')}T10:00:00.000001Z`,
    mark_id: `01980000-0000-7000-8000-0000000000${String(from + index).padStart(2, '0')}`,
  }));

describe('a page of a long list', () => {
  it('has no neighbours when it holds everything', () => {
    expect(pageOf(rows(1, 3), 3, null)).toMatchObject({ before: null, after: null });
  });

  it('leads on by the last row and back by the first', () => {
    const first = pageOf(rows(1, 4), 3, null);
    const mark = markIn({ after: first.after }, 'instant');
    expect(mark).toEqual({ direction: 'after', value: rows(3, 1)[0]?.mark_value, id: rows(3, 1)[0]?.mark_id });
    const second = pageOf(rows(4, 2), 3, mark);
    expect(second.after).toBeNull();
    const back = markIn({ before: second.before }, 'instant');
    const again = pageOf(rows(1, 3).reverse(), 3, back);
    expect(again).toMatchObject({ before: null, rows: rows(1, 3) });
    expect(again.after).not.toBeNull();
  });

  it('compares in the direction of reading', () => {
    const mark = markIn({ before: pageOf(rows(1, 2), 1, null).after }, 'instant');
    const values: unknown[] = ['staff'];
    expect(keysetSql(order, mark, values)).toMatchObject({
      where: '(r.since, r.id) < ($2::timestamptz, $3::uuid)',
      orderBy: 'r.since desc, r.id desc',
    });
    expect(keysetSql({ ...order, descending: true }, mark, []).orderBy).toBe('r.since asc, r.id asc');
    expect(keysetSql(order, null, []).where).toBe('true');
  });

  it.each([
    'nonsense',
    '',
    Buffer.from('["2026-02-31T10:00:00.000001Z","01980000-0000-7000-8000-000000000001"]').toString('base64url'),
    Buffer.from('["2026-02-01T10:00:00.000001Z","somebody"]').toString('base64url'),
    Buffer.from('{"a":1}').toString('base64url'),
  ])('begins at the front for a mark that nobody wrote: %s', (after) =>
    expect(markIn({ after }, 'instant')).toBeNull(),
  );
});
