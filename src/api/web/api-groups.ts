import type { ApiRoute } from '../openapi/api-routes.js';

export interface ApiLine {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Catalogue key `api:access.<access>`. */
  readonly access: string;
}

export interface ApiGroup {
  readonly tag: string;
  readonly lines: readonly ApiLine[];
}

/** Routes by what they are about, in the order in which they are served. */
export function apiGroups(routes: readonly ApiRoute[]): ApiGroup[] {
  const tags = [...new Set(routes.map(({ documentation }) => documentation.tag))];
  return tags.map((tag) => ({
    tag,
    lines: routes.filter(({ documentation }) => documentation.tag === tag).map(lineOf),
  }));
}

const lineOf = ({ method, path, documentation, access }: ApiRoute): ApiLine => ({
  method: method.toUpperCase(),
  path: path.replace(/:(\w+)/g, '{$1}'),
  // Markdown is for the OpenAPI document
  summary: (documentation.perPath?.(path).summary ?? documentation.summary).replaceAll('`', ''),
  access,
});
