// One needed action with its resources and the context that its request certainly had.
import { actionResourceTypes } from '../../catalog/action-resource.ts';
import type { ContextValue } from '../../model/request.ts';
import type { UsedAction } from '../used-action.ts';
import { catalogAction } from './actions/catalog-action.ts';
import type { EventFacts } from './actions/event-facts.ts';
import type { NeededAction, ResourceHint } from './actions/needed-action.ts';
import { forwardAccessContext } from './forward-access-context.ts';
import type { KnownNames } from './resources/known-names.ts';
import { resourcesOf } from './resources/resources-of.ts';
import type { FoundResources } from './resources/resources-of.ts';
import { taggedOnCreate } from './resources/tagged-on-create.ts';

/** `all`: all actions that the call needed, the call's own first. */
export function usedAction(event: EventFacts, needed: NeededAction, all: readonly NeededAction[], names: KnownNames): UsedAction {
  const { action, grade, because } = needed;
  const { arns, known, patterns } = resources(event, needed, all, names);
  const forwarded = forwardAccessContext(event, action);
  const context = forwarded.size === 0 ? needed.context : new Map<string, ContextValue>([...forwarded, ...needed.context]);
  const used = { action, grade, resources: arns, resourceKnown: known, context, because };
  return patterns === undefined ? used : { ...used, patterns };
}

function resources(event: EventFacts, needed: NeededAction, all: readonly NeededAction[], names: KnownNames): FoundResources {
  switch (needed.on.kind) {
    case 'none':
      return { arns: ['*'], known: true };
    case 'unknown':
      return { arns: ['*'], known: false };
    case 'arns':
      return given(needed.on, names);
    case 'find':
      return searched(event, needed, all, names);
  }
}

/** ARNs that the rule for the action knows. */
function given({ arns, patterns, unsure }: Extract<ResourceHint, { readonly kind: 'arns' }>, names: KnownNames): FoundResources {
  return {
    arns: [...new Set(arns.map((arn) => names.get(arn) ?? arn))],
    known: unsure !== true,
    ...(patterns && { patterns }),
  };
}

/** What comes on top of the call's own action (tags, versions, ACLs) is mostly on the same resources. */
function searched(event: EventFacts, needed: NeededAction, all: readonly NeededAction[], names: KnownNames): FoundResources {
  const [own] = all;
  const onTop = own !== undefined && own !== needed && (own.on.kind === 'find' || own.on.kind === 'none');
  if (!onTop) return resourcesOf(event, needed.action, names);
  const tagged = taggedOnCreate(event, own.action, needed.action, names);
  if (tagged !== undefined) return tagged;
  const found = resourcesOf(event, needed.action, names);
  return found.known ? found : (sharedWith(resourcesOf(event, own.action, names), needed.action) ?? found);
}

function sharedWith(own: FoundResources, action: string): FoundResources | undefined {
  const facts = catalogAction(action);
  if (facts === undefined || !own.known) return undefined;
  const arns = own.arns.filter((arn) => actionResourceTypes(facts, arn).length > 0);
  return arns.length > 0 ? { ...own, arns } : undefined;
}
