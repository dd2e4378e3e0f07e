// From events to statements: the conditions that a permission is dangerous without, and patterns where the event does not tell more.
import { describe, expect, test } from 'vitest';
import { toUsedCalls } from '../../../test/activity/to-used-calls.ts';
import { activityGroupOf } from '../../../test/testkit/activity/activity-group-of.ts';
import { generatePolicy } from './generate-policy.ts';
import type { GeneratedPolicy } from './generated-policy.ts';

function policyOf(service: string, eventName: string, ...parameters: readonly object[]): GeneratedPolicy {
  const eventSource = `${service}.amazonaws.com`;
  const groups = parameters.map((each) => activityGroupOf({ eventSource, eventName, parameters: JSON.stringify(each) }));
  return generatePolicy(toUsedCalls(groups), { name: 'app' });
}

function statements({ documents }: GeneratedPolicy): readonly object[] {
  return documents.flatMap((document) =>
    document.statements.map(({ actions, resources, condition }) => ({ actions, resources, ...(condition && { condition }) })),
  );
}

const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
const READ = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const ROLE = 'arn:aws:iam::111111111111:role/r';

describe('who may give rights', () => {
  test('gives those that were given', () => {
    const attached = policyOf('iam', 'AttachRolePolicy', { roleName: 'r', policyArn: READ }, { roleName: 'r', policyArn: ADMIN });
    expect(statements(attached)).toEqual([
      { actions: ['iam:AttachRolePolicy'], resources: [ROLE], condition: { ArnEquals: { 'iam:PolicyARN': [ADMIN, READ] } } },
    ]);
  });

  test('makes roles within the boundary that was set, if each had it', () => {
    const permissionsBoundary = 'arn:aws:iam::111111111111:policy/b';
    const bound = policyOf('iam', 'CreateRole', { roleName: 'r', permissionsBoundary });
    expect(statements(bound)).toEqual([
      {
        actions: ['iam:CreateRole'],
        resources: [ROLE],
        condition: { ArnEquals: { 'iam:PermissionsBoundary': [permissionsBoundary] } },
      },
    ]);
    const mixed = policyOf('iam', 'CreateRole', { roleName: 'r', permissionsBoundary }, { roleName: 'r' });
    expect(statements(mixed)).toEqual([{ actions: ['iam:CreateRole'], resources: [ROLE] }]);
  });
});

test('commands are for instances with the tags that the calls asked for', () => {
  const targets = [{ key: 'tag:env', values: ['prod', 'test'] }];
  const policy = policyOf('ssm', 'SendCommand', { documentName: 'AWS-RunShellScript', targets });
  expect(statements(policy)).toContainEqual({
    actions: ['ssm:SendCommand'],
    resources: ['arn:aws:ec2:us-east-1:111111111111:instance/*'],
    condition: { StringEquals: { 'ssm:resourceTag/env': ['prod', 'test'] } },
  });
  expect(policy.warnings.join()).toContain('ssm:SendCommand is allowed on arn:aws:ec2:us-east-1:111111111111:instance/*');
});

test('models are for requests through the profile', () => {
  const profile = 'arn:aws:bedrock:us-east-1:111111111111:inference-profile/us.meta.llama3-1-8b-instruct-v1:0';
  expect(statements(policyOf('bedrock', 'InvokeModel', { modelId: 'us.meta.llama3-1-8b-instruct-v1:0' }))).toEqual([
    {
      actions: ['bedrock:InvokeModel'],
      resources: ['arn:aws:bedrock:*::foundation-model/meta.llama3-1-8b-instruct-v1:0'],
      condition: { ArnEquals: { 'bedrock:InferenceProfileArn': [profile] } },
    },
    { actions: ['bedrock:InvokeModel'], resources: [profile] },
  ]);
});
