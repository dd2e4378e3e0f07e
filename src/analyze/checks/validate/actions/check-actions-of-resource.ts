// Whether the actions of a resource policy can act on the type of resource that it is attached to.
import { findAction } from '../../../../catalog/action.ts';
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { DraftStatement } from '../draft/draft.ts';
import { hasWildcard } from '../has-wildcard.ts';
import type { ValidatedResourceType } from '../policy-kind.ts';
import type { Validation } from '../validation.ts';
import { actionName } from './action-name.ts';

const SERVICE: Readonly<Record<ValidatedResourceType, string>> = {
  'AWS::S3::Bucket': 's3',
  'AWS::S3::AccessPoint': 's3',
  'AWS::S3::MultiRegionAccessPoint': 's3',
  'AWS::S3ObjectLambda::AccessPoint': 's3-object-lambda',
  'AWS::IAM::AssumeRolePolicyDocument': 'sts',
  'AWS::DynamoDB::Table': 'dynamodb',
};

export function checkActionsOfResource({ resourceType, tell }: Validation, statement: DraftStatement): void {
  if (resourceType === undefined) return;
  for (const { text, ...place } of statement.actions.flatMap((element) => element.values)) {
    const action = actionName(text);
    if (action === undefined || hasWildcard(action.service)) continue;
    if (action.service !== SERVICE[resourceType] || actsOnNothing(action.service, action.name)) {
      tell('UNSUPPORTED_ACTION_IN_POLICY', `${quoteInput(text)} cannot act on the resource of this policy (${resourceType}).`, place);
    }
  }
}

/** `s3:ListAllMyBuckets` and its like, which are authorized on `*` alone. */
function actsOnNothing(service: string, name: string): boolean {
  return service !== 'sts' && findAction(service, name)?.resourceTypes.length === 0;
}
