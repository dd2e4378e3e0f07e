// Requests as AWS makes them: what follows from the caller is not told otherwise by the context, and lists stand where keys have lists.
import { findConditionKey } from '../../src/catalog/condition-key.ts';
import type { AuthorizationRequest } from '../../src/model/request.ts';
import { DERIVED_KEYS } from './condition-keys.ts';

const DERIVED: ReadonlySet<string> = new Set([
  ...DERIVED_KEYS.map(({ name }) => name.toLowerCase()),
  'aws:viaawsservice',
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'kms:calleraccount',
]);

export function isPlain({ context, resource, principal }: AuthorizationRequest): boolean {
  for (const [key, value] of context) {
    if (DERIVED.has(key) || key.includes('resourcetag/') || key.startsWith('s3:buckettag/')) return false;
    const multi = findConditionKey(key)?.multi === true;
    if (multi ? typeof value === 'string' || value.length === 0 : typeof value !== 'string') return false;
  }
  // Users and roles have ids, whether an estate tells them or not.
  if (principal.kind === 'user' && principal.id === undefined) return false;
  if (principal.kind === 'roleSession' && principal.roleId === undefined) return false;
  return resource.arn === '*' || resource.owner !== undefined;
}
