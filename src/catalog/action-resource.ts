// How an action relates to resources.
import type { ActionFacts, ResourceTypeFacts } from './facts.ts';
import { parseArn } from '../model/arn.ts';
import { findResourceType, mostSpecific } from './resource-type.ts';

/**
 * Whether the action has no resource types, so that it is authorized on `*`. `s3:ListAllMyBuckets` is one of these here, although
 * policies may name `arn:aws:s3:::*` for it.
 */
export function wildcardOnly(action: ActionFacts): boolean {
  return action.resourceTypes.length === 0;
}

/** The resource types of the action that the ARN is; empty when the action cannot act on it. Ties as in `resourceTypesFor`. */
export function actionResourceTypes(action: ActionFacts, arn: string): readonly ResourceTypeFacts[] {
  const parts = parseArn(arn);
  if (parts === undefined) return [];
  let types = typesOf.get(action);
  if (types === undefined) {
    types = action.resourceTypes.flatMap(({ type }) => findResourceType(action.service, type) ?? []);
    typesOf.set(action, types);
  }
  return mostSpecific(types, parts);
}

const typesOf = new WeakMap<ActionFacts, readonly ResourceTypeFacts[]>();
