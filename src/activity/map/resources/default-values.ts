// What is meant where a call leaves a name out. Source: request parameters in the services' API references.
import type { ResourceTypeFacts } from '../../../catalog/facts.ts';

const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ['athena:WorkGroupName', 'primary'],
  ['ecs:ClusterName', 'default'],
]);

/** The value of the variable when no member names it; undefined: there is none. */
export function defaultValue(type: ResourceTypeFacts, variable: string): string | undefined {
  return DEFAULTS.get(`${type.service}:${variable}`);
}
