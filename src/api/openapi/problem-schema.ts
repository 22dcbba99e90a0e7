import { z } from 'zod';

/** RFC 9457, as `src/platform/web/errors/problem.ts` writes it. */
export const problemSchema = z
  .object({
    type: z.string().meta({ example: 'urn:entente:problem:partnership.action-refused' }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'What programs should look at', example: 'partnership.action-refused' }),
    detail: z.string(),
    instance: z.string().meta({ description: 'Name it when you write to us' }),
    errors: z
      .array(
        z.object({
          field: z.string().optional().meta({ description: 'Dotted path, or the name of a header' }),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
