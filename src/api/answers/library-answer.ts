import { z } from 'zod';
import type { LibraryVersion } from '../../agreements/application/wording/library-versions.query.js';
import { librarySchema } from '../../agreements/domain/wording/library.js';
import { agreementLanguages } from '../../partnerships/domain/text-input.js';

const languageState = z.object({
  language: z.enum(agreementLanguages),
  state: z.enum(['original', 'checked', 'unchecked']).meta({
    description:
      '`original`: written by the house in this language; `checked`: read by a native reader, word for word, with the words of documents and papers; `unchecked`: not yet',
  }),
});

export const libraryVersionAnswer = z
  .object({
    version: z.int(),
    note: z.string().nullable().meta({ description: 'Why it was published; null for what ships' }),
    publishedAt: z.iso.datetime().nullable(),
    languages: z.array(languageState),
    links: z.object({ self: z.string() }),
  })
  .meta({ id: 'AgreementLibraryVersion' });

export const libraryVersionsAnswer = z.object({ items: z.array(libraryVersionAnswer) });

export const libraryAnswer = librarySchema.meta({ id: 'AgreementLibrary' });

export const libraryVersionFrom = ({
  library: { version },
  publication,
  states,
}: LibraryVersion): z.output<typeof libraryVersionAnswer> => ({
  version,
  note: publication?.note ?? null,
  publishedAt: publication?.publishedAt.toISOString() ?? null,
  languages: states.map(({ language, state }) => ({ language, state })),
  links: { self: `/api/v1/agreement-libraries/${version}` },
});
