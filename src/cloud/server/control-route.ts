// One route of the control listener, by which the cloud is changed from outside.

export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/accounts/{id}`: a part in braces takes any one segment, under that name. */
  readonly path: string;
  /**
   * `body`: the JSON of the request; undefined if there is none. `params`: parts of the path, and of the query, decoded; the path's win.
   * What it gives is answered as JSON (nothing: `null`). A `ServiceError` is answered with its status, code and message;
   * anything else that it throws with 500.
   */
  readonly handle: (body: unknown, params: ReadonlyMap<string, string>) => unknown;
}

export interface RouteMatch {
  readonly route: ControlRoute;
  readonly params: ReadonlyMap<string, string>;
}

/** The first route for a method and a raw path, or `otherMethods` if only the method is wrong. Undefined if there is none. */
export function matchRoute(
  routes: readonly ControlRoute[],
  method: string,
  path: string,
  query: string,
): RouteMatch | { readonly otherMethods: readonly string[] } | undefined {
  const otherMethods: string[] = [];
  const segments = path.split('/');
  for (const route of routes) {
    const parts = matchPath(route.path.split('/'), segments);
    if (parts === undefined) continue;
    if (route.method === method) return { route, params: new Map([...new URLSearchParams(query), ...parts]) };
    otherMethods.push(route.method);
  }
  return otherMethods.length > 0 ? { otherMethods } : undefined;
}

function matchPath(pattern: readonly string[], segments: readonly string[]): Map<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params = new Map<string, string>();
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index]!;
    if (part.startsWith('{') && part.endsWith('}')) {
      const value = decode(segment);
      if (value === undefined || value === '') return undefined;
      params.set(part.slice(1, -1), value);
    } else if (part !== segment) return undefined;
  }
  return params;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
