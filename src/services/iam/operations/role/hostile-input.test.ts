// Whatever an input holds, operations on roles, policies, profiles, providers, simulations and reports answer or refuse in AWS's words.
import { beforeEach, expect, test } from 'vitest';
import { type TestCaller, type TestCloud, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { iamService } from '../../service.ts';
import { iamInstanceProfileOperations } from '../instance-profile/table.ts';
import { iamPolicyOperations } from '../policy/table.ts';
import { iamProviderOperations } from '../provider/table.ts';
import { iamReportOperations } from '../report/table.ts';
import { iamSimulationOperations } from '../simulation/table.ts';
import { iamRoleOperations } from './table.ts';

const A = '111111111111';
const IAM = `arn:aws:iam::${A}`;
const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
const POLICY = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';

const operations = Object.keys({
  ...iamRoleOperations,
  ...iamPolicyOperations,
  ...iamInstanceProfileOperations,
  ...iamProviderOperations,
  ...iamSimulationOperations,
  ...iamReportOperations,
});

const ODD = [
  'a\u0000b',
  '\u0000'.repeat(36),
  '__proto__',
  '',
  '\ud800'.repeat(24),
  ...['policy', 'role', 'user', 'oidc-provider', 'saml-provider'].map((kind) => `${IAM}:${kind}/${'\u0000'.repeat(9)}`),
  `${IAM}:role/`,
  'arn:aws:iam::aws:policy/__proto__',
  '{"__proto__":{"Statement":[]}}',
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*:*","Resource":":::::","Principal":{"AWS":[null]}}}',
  `{"Version":"2012-10-17","Statement":${'['.repeat(500)}${']'.repeat(500)}}`,
];

/** What each member would be in a call that means it well. */
const SOUND: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['RoleName', '__proto__'],
  ['PolicyName', 'constructor'],
  ['InstanceProfileName', '__proto__'],
  ['PolicyArn', `${IAM}:policy/__proto__`],
  ['PolicySourceArn', `${IAM}:role/__proto__`],
  ['Arn', `${IAM}:role/__proto__`],
  ['PolicyDocument', POLICY],
  ['AssumeRolePolicyDocument', TRUST],
  ['ActionNames', ['s3:GetObject']],
  ['PolicyInputList', [POLICY]],
  ['VersionId', 'v1'],
]);

let cloud: TestCloud;
let root: TestCaller;

beforeEach(() => {
  cloud = testCloud({ services: [iamService] });
  root = cloud.root(A);
  root.call('iam', 'CreateRole', {
    RoleName: '__proto__',
    AssumeRolePolicyDocument: TRUST,
    Tags: [{ Key: '__proto__', Value: '__proto__' }],
  });
  root.call('iam', 'CreatePolicy', { PolicyName: '__proto__', PolicyDocument: POLICY });
  root.call('iam', 'CreateInstanceProfile', { InstanceProfileName: '__proto__' });
});

test.each(operations)('%s', (operation) => {
  const { model } = cloud.kernel.registry.service('iam');
  const name = model.operations[operation]?.input;
  const members = Object.entries(name === undefined ? {} : (model.shapes[name] as { members: Record<string, { shape: string }> }).members);
  for (const odd of ODD) {
    const wrong = new Map(members.map(([member, { shape }]) => [member, oddValue(shape, member, odd)]));
    const sound = new Map(members.map(([member]) => [member, SOUND.get(member)]));
    const inputs = [wrong, ...members.map(([member]) => new Map([...sound, [member, wrong.get(member)]]))];
    for (const input of inputs) expect(statusOf(() => root.call('iam', operation, Object.fromEntries(input)))).toBeLessThan(500);
  }
});

function oddValue(shape: string, member: string, odd: string): unknown {
  if (shape === 'string') return odd;
  if (shape === 'list:string') return [odd];
  return member === 'Tags' ? [{ Key: odd, Value: odd }] : undefined;
}

/** 200 for an answer; throws on what is no ServiceError. */
function statusOf(run: () => unknown): number {
  try {
    run();
    return 200;
  } catch (error) {
    if (error instanceof ServiceError) return error.status;
    throw error;
  }
}
