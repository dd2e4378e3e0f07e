// A request that the reasoner found, as answers show it.
import { keyReader } from '../../../evaluate/context-key.ts';
import type { Query } from '../../../evaluate/query.ts';
import type { ContextValue } from '../../../model/request.ts';
import type { WitnessRequest } from '../../../reason/answer.ts';
import type { CheckWitness } from './answer.ts';

/** `principal`: the caller, for resource policies. */
export function toWitness({ action, resource, context }: WitnessRequest, principal: string | undefined): CheckWitness {
  const keys = [...context].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    ...(principal === undefined ? {} : { principal }),
    action,
    resource,
    context: Object.fromEntries(keys),
  };
}

/** What makes the caller the one that it is and its name does not say: the id of a role or user, and the path of a role. */
export function callerKeys(query: Query): ReadonlyMap<string, ContextValue> {
  const { caller } = query;
  const names: string[] = [];
  if (caller.roleId !== undefined || caller.userId !== undefined) names.push('aws:userid');
  if (caller.kind === 'roleSession' && caller.principalArn?.endsWith(`:role/${caller.roleName}`) === false) names.push('aws:principalarn');
  const keys = names.map((name) => [name, keyReader(name)(query)] as const);
  return new Map(keys.filter((entry): entry is readonly [string, ContextValue] => entry[1] !== undefined));
}
