// The question that a way to a resource is for the reasoner.
import { serviceHasTagKey } from '../catalog/condition-key.ts';
import type { AccountFacts } from '../model/account.ts';
import type { PolicyLevel } from '../model/policy-set.ts';
import { outsideAccess } from '../reason/findings/outside-access.ts';
import type { NamedPolicy, OutsideAnswer, Surface, Zone } from '../reason/outside-access.ts';
import type { ExposedRecord, Exposure } from '../services/exposure.ts';
import { serviceRules } from '../services/service-rules-table.ts';

/** `rcp`: with what the organization says; without it the answer is what Access Analyzer reports. */
export function surfaceOf(
  owner: AccountFacts,
  record: Pick<ExposedRecord, 'tags'>,
  way: Pick<Exposure, 'resources' | 'actions' | 'policy' | 'context'>,
  rcp?: readonly PolicyLevel<NamedPolicy>[],
): Surface {
  const { resources, actions, policy } = way;
  const context = new Map(way.context);
  const service = actions[0]?.split(':')[0] ?? '';
  const prefixes = serviceHasTagKey(service) ? ['aws', service] : ['aws'];
  for (const [key, value] of record.tags) for (const prefix of prefixes) context.set(`${prefix}:resourcetag/${key.toLowerCase()}`, value);
  return {
    owner,
    resources,
    actions,
    policies: { resource: policy, ...(rcp !== undefined && { rcp }) },
    ...(context.size > 0 && { context }),
    // Of a resource of which nobody told any tag, the tags may just not have been read.
    tagsAreWhole: record.tags.size > 0,
  };
}

/** What outsiders are let in for, by the rules of the services. */
export function askOutside(surface: Surface, zone: Zone): OutsideAnswer {
  return outsideAccess(surface, zone, serviceRules);
}
