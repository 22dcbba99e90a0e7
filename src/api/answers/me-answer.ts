import { z } from 'zod';
import type { ListedApiKey } from '../../accounts/application/api-keys.js';
import type { Account } from '../../accounts/domain/account.js';
import { sourceLanguage } from '../../platform/languages.js';
import { id, instant, text } from './text-schemas.js';

const communityRef = { communityId: id, community: text, slug: text };

export const meAnswer = z
  .object({
    id,
    name: text,
    mail: text,
    language: text,
    staff: z.boolean(),
    admin: z.boolean(),
    sample: z.boolean(),
    memberships: z.array(z.object({ ...communityRef, role: z.enum(['clerk', 'organiser']) })),
    offices: z
      .array(z.object({ ...communityRef, termId: id, office: text, capacity: text }))
      .meta({ description: 'Offices in force now, in the zone of their community' }),
  })
  .meta({ id: 'Me' });

export function meFrom(account: Account): z.output<typeof meAnswer> {
  const { id: personId, name, mail, sample, isStaff: staff, isAdmin: admin } = account;
  const memberships = account.memberships.map(({ id: _, ...membership }) => membership);
  const language = account.language ?? sourceLanguage;
  return { id: personId, name, mail, language, staff, admin, sample, memberships, offices: [...account.offices] };
}

export const apiKeyAnswer = z
  .object({ id, label: text, prefix: text, createdAt: instant, lastUsedAt: instant.nullable() })
  .meta({ id: 'ApiKey' });

export const newApiKeyAnswer = z
  .object({
    id,
    label: text,
    key: text
      .nullable()
      .meta({ description: 'Shown this once; null when the request is repeated, since only its hash is kept' }),
  })
  .meta({ id: 'NewApiKey' });

export const apiKeyFrom = ({ createdAt, lastUsedAt, ...key }: ListedApiKey): z.output<typeof apiKeyAnswer> => ({
  id: key.id,
  label: key.label,
  prefix: key.prefix,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
