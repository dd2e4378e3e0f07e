// What a denied call was denied: the action and resource that its error names, or those that the call needed.
import { readMessage } from '../../explain/denial/read-message.ts';
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';

/** Empty where neither the error nor the meaning of the call tells. */
export function deniedPairs({ group, meaning }: UsedCall): readonly (readonly [UsedAction, string])[] {
  const needed = meaning.kind === 'actions' ? meaning.actions.filter(({ grade }) => grade !== 'possible') : [];
  const named = group.denial === '' ? undefined : readMessage(group.denial);
  if (named?.action === undefined) return pairsOf(needed);
  const own = needed.find(({ action }) => action.toLowerCase() === named.action?.toLowerCase());
  if (own !== undefined && named.resource === undefined) return pairsOf([own]);
  const resource = named.resource ?? '*';
  const action: UsedAction = own ?? {
    action: named.action,
    grade: 'core',
    resources: [resource],
    resourceKnown: named.resource !== undefined,
    context: new Map(),
    because: 'errorMessage',
  };
  return [[action, resource]];
}

/** Whether the error says that what denied was not the caller's own policies: a resource policy, an SCP, a boundary … */
export function isStatedElsewhere(denial: string): boolean {
  const layer = denial === '' ? undefined : readMessage(denial)?.stated?.layer;
  return layer !== undefined && layer !== 'identity';
}

function pairsOf(actions: readonly UsedAction[]): readonly (readonly [UsedAction, string])[] {
  return actions.flatMap((action) => action.resources.map((resource) => [action, resource] as const));
}
