// Keys that do not do what they are used for.
import type { DraftClause, DraftStatement } from '../draft/draft.ts';
import { hasWildcard } from '../has-wildcard.ts';
import type { Validation } from '../validation.ts';
import { arnFields } from '../resources/arn-fields.ts';
import { isNegated } from './operator-kind.ts';

/** Keys that the caller fills in as they like. */
const CALLERS_WORD: ReadonlySet<string> = new Set(['aws:referer', 'aws:useragent']);

/** What must stand beside a key for it to be unique. */
const COMPANIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws:vpcsourceip', ['aws:SourceVpc', 'aws:SourceVpce', 'aws:SourceVpcArn', 'aws:VpceAccount', 'aws:VpceOrgID']],
  ['aws:ec2instancesourceprivateipv4', ['aws:Ec2InstanceSourceVpc']],
]);

/** Keys that are the same for every request that a policy of S3 sees. */
const IDLE_IN_S3: ReadonlySet<string> = new Set(['s3:resourceaccount', 'aws:resourceaccount', 'aws:resourceorgid', 'aws:resourceorgpaths']);

export function checkKeyChoice(validation: Validation, statement: DraftStatement): void {
  const clauses = statement.condition?.clauses ?? [];
  const names = new Set(clauses.map(({ name }) => name));
  for (const clause of clauses) {
    checkTrust(validation, statement, clause);
    checkCompanions(validation, clause, names);
    checkIdle(validation, clause);
    checkPrefix(validation, statement, clause);
    checkArnKey(validation, clause);
  }
  checkAttributes(validation, clauses);
}

function checkTrust({ tell }: Validation, { effect }: DraftStatement, { name, key, operator }: DraftClause): void {
  if (!CALLERS_WORD.has(name) || effect !== 'Allow' || isNegated(operator) || operator.name === 'Null') return;
  tell('UNTRUSTWORTHY_CONDITION_KEY', `The caller fills in ${key.text} as they like: it protects nothing.`, key);
}

function checkCompanions({ tell }: Validation, { name, key, operator }: DraftClause, names: ReadonlySet<string>): void {
  const companions = COMPANIONS.get(name);
  if (companions === undefined || operator.name === 'Null' || companions.some((one) => names.has(one.toLowerCase()))) return;
  const details = `Networks everywhere have the same private addresses, so ${key.text} alone says little: add ${companions.join(' or ')}.`;
  tell('MISSING_PAIRED_CONDITION_KEYS', details, key);
}

function checkIdle({ tell, resourceType }: Validation, { name, key }: DraftClause): void {
  if (resourceType?.startsWith('AWS::S3') !== true || !IDLE_IN_S3.has(name)) return;
  tell('IRRELEVANT_CONDITION_KEY_IN_POLICY', `In the policy of one resource ${key.text} always has the same value: remove the key.`, key);
}

function checkPrefix({ tell }: Validation, { effect }: DraftStatement, { name, operator, operatorKey, key }: DraftClause): void {
  if (name !== 's3:prefix') return;
  const bypassed = effect === 'Deny' ? 'StringLike' : effect === 'Allow' ? 'StringNotLike' : undefined;
  if (operator.name !== bypassed) return;
  const details = `A list by a shorter prefix shows the same objects and is not met by this. Use ${effect === 'Deny' ? 'StringNotLike' : 'StringLike'}.`;
  tell('S3_PREFIX_IN_NEGATIVE_CONTEXT', details, operatorKey, key);
}

/** AWS's own policies use StringLike with the ARN keys of services, and with patterns that are no ARNs, and no fault is found in them. */
function checkArnKey({ tell }: Validation, { name, facts, operator, operatorKey, key, values }: DraftClause): void {
  if (facts?.type !== 'ARN' || operator.name !== 'StringLike' || !name.startsWith('aws:')) return;
  if (!values.some(({ text }) => hasWildcard(text) && arnFields(text) !== undefined)) return;
  const details = `Under StringLike a wildcard in ${key.text} also reaches over the colons of the ARN. Use ArnLike.`;
  tell('STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS', details, operatorKey, key);
}

/** Amazon DynamoDB Developer Guide, Using IAM policy conditions for fine-grained access control. */
function checkAttributes({ tell }: Validation, clauses: readonly DraftClause[]): void {
  const attributes = clauses.find(({ name, operator }) => name === 'dynamodb:attributes' && operator.name !== 'Null');
  if (attributes === undefined) return;
  const fixed = clauses.some(
    ({ name, operator, values }) =>
      name === 'dynamodb:select' &&
      operator.name?.startsWith('StringEquals') === true &&
      values.length > 0 &&
      values.every(({ text }) => text === 'SPECIFIC_ATTRIBUTES'),
  );
  if (fixed) return;
  const details =
    'A request that selects all attributes names none. Add "StringEqualsIfExists": { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" }.';
  tell('DYNAMODB_ATTRIBUTES_WITHOUT_SELECT', details, attributes.key);
}
