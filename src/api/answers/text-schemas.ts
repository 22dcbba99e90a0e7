import { z } from 'zod';

/** Shapes that answers are made of. Answers are documented by the same schemas that the tests check them with. */
export const id = z.uuid();
export const reference = z.string().meta({ example: 'P-2026-00042' });
export const instant = z.iso.datetime().meta({ description: 'UTC' });
export const day = z.iso.date();
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const address = z.string().meta({ description: 'An address of this service' });
export const text = z.string();

export const bothSides = <S extends z.ZodType>(of: S) => z.object({ initiator: of, counterpart: of });

export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
