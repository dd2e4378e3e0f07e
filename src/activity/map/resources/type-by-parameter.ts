// Calls that say in a parameter of which type their resource is.
import type { ActionFacts } from '../../../catalog/facts.ts';
import type { EventMembers } from '../actions/event-facts.ts';

/** Values of `resourceType`, by service. */
const SSM_TYPES: ReadonlyMap<string, string> = new Map([
  ['Association', 'association'],
  ['Automation', 'automation-execution'],
  ['Document', 'document'],
  ['MaintenanceWindow', 'maintenancewindow'],
  ['ManagedInstance', 'managed-instance'],
  ['OpsItem', 'opsitem'],
  ['OpsMetadata', 'opsmetadata'],
  ['Parameter', 'parameter'],
  ['PatchBaseline', 'patchbaseline'],
]);

/** Elsewhere `resourceType` means something else: PutComplianceItems calls instances `ManagedInstance`. */
const TAGS_OF_SSM: ReadonlySet<string> = new Set(['AddTagsToResource', 'ListTagsForResource', 'RemoveTagsFromResource']);

/** Members that `typeByParameter` reads. */
export const TYPE_MEMBERS: readonly string[] = ['eventBusName', 'resourceType'];

/**
 * Whether the parameters leave room for the type; undefined where they say nothing of types. Source: AddTagsToResource (Systems Manager),
 * ChangeTagsForResource (Route 53), PutRule (EventBridge) in the API references.
 */
export function typeByParameter(facts: ActionFacts, parameters: EventMembers): ((type: string) => boolean) | undefined {
  const value = parameters.get('resourceType');
  if (facts.service === 'events') return ruleType(parameters.get('eventBusName'));
  if (typeof value !== 'string') return undefined;
  if (facts.service === 'ssm' && TAGS_OF_SSM.has(facts.name)) {
    const only = SSM_TYPES.get(value);
    return only === undefined ? undefined : (type) => type === only;
  }
  return facts.service === 'route53' ? (type) => type === value : undefined;
}

/** Rules have the bus in their ARN unless it is the default one. */
function ruleType(bus: unknown): (type: string) => boolean {
  const name = typeof bus === 'string' ? bus.slice(bus.lastIndexOf('/') + 1) : 'default';
  const other = name === 'default' || name === '' ? 'rule-on-custom-event-bus' : 'rule-on-default-event-bus';
  return (type) => type !== other;
}
