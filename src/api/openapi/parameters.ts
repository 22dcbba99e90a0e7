import type { z } from 'zod';
import { paperKinds } from '../../agreements/domain/papers/paper-kinds.js';
import type { ApiRoute } from './api-routes.js';
import type { JsonSchema, JsonSchemas } from './json-schemas.js';
import { isWrite } from './responses.js';

const uuid = { type: 'string', format: 'uuid' };
const described: Readonly<Record<string, { readonly schema: JsonSchema; readonly description?: string }>> = {
  reference: { schema: { type: 'string' }, description: 'Reference (`P-2026-00042`) or id' },
  number: { schema: { type: 'string' }, description: 'Reference or number on the register, as printed on documents' },
  sha256: { schema: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
  community: { schema: { type: 'string' }, description: 'Id or slug' },
  version: { schema: { type: 'integer', minimum: 2 }, description: 'Number of a version' },
  kind: { schema: { type: 'string', enum: [...paperKinds] } },
  incident: { schema: { type: 'string' }, description: '`id` of the incident' },
};

export const sharedParameters = {
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    schema: { type: 'string' },
    example: '"12"',
    description:
      'The ETag of what you looked at, or `*`. Another version by now is answered with 412. Without it the newest version is changed.',
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
    example: '0f5b2a6e-7f0b-4a53-9a52-4c1f4a8f3f0e',
    description:
      'Sent again with the same key, the same request is carried out once; the answer says `Idempotency-Replayed: true`. Keys are yours alone and are kept for a day at least.',
  },
};

export const sharedHeaders = {
  ETag: { schema: { type: 'string' }, example: '"12"', description: 'The version, for `If-Match`' },
  IdempotencyReplayed: {
    schema: { type: 'string', const: 'true' },
    description: 'The request had been carried out before',
  },
};

export function parametersOf(route: ApiRoute, schemas: JsonSchemas): object[] {
  const ref = (name: keyof typeof sharedParameters) => ({ $ref: `#/components/parameters/${name}` });
  return [
    ...pathParameters(route.path),
    ...(route.query ? queryParameters(route.query, schemas) : []),
    ...(isWrite(route) && route.documentation.versioned ? [ref('IfMatch')] : []),
    ...(isWrite(route) && !route.documentation.changesNothing ? [ref('IdempotencyKey')] : []),
  ];
}

function pathParameters(path: string): object[] {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  return names.map((name) => ({ name, in: 'path', required: true, ...(described[name] ?? { schema: uuid }) }));
}

function queryParameters(query: z.ZodType, schemas: JsonSchemas): object[] {
  const { properties = {}, required = [] } = schemas.of(query) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}
