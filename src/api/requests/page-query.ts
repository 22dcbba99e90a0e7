import { z } from 'zod';
import { AppError } from '../../platform/errors.js';
import { type ListMark, type ListOrder, markIn } from '../../platform/database/keyset.js';
import { cleanText } from '../../platform/input.js';

/** A query string holds texts; several of one name are one too many. */
const limit = z
  .string()
  .regex(/^\d{1,3}$/, 'errors:whole-number')
  .transform(Number)
  .pipe(z.number().int().min(1).max(100))
  .default(20)
  .meta({ override: { type: 'integer', minimum: 1, maximum: 100, default: 20 }, description: 'How many at most' });

const cursor = z
  .string()
  .min(1)
  .max(1000)
  .optional()
  .meta({ description: '`nextCursor` of the page before; it holds for the same filters' });

export const pageQuery = { limit, cursor };

export const searchText = z.string().overwrite(cleanText).max(200).optional();

export interface Page<Item> {
  items: Item[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export const cursorInvalid = (): AppError =>
  new AppError({
    kind: 'invalid',
    code: 'input.invalid',
    message: 'The input is not valid.',
    errors: [{ field: 'cursor', code: 'cursor.invalid', message: 'This cursor is not one that was answered here.' }],
  });

/** @throws AppError naming the cursor when it isn't one of this list's. */
export function markOf(text: string | undefined, kind: ListOrder['kind']): ListMark | null {
  if (text === undefined) return null;
  const mark = markIn({ after: text }, kind);
  if (!mark) throw cursorInvalid();
  return mark;
}

/** Cursors of lists that are sorted by one thing only. */
export function plainCursor<T>(schema: z.ZodType<T>) {
  return {
    write: (value: T): string => Buffer.from(JSON.stringify(value)).toString('base64url'),
    /** @throws AppError naming the cursor. */
    read(text: string | undefined): T | null {
      if (text === undefined) return null;
      const read = schema.safeParse(parsed(text));
      if (!read.success) throw cursorInvalid();
      return read.data;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
