// The actions that a service has on some types of its resources.
import { actionsOf } from '../catalog/action.ts';

const known = new Map<string, readonly string[]>();

/** `service:Name`, sorted. Types as the Service Authorization Reference calls them. */
export function resourceActions(service: string, ...types: readonly string[]): readonly string[] {
  const key = `${service} ${types.join(' ')}`;
  let actions = known.get(key);
  if (actions === undefined) {
    actions = actionsOf(service)
      .filter(({ resourceTypes }) => resourceTypes.some(({ type }) => types.includes(type)))
      .map(({ name }) => `${service}:${name}`)
      .sort();
    known.set(key, actions);
  }
  return actions;
}
