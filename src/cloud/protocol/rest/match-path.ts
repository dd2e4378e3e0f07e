// Matches a raw path with a route's segments.
import { ServiceError } from '../../service-error.ts';
import type { RouteSegment } from './route.ts';

/** The raw texts of the labels in order; undefined if the path is not the route's. One empty segment at the end is overlooked. */
export function matchPath(route: readonly RouteSegment[], path: readonly string[]): readonly string[] | undefined {
  const greedy = route.findIndex(({ kind }) => kind === 'greedy');
  if (greedy >= 0) return matchGreedy(route, path, greedy);
  if (path.length === route.length) return matchEach(route, path);
  return path.length === route.length + 1 && path.at(-1) === '' ? matchEach(route, path.slice(0, -1)) : undefined;
}

function matchGreedy(route: readonly RouteSegment[], path: readonly string[], greedy: number): readonly string[] | undefined {
  const after = route.length - greedy - 1;
  const taken = path.length - greedy - after;
  if (taken < 1) return undefined;
  const before = matchEach(route.slice(0, greedy), path.slice(0, greedy));
  const rest = matchEach(route.slice(greedy + 1), path.slice(greedy + taken));
  const text = path.slice(greedy, greedy + taken).join('/');
  return before === undefined || rest === undefined || text === '' ? undefined : [...before, text, ...rest];
}

function matchEach(route: readonly RouteSegment[], path: readonly string[]): readonly string[] | undefined {
  const labels: string[] = [];
  for (const [index, { kind, text }] of route.entries()) {
    const segment = path[index] ?? '';
    if (kind === 'literal') {
      if (segment !== text) return undefined;
    } else if (segment === '') return undefined;
    else labels.push(segment);
  }
  return labels;
}

/** Labels by name. Throws ServiceError (`InvalidURI`, 400) for one that is not UTF-8, percent-encoded. */
export function decodeLabels(route: readonly RouteSegment[], texts: readonly string[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  let index = 0;
  for (const { kind, text } of route) if (kind !== 'literal') labels.set(text, decode(texts[index++] ?? ''));
  return labels;
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ServiceError('InvalidURI', 400, "Couldn't parse the specified URI.");
  }
}
