// Whether the resource ARNs of a resource policy can be of the type of resource that it is attached to.
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { DraftStatement } from '../draft/draft.ts';
import type { ValidatedResourceType } from '../policy-kind.ts';
import type { Validation } from '../validation.ts';
import { couldMatch, patternTokens, templateTokens } from './could-match.ts';

/** ARNs that belong to a resource of the type, after the partition. */
const FORMS: ReadonlyMap<ValidatedResourceType, readonly string[]> = new Map([
  ['AWS::S3::Bucket', ['s3:::${Bucket}']],
  ['AWS::S3::AccessPoint', ['s3:${Region}:${Account}:accesspoint/${Name}']],
  ['AWS::S3::MultiRegionAccessPoint', ['s3::${Account}:accesspoint/${Alias}']],
  ['AWS::S3ObjectLambda::AccessPoint', ['s3-object-lambda:${Region}:${Account}:accesspoint/${Name}']],
  ['AWS::DynamoDB::Table', ['dynamodb:${Region}:${Account}:table/${Name}']],
]);

/** `*` is refused as well: the policy of one resource names that one. */
export function checkResourcesOfType({ resourceType, tell }: Validation, statement: DraftStatement): void {
  const forms = resourceType && FORMS.get(resourceType);
  if (forms === undefined) return;
  for (const { text, ...place } of statement.resources.flatMap((element) => element.values)) {
    const rest = /^arn:[^:]*:(.*)$/s.exec(text)?.[1];
    const fits = rest !== undefined && forms.some((form) => couldMatch(patternTokens(rest), templateTokens(form)));
    if (!fits)
      tell('UNSUPPORTED_RESOURCE_ARN_IN_POLICY', `${quoteInput(text)} is no ARN of the resource of this policy (${resourceType}).`, place);
  }
}
