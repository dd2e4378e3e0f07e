// Actions on resources that allowed calls needed, and why a policy made of them may cover others.
import type { UsedAction } from '../used-action.ts';
import type { ResourceDetail } from '../generate/generated-policy.ts';
import { exactPattern } from '../generate/exact-pattern.ts';
import { type CoverTest, patternCovers } from '../generate/pattern-covers.ts';
import { type ActionResourcePair, resourcePatterns } from '../generate/resource-patterns.ts';

export interface NeededPairs {
  readonly add: (used: UsedAction, resource: string) => void;
  /** Whose call it was is not asked: all roles of a permission set have one policy. */
  readonly has: (action: string, resource: string) => boolean;
  /** Whether the action was needed on a resource that the events do not tell. */
  readonly hasUnknown: (action: string) => boolean;
  /** A resource that was needed, and whose pattern (as wide as `detail` has it) covers this one too; undefined: there is none. */
  readonly covering: (used: UsedAction, resource: string, detail: ResourceDetail) => string | undefined;
}

interface Wide {
  readonly resource: string;
  readonly covers: CoverTest;
}

export function neededPairs(): NeededPairs {
  const byAction = new Map<string, Map<string, UsedAction>>();
  const unknown = new Set<string>();
  const wide = new Map<ResourceDetail, ReadonlyMap<string, readonly Wide[]>>();
  return {
    add: (used, resource) => {
      const key = used.action.toLowerCase();
      const resources = byAction.get(key);
      if (resources === undefined) byAction.set(key, new Map([[resource, used]]));
      else if (resources.get(resource)?.patterns !== true) resources.set(resource, used);
      if (!used.resourceKnown) unknown.add(key);
    },
    has: (action, resource) => byAction.get(action.toLowerCase())?.has(resource) === true,
    hasUnknown: (action) => unknown.has(action.toLowerCase()),
    covering: ({ action, patterns }, resource, detail) => {
      const known = wide.get(detail) ?? widePatterns(byAction, detail);
      wide.set(detail, known);
      const narrow = exactPattern(resource, patterns) ?? '*';
      return known.get(action.toLowerCase())?.find(({ covers }) => covers(narrow))?.resource;
    },
  };
}

/** By action, the needed resources whose patterns have wildcards. */
function widePatterns(
  byAction: ReadonlyMap<string, ReadonlyMap<string, UsedAction>>,
  detail: ResourceDetail,
): ReadonlyMap<string, readonly Wide[]> {
  const pairs = [...byAction].flatMap(([action, resources]) =>
    [...resources].map(([resource, { patterns }]): ActionResourcePair => ({ action, resource, patterns })),
  );
  const patternOf = resourcePatterns(pairs, detail);
  const found = new Map<string, Map<string, Wide>>();
  for (const pair of pairs) {
    const { pattern } = patternOf(pair);
    if (!pattern.includes('*')) continue;
    const ofAction = found.get(pair.action) ?? new Map<string, Wide>();
    found.set(pair.action, ofAction);
    if (!ofAction.has(pattern)) ofAction.set(pattern, { resource: pair.resource, covers: patternCovers(pattern) });
  }
  return new Map([...found].map(([action, patterns]) => [action, [...patterns.values()]]));
}
