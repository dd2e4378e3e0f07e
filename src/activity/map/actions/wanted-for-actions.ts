// Which members of an event's parameters and response the rules for actions read.
import type { WantedMembers } from '../../wanted-members.ts';
import { membersInRoute } from './api-gateway-actions.ts';
import { wrapper } from './call.ts';
import { membersOfDynamoDbActions } from './dynamodb-actions.ts';
import { prefixOfEventSource } from './event-source.ts';
import { IAM_CONTEXT_MEMBERS } from './iam-context.ts';
import { RE_ENCRYPT_MEMBERS } from './kms-actions.ts';
import { kmsMembers } from './kms-through-service.ts';
import { operationOfEvent } from './operation-of-event.ts';
import { otherConditionalMembers } from './other-conditional-actions.ts';
import { otherServiceMembers } from './other-service-actions.ts';
import { roleMembers } from './passed-roles.ts';
import { bothCases } from './read-member.ts';
import { S3_OWN_MEMBERS } from './s3-actions.ts';
import { s3HeaderMembers } from './s3-header-actions.ts';
import { stsMembers } from './sts-actions.ts';
import { tagMembers } from './request-tags.ts';

/**
 * Sorted, without repeats; nothing for event sources that the catalog does not know. Not memoised: whoever joins it with other lists
 * keeps the whole.
 */
export function wantedForActions(eventSource: string, eventName: string): WantedMembers {
  const prefix = prefixOfEventSource(eventSource);
  if (prefix === undefined) return { parameters: [], response: [] };
  const operation = operationOfEvent(eventName);
  const kms = kmsMembers(prefix, operation);
  const rolesAndTags = [...roleMembers(prefix, operation), ...tagMembers(prefix, operation)];
  const parameters = [
    ...(prefix === 's3' || prefix === 's3express' ? [...S3_OWN_MEMBERS, ...s3HeaderMembers(operation)] : []),
    ...(prefix === 'sts' ? stsMembers(operation) : []),
    ...(prefix === 'apigateway' ? ['apiId', ...membersInRoute(operation)] : []),
    ...(prefix === 'dynamodb' ? membersOfDynamoDbActions(operation) : []),
    ...(prefix === 'kms' && operation === 'ReEncrypt' ? RE_ENCRYPT_MEMBERS : []),
    ...rolesAndTags,
    // Without rules for what is inside there is no need for the whole request.
    ...(rolesAndTags.length === 0 ? [] : [wrapper(prefix, operation)].flatMap((name) => name ?? [])),
    ...otherConditionalMembers(prefix, operation),
    ...otherServiceMembers(prefix, operation).flatMap(bothCases),
    ...(prefix === 'iam' ? IAM_CONTEXT_MEMBERS : []),
    ...kms.parameters,
  ];
  return { parameters: [...new Set(parameters)].toSorted(), response: [...new Set(kms.response)].toSorted() };
}
