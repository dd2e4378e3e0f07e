// Tells by its keys what a JSON file is.
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { presentField } from './form-field.ts';

export type Shape =
  | 'estate'
  | 'authorizationDetails'
  | 'organizations'
  | 'resource'
  | 'policyDocument'
  | 'policyAnswer'
  | 'role'
  | 'grants'
  | 'vpcEndpoints'
  | 'publicAccessBlock'
  | 'decisionCase';

/** The shapes of which an estate can be made, for people. */
export const SHAPES: string =
  'an estate file (`accounts`, `organization`), the output of `aws iam get-account-authorization-details`, answers of `aws organizations`, ' +
  'a policy document (`Statement`), `{ "resource": "arn:…", "policy": {…} }`, or the answer of `get-bucket-policy`, `get-repository-policy`, ' +
  '`get-key-policy`, `get-queue-attributes`, `get-topic-attributes`, `get-resource-policy`, `lambda get-policy`, `get-role`, `list-grants`, ' +
  '`describe-vpc-endpoints` or `get-public-access-block`';

const ESTATE_KEYS = ['schemaVersion', 'organization', 'organizations', 'accounts', 'awsManagedPolicies'];
const DETAIL_KEYS = ['UserDetailList', 'GroupDetailList', 'RoleDetailList'];
const ORGANIZATION_KEYS = [
  'Organization',
  'Roots',
  'OrganizationalUnits',
  'OrganizationalUnit',
  'Accounts',
  'Account',
  'Children',
  'Parents',
  'Targets',
];

/** Undefined: none of them. */
export function recognise(object: JsonObject): Shape | undefined {
  const keys = new Set(object.members.map((member) => member.key.value));
  const any = (names: readonly string[]): boolean => names.some((name) => keys.has(name));
  if (keys.has('estate') && keys.has('requests')) return 'decisionCase';
  if (any(ESTATE_KEYS)) return 'estate';
  if (isString(presentField(object, 'resource'))) return 'resource';
  if (keys.has('Statement')) return 'policyDocument';
  if (any(DETAIL_KEYS)) return 'authorizationDetails';
  if (any(ORGANIZATION_KEYS)) return 'organizations';
  if (keys.has('Policies')) return managedPolicies(object) ? 'authorizationDetails' : 'organizations';
  if (hasKey(presentField(object, 'Role'), 'RoleName')) return 'role';
  if (keys.has('Grants')) return 'grants';
  if (keys.has('VpcEndpoints')) return 'vpcEndpoints';
  if (keys.has('PublicAccessBlockConfiguration')) return 'publicAccessBlock';
  const policy = presentField(object, 'Policy');
  if (hasKey(policy, 'PolicySummary')) return 'organizations';
  if (isString(policy) || hasKey(policy, 'Statement')) return 'policyAnswer';
  if (keys.has('policyText') && keys.has('repositoryName')) return 'policyAnswer';
  if (keys.has('ARN') && any(['ResourcePolicy', 'Name'])) return 'policyAnswer';
  const attributes = presentField(object, 'Attributes');
  if (hasKey(attributes, 'QueueArn') || hasKey(attributes, 'TopicArn')) return 'policyAnswer';
  return undefined;
}

/** The policies of IAM have a `PolicyName`, those of AWS Organizations a `Name`. */
function managedPolicies(object: JsonObject): boolean {
  const policies = presentField(object, 'Policies');
  return policies?.kind === 'array' && policies.items.some((item) => hasKey(item, 'PolicyName'));
}

function isString(node: JsonNode | undefined): boolean {
  return node?.kind === 'string';
}

function hasKey(node: JsonNode | undefined, key: string): boolean {
  return node?.kind === 'object' && presentField(node, key) !== undefined;
}
