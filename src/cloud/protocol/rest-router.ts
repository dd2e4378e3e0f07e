// Which operation of a REST service a request is for.
import type { OperationModel, ServiceModel } from '../model/service-model.ts';
import { compileRoute } from './rest/route.ts';
import type { Route } from './rest/route.ts';
import { decodeLabels, matchPath } from './rest/match-path.ts';

export interface RoutedRequest {
  readonly operation: OperationModel;
  /** By member, decoded. */
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * Routes by method, raw path (`/bucket/a%20b`), query parameters with their first values, and header names in lower case. Undefined: no
 * operation of the service. Throws ServiceError (`InvalidURI`, 400) for a path that is not encoded properly.
 */
export type RestRouter = (
  method: string,
  path: string,
  query: ReadonlyMap<string, string>,
  headers: { readonly has: (name: string) => boolean },
) => RoutedRequest | undefined;

/**
 * No table of exceptions is needed: constants in the query must be there, and among what is left the one wins that misses least of its
 * required parameters and headers, then the one that names most of the request. `x-id` decides only between equals, as it is optional.
 */
export function restRouter(model: ServiceModel): RestRouter {
  const byMethod = new Map<string, Route[]>();
  /** Those that a request without a query can mean. */
  const plain = new Map<string, Route[]>();
  for (const operation of Object.values(model.operations)) {
    const route = compileRoute(model, operation);
    if (route === undefined) continue;
    add(byMethod, route);
    if (route.constants.length === 0 && route.requiredQuery.length === 0) add(plain, route);
  }
  return (method, path, query, headers) => {
    const segments = path.slice(1).split('/');
    let best: { route: Route; rank: readonly number[]; labels: readonly string[] } | undefined;
    for (const route of (query.size === 0 ? plain : byMethod).get(method) ?? []) {
      if (!hasConstants(route, query) || !isNamed(route, query)) continue;
      const labels = matchPath(route.segments, segments);
      if (labels === undefined) continue;
      const rank = rankOf(route, query, headers);
      if (best === undefined || isHigher(rank, best.rank)) best = { route, rank, labels };
    }
    return best === undefined ? undefined : { operation: best.route.operation, labels: decodeLabels(best.route.segments, best.labels) };
  };
}

function add(routes: Map<string, Route[]>, route: Route): void {
  const known = routes.get(route.method);
  if (known === undefined) routes.set(route.method, [route]);
  else known.push(route);
}

function hasConstants({ constants }: Route, query: ReadonlyMap<string, string>): boolean {
  for (const [name, value] of constants) {
    const found = query.get(name);
    if (found === undefined || (value !== undefined && found !== value)) return false;
  }
  return true;
}

/** What tells an operation from all others of its method and path is in its constants, or else in what it requires of the query. */
function isNamed({ constants, requiredQuery }: Route, query: ReadonlyMap<string, string>): boolean {
  return constants.length > 0 || requiredQuery.every((name) => query.has(name));
}

function rankOf(route: Route, query: ReadonlyMap<string, string>, headers: { readonly has: (name: string) => boolean }): readonly number[] {
  let present = 0;
  for (const name of route.requiredQuery) if (query.has(name)) present++;
  for (const name of route.requiredHeaders) if (headers.has(name)) present++;
  const missing = route.requiredQuery.length + route.requiredHeaders.length - present;
  return [-missing, route.literals, route.constants.length + present, query.get('x-id') === route.operation.name ? 1 : 0];
}

function isHigher(rank: readonly number[], than: readonly number[]): boolean {
  for (const [index, value] of rank.entries()) {
    const other = than[index] ?? 0;
    if (value !== other) return value > other;
  }
  return false;
}
