import { z } from 'zod';

/** A hidden field that a script of ours fills with JSON: read, then checked like any other input. */
export function writtenByScript<S extends z.ZodType>(schema: S, unreadable: string) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: unreadable });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
