import { z } from 'zod';

/** `9:05` and `9.05` as `09:05`; null where it is no time of day. */
export const typedTime = (typed: string): string | null =>
  /^([01]?\d|2[0-3])[:.][0-5]\d$/.test(typed) ? typed.replace('.', ':').padStart(5, '0') : null;

export const timeOfDay = () =>
  z
    .string()
    .min(1, 'errors:required')
    .refine((typed) => typedTime(typed) !== null, 'errors:time')
    .transform((typed) => typedTime(typed) ?? '');
