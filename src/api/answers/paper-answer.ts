import { z } from 'zod';
import { paperKinds } from '../../agreements/domain/papers/paper-kinds.js';
import { sides } from '../../partnerships/domain/states.js';
import { agreementLanguages } from '../../partnerships/domain/text-input.js';
import { address } from './text-schemas.js';

const language = z.enum(agreementLanguages);

export const paperAnswer = z
  .object({
    kind: z.enum(paperKinds),
    side: z.enum(sides).nullable().meta({ description: 'Whose it is; null for a paper of both' }),
    languages: z
      .array(language)
      .meta({ description: 'What `language` may be, the usual one first. On a paper of both all of them stand' }),
    href: address,
  })
  .meta({ id: 'Paper' });

export const certificateQuery = z.object({
  language: language.optional().meta({ description: 'The language that comes first' }),
});

export const paperQuery = z.object({
  side: z.enum(sides).optional().meta({ description: 'Whose paper, or who is named first; left out: your own side' }),
  language: language.optional().meta({ description: 'The language that it is in, or that comes first' }),
});
