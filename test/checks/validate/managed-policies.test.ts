// Validation of all AWS managed policies: what AWS's reference names is found, and nothing is found all over.
import { beforeAll, expect, test } from 'vitest';
import { validate } from '../../../src/analyze/checks/validate/validate.ts';
import { MANAGED_POLICY_DATA } from '../../../src/catalog/generated/managed-policies.js';

/** Names of policies by issue code. */
const found = new Map<string, Set<string>>();

beforeAll(() => {
  for (const [arn, , , text] of MANAGED_POLICY_DATA.policies) {
    for (const { issueCode } of validate({ name: arn, text }, { policyType: 'IDENTITY_POLICY' })) {
      const names = found.get(issueCode) ?? new Set();
      found.set(issueCode, names);
      names.add(arn.slice(arn.lastIndexOf('/') + 1));
    }
  }
}, 120_000);

const namesOf = (code: string): readonly string[] => [...(found.get(code) ?? [])].sort();

// IAM User Guide, IAM Access Analyzer policy check reference. What it names for INVALID_ACTION, MISSING_QUALIFIER and
// WILDCARD_WITHOUT_LIKE_OPERATOR AWS has mended since.
test.each([
  ['CREATE_SLR_WITH_STAR_IN_RESOURCE', ['PowerUserAccess', 'AlexaForBusinessFullAccess', 'AWSOrganizationsServiceTrustPolicy']],
  ['CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE', ['AdministratorAccess', 'IAMFullAccess']],
  ['PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE', ['AdministratorAccess', 'IAMFullAccess']],
  ['PASS_ROLE_WITH_STAR_IN_RESOURCE', ['AdministratorAccess-Amplify', 'AWSServiceRoleForAmazonEKSNodegroup']],
  ['POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', ['ReadOnlyAccess', 'AWSSupportServiceRolePolicy']],
])('%s: %j', (code, names) => {
  expect(namesOf(code)).toEqual(expect.arrayContaining([...names]));
});

test('the five policies with StringLike on ARN keys are left alone', () => {
  const quiet = [
    'AmazonSecurityLakeAdministrator',
    'AWSCodePipeline_FullAccess',
    'AWSCodePipeline_ReadOnlyAccess',
    'S3UnlockBucketPolicy',
    'SQSUnlockQueuePolicy',
  ];
  expect(MANAGED_POLICY_DATA.policies.filter(([arn]) => quiet.some((name) => arn.endsWith(`/${name}`)))).toHaveLength(quiet.length);
  expect(namesOf('STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS').filter((name) => quiet.includes(name))).toEqual([]);
});

test('few policies have the rarer faults: at most so many, in more than 1,500', () => {
  expect(MANAGED_POLICY_DATA.policies.length).toBeGreaterThan(1_500);
  const limits: Readonly<Record<string, number>> = {
    // The catalog does not know what AWS has withdrawn, and policies name it still.
    INVALID_ACTION: 12,
    INVALID_SERVICE_IN_ACTION: 30,
    INVALID_ARN_RESOURCE: 60,
    UNSUPPORTED_ACTION_FOR_CONDITION_KEY: 30,
    EQUIVALENT_TO_NULL_FALSE: 80,
    POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA: 110,
    TYPE_MISMATCH: 40,
    REDUNDANT_ACTION: 20,
    REDUNDANT_RESOURCE: 45,
    PASS_ROLE_WITH_STAR_IN_RESOURCE: 15,
  };
  const above = [...found].filter(([code, names]) => names.size > (limits[code] ?? 6)).map(([code, names]) => `${code} ${names.size}`);
  expect(above).toEqual([]);
  // What would stop AWS from storing a policy is in none.
  const never = [
    'JSON_SYNTAX_ERROR',
    'DATA_TYPE_MISMATCH',
    'MISSING_EFFECT',
    'MISSING_ACTION',
    'MISSING_RESOURCE',
    'UNSUPPORTED_PRINCIPAL',
  ];
  expect(never.flatMap(namesOf)).toEqual([]);
});
