import type { ApiRoute } from './api-routes.js';
import type { JsonSchemas } from './json-schemas.js';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** Components that every operation refers to. */
export const problemResponses = {
  Unreadable: problem('The body is no JSON'),
  Unauthenticated: problem('No valid key or session'),
  Forbidden: problem('Not for this account, or the form token is missing'),
  NotFound: problem('There is no such thing, or you may not know of it'),
  Refused: problem('A rule says no now; `errors` say which. Or it changed meanwhile (`partnership.changed-meanwhile`)'),
  Gone: problem('A code that was used already'),
  PreconditionFailed: problem('`If-Match` names another version than the newest; `errors` say who changed what since'),
  TooLarge: problem('The body is too large'),
  UnsupportedType: problem('The body is of another type'),
  Invalid: problem('`errors` name each field and what is wrong with it'),
  RateLimited: problem('Tried too often; see `Retry-After`'),
  Unavailable: problem('Try again in a moment; see `Retry-After`'),
};

const ref = (name: keyof typeof problemResponses) => ({ $ref: `#/components/responses/${name}` });

export const isWrite = ({ method }: Pick<ApiRoute, 'method'>): boolean => method !== 'get';

export function responsesOf(route: ApiRoute, schemas: JsonSchemas) {
  const { access, path, documentation, body, query } = route;
  const takesBody =
    isWrite(route) && (body !== null || documentation.bodyType !== undefined || documentation.perPath !== undefined);
  return {
    [documentation.status ?? 200]: success(route, schemas),
    ...(takesBody ? { 400: ref('Unreadable'), 413: ref('TooLarge'), 415: ref('UnsupportedType') } : {}),
    ...(access === 'public' ? {} : { 401: ref('Unauthenticated'), 403: ref('Forbidden') }),
    ...(path.includes(':') ? { 404: ref('NotFound') } : {}),
    ...(isWrite(route) && !documentation.changesNothing ? { 409: ref('Refused') } : {}),
    ...(path.endsWith('/actions/sign') ? { 410: ref('Gone') } : {}),
    ...(isWrite(route) && documentation.versioned ? { 412: ref('PreconditionFailed') } : {}),
    ...(isWrite(route) || query ? { 422: ref('Invalid') } : {}),
    429: ref('RateLimited'),
    503: ref('Unavailable'),
  };
}

function success(route: ApiRoute, schemas: JsonSchemas) {
  const { answer, answerType, versioned, changesNothing } = route.documentation;
  const type = answerType ?? 'application/json';
  const schema = answer ? schemas.of(answer) : answerType ? {} : null;
  const headers = {
    ...(versioned ? { ETag: { $ref: '#/components/headers/ETag' } } : {}),
    ...(isWrite(route) && !changesNothing
      ? { 'Idempotency-Replayed': { $ref: '#/components/headers/IdempotencyReplayed' } }
      : {}),
  };
  return {
    description: 'Done',
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(schema ? { content: { [type]: { schema } } } : {}),
  };
}
