// The actions that a call needs for being that call, before its parameters add others.
import { findResourceType } from '../../../catalog/resource-type.ts';
import { remembered } from '../remembered.ts';
import { need } from './action-need.ts';
import { apiGatewayActions } from './api-gateway-actions.ts';
import type { Call } from './call.ts';
import { catalogAction } from './catalog-action.ts';
import { dynamoDbActions } from './dynamodb-actions.ts';
import { iamContext } from './iam-context.ts';
import { reEncryptActions } from './kms-actions.ts';
import type { NeededAction } from './needed-action.ts';
import { OPERATION_ACTIONS } from './operation-actions.ts';
import { tagContext } from './request-tags.ts';
import { s3Actions } from './s3-actions.ts';
import { stsContext } from './sts-actions.ts';

/** Empty when no action is known for the call. */
export function ownActions(call: Call): readonly NeededAction[] {
  const { name } = call;
  if (call.prefix === 's3' || call.prefix === 's3express') return s3Actions(call);
  if (call.prefix === 'apigateway') {
    const verbs = apiGatewayActions(call);
    if (verbs.length > 0) return verbs;
  }
  if (name === 'kms:ReEncrypt') return reEncryptActions(call);
  const held = call.prefix === 'dynamodb' ? dynamoDbActions(call) : undefined;
  if (held !== undefined) return held;
  if (name === 'sts:AssumeRole') return assumeRole(call);
  const tags = tagContext(call);
  return (OPERATION_ACTIONS.get(name) ?? [name]).flatMap((action) => {
    const context = [...iamContext(call, action), ...(tags.length > 0 && seesTags(action) ? tags : [])];
    return need(action, { grade: 'core', because: 'event name', ...(context.length > 0 && { context }) });
  });
}

function assumeRole(call: Call): readonly NeededAction[] {
  const role = call.event.parameters.get('roleArn');
  const on = typeof role === 'string' && role.startsWith('arn:') ? ({ kind: 'arns', arns: [role] } as const) : ({ kind: 'find' } as const);
  return need('sts:AssumeRole', { grade: 'core', because: 'event name', on, context: stsContext(call) });
}

/** Whether requests for the action have the tags that they carry in their context. */
const seesTags = remembered((action): boolean => {
  const facts = catalogAction(action);
  if (facts === undefined) return false;
  const keys = [
    ...facts.conditionKeys,
    ...facts.resourceTypes.flatMap(({ type, conditionKeys }) => [
      ...conditionKeys,
      ...(findResourceType(facts.service, type)?.conditionKeys ?? []),
    ]),
  ];
  return keys.some((key) => key.toLowerCase().startsWith('aws:requesttag/'));
});
