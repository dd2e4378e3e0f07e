// A question about an action and a resource that do not go together: most often a bucket for an object, or the reverse.
import { findAction } from '../../catalog/action.ts';
import { actionResourceTypes, wildcardOnly } from '../../catalog/action-resource.ts';
import { resourceTypesFor } from '../../catalog/resource-type.ts';

/** What to say about it; undefined when they go together, when no resource is named, or when the catalog does not know the action. */
export function resourceDoubt(action: string, resource: string): string | undefined {
  const colon = action.indexOf(':');
  const facts = findAction(action.slice(0, colon).toLowerCase(), action.slice(colon + 1));
  if (facts === undefined || wildcardOnly(facts) || resource === '*') return undefined;
  // Elsewhere a part may stand for the whole (an alias of a function); in S3 buckets and objects are never taken for each other.
  if (facts.service !== 's3' && actionResourceTypes(facts, resource).length > 0) return undefined;
  const wanted = facts.resourceTypes.map(({ type }) => type);
  const found = resourceTypesFor(resource, facts.service).map(({ name }) => name);
  if (found.some((name) => wanted.includes(name))) return undefined;
  const other = found.length === 0 ? 'a resource of another type' : `another type of resource (${found.join(', ')})`;
  return `${action} acts on: ${wanted.join(', ')}; \`${resource}\` is ${other}`;
}
