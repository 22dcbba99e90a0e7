import type { ApiRoute } from './api-routes.js';
import { type JsonSchema, JsonSchemas } from './json-schemas.js';
import { parametersOf, sharedHeaders, sharedParameters } from './parameters.js';
import { problemSchema } from './problem-schema.js';
import { problemResponses, responsesOf } from './responses.js';
import { webhookDocument } from './webhook-document.js';

const description = `Everything that can be done on a page of Entente can be done here.

- **Who you are**: a bearer key of your own (\`POST /api/v1/me/api-keys\`, or the page "Account"); it may do what you may. A signed-in
  browser may use its session, with the form token in \`X-CSRF-Token\`.
- **Errors** are problem+json (RFC 9457). Look at \`code\`; \`errors\` name fields.
- **Lists** come in pages: \`limit\`, and \`cursor\` with the \`nextCursor\` of the page before.
- **Writes** take \`Idempotency-Key\`; where there is an \`ETag\`, also \`If-Match\`.
- A case that isn't yours is not found.`;

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer', description: 'A key that begins with `ent_`' },
  session: { type: 'apiKey', in: 'cookie', name: 'entente', description: 'The session of a signed-in browser' },
  formToken: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token', description: 'Needed beside a session on writes' },
};

/** The OpenAPI 3.1 document of these routes. `cookie` is how the session's is called. */
export function apiDocument(routes: readonly ApiRoute[], { cookie }: { cookie: string }) {
  const schemas = new JsonSchemas();
  schemas.of(problemSchema);
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Entente', version: '1', description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/', description: 'Where this document was read' }],
    tags: [...new Set(routes.map(({ documentation }) => documentation.tag))].map((name) => ({ name })),
    paths,
    webhooks: webhookDocument(schemas),
    components: {
      schemas: schemas.components,
      parameters: sharedParameters,
      headers: sharedHeaders,
      responses: problemResponses,
      securitySchemes: { ...securitySchemes, session: { ...securitySchemes.session, name: cookie } },
    },
  };
}

function operation(route: ApiRoute, schemas: JsonSchemas): object {
  const { documentation, access, method } = route;
  const { tag, description: more } = documentation;
  const special = documentation.perPath?.(route.path);
  const allowed = access === 'staff' || access === 'admin' ? ' Staff only.' : '';
  const text = `${more ?? ''}${allowed}`.trim();
  return {
    operationId: operationId(route),
    tags: [tag],
    summary: special?.summary ?? documentation.summary,
    ...(text === '' ? {} : { description: text }),
    security:
      access === 'public' ? [] : [{ bearer: [] }, method === 'get' ? { session: [] } : { session: [], formToken: [] }],
    parameters: parametersOf(route, schemas),
    ...requestBody(route, schemas),
    responses: responsesOf(route, schemas),
  };
}

function requestBody(route: ApiRoute, schemas: JsonSchemas): object {
  const { documentation, body } = route;
  if (documentation.bodyType) {
    const types = [documentation.bodyType].flat() as string[];
    const content = types.map((type) => [type, { schema: { type: 'string', contentMediaType: type } }]);
    return { requestBody: { required: true, content: Object.fromEntries(content) } };
  }
  const special = documentation.perPath?.(route.path);
  const given = special?.body ?? body;
  if (!given) return {};
  const schema = schemas.of(given);
  const example = special?.example ?? documentation.example;
  const content = { schema, ...(example === undefined ? {} : { example }) };
  return { requestBody: { required: needsBody(schema), content: { 'application/json': content } } };
}

/** An action without questions may be sent without a body. */
const needsBody = ({ properties, type }: JsonSchema): boolean =>
  type !== 'object' || Object.keys((properties ?? {}) as object).length > 0;

/** `getPartnershipsReferenceEvents`; unique since addresses are. */
function operationId({ method, path }: ApiRoute): string {
  const words = path
    .replace('/api/v1', '')
    .split(/[/:\-.]+/)
    .filter(Boolean);
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
