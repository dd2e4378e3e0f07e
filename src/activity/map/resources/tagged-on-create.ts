// What a call that creates something tags at once: the resource of the call itself, as far as the tagging action has its type.
import { actionResourceTypes } from '../../../catalog/action-resource.ts';
import { catalogAction } from '../actions/catalog-action.ts';
import type { EventFacts } from '../actions/event-facts.ts';
import type { KnownNames } from './known-names.ts';
import { resourcesOf } from './resources-of.ts';
import type { FoundResources } from './resources-of.ts';

/** The resources of a tagging action that comes with `own`, the action of the call; undefined when `action` is no tagging action. */
export function taggedOnCreate(event: EventFacts, own: string, action: string, names: KnownNames): FoundResources | undefined {
  const facts = catalogAction(action);
  if (facts === undefined || facts.accessLevel !== 'Tagging') return undefined;
  const found = resourcesOf(event, own, names);
  const arns = found.arns.filter((arn) => actionResourceTypes(facts, arn).length > 0);
  return arns.length === 0 ? { arns: ['*'], known: false } : { ...found, arns };
}
