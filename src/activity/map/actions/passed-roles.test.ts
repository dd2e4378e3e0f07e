// Roles that calls pass: by ARN, by name, inside of other parameters, and those that the event does not name.
import { describe, expect, test } from 'vitest';
import { neededLines } from '../../../../test/activity/needed-lines.ts';

const ROLE = 'arn:aws:iam::111111111111:role/service/worker';

type Case = readonly [call: string, parameters: Readonly<Record<string, unknown>>, expected: readonly string[]];

describe('roles that are passed', () => {
  test.each<Case>([
    [
      'lambda:CreateFunction20150331',
      { role: ROLE },
      ['lambda:CreateFunction', `iam:PassRole conditional on ${ROLE} iam:passedtoservice=lambda.amazonaws.com`],
    ],
    [
      'ecs:RegisterTaskDefinition',
      { taskRoleArn: ROLE, executionRoleArn: `${ROLE}2` },
      [
        'ecs:RegisterTaskDefinition',
        `iam:PassRole conditional on ${ROLE}2 iam:passedtoservice=ecs-tasks.amazonaws.com`,
        `iam:PassRole conditional on ${ROLE} iam:passedtoservice=ecs-tasks.amazonaws.com`,
      ],
    ],
    [
      'events:PutTargets',
      { targets: [{ arn: 'x', roleArn: ROLE }, { roleArn: ROLE }] },
      ['events:PutTargets', `iam:PassRole conditional on ${ROLE} iam:passedtoservice=events.amazonaws.com`],
    ],
    [
      'states:CreateStateMachine',
      { RoleArn: ROLE },
      ['states:CreateStateMachine', `iam:PassRole conditional on ${ROLE} iam:passedtoservice=states.amazonaws.com`],
    ],
    ['rds:AddRoleToDBCluster', { roleArn: ROLE }, ['rds:AddRoleToDBCluster', `iam:PassRole conditional on ${ROLE}`]],
    [
      'iam:AddRoleToInstanceProfile',
      { roleName: 'r' },
      ['iam:AddRoleToInstanceProfile', 'iam:PassRole conditional iam:passedtoservice=ec2.amazonaws.com'],
    ],
    ['ecs:RunTask', { taskDefinition: 't' }, ['ecs:RunTask', 'iam:PassRole possible unknown']],
    ['ec2:RunInstances', { iamInstanceProfile: { name: 'p' } }, ['ec2:RunInstances', 'iam:PassRole possible unknown']],
    [
      'codebuild:StartBuild',
      { projectName: 'p', serviceRoleOverride: ROLE },
      ['codebuild:StartBuild', `iam:PassRole conditional on ${ROLE} iam:passedtoservice=codebuild.amazonaws.com`],
    ],
    [
      'cognito-identity:SetIdentityPoolRoles',
      { roles: { authenticated: ROLE, unauthenticated: `${ROLE}2` } },
      ['cognito-identity:SetIdentityPoolRoles none', `iam:PassRole conditional on ${ROLE}`, `iam:PassRole conditional on ${ROLE}2`],
    ],
    [
      'cloudcontrolapi:CreateResource',
      { typeName: 'AWS::S3::Bucket', roleArn: ROLE },
      ['cloudformation:CreateResource none', `iam:PassRole conditional on ${ROLE}`],
    ],
    [
      'ssm:StartAutomationExecution',
      { documentName: 'd', parameters: { AutomationAssumeRole: [ROLE], TargetRole: [`${ROLE}2`] } },
      ['ssm:StartAutomationExecution', `iam:PassRole conditional on ${ROLE} iam:passedtoservice=ssm.amazonaws.com`],
    ],
    [
      'ssm:CreateAssociation',
      { name: 'd', parameters: { AutomationAssumeRole: [ROLE] } },
      ['ssm:CreateAssociation', `iam:PassRole conditional on ${ROLE} iam:passedtoservice=ssm.amazonaws.com`],
    ],
    [
      'ec2:RequestSpotInstances',
      { launchSpecification: { imageId: 'ami-1', iamInstanceProfile: { name: 'p' } } },
      ['ec2:RequestSpotInstances', 'iam:PassRole possible unknown'],
    ],
    [
      'ecs:RunTask',
      { taskDefinition: 't', overrides: { taskRoleArn: ROLE } },
      ['ecs:RunTask', `iam:PassRole conditional on ${ROLE} iam:passedtoservice=ecs-tasks.amazonaws.com`, 'iam:PassRole possible unknown'],
    ],
    ['lambda:UpdateFunctionConfiguration20150331v2', { role: 'not an ARN' }, ['lambda:UpdateFunctionConfiguration']],
    ['lambda:UpdateFunctionConfiguration20150331v2', { description: ROLE }, ['lambda:UpdateFunctionConfiguration']],
    ['iam:GetRole', { roleName: 'r' }, ['iam:GetRole']],
    ['batch:DescribeJobs', { serviceRole: ROLE }, ['batch:DescribeJobs none']],
  ])('%s %o', (call, parameters, expected) => expect(neededLines(call, parameters)).toEqual(expected));

  const passed = (name: string, service: string) =>
    `iam:PassRole conditional on arn:aws:iam::111111111111:role/${name} iam:passedtoservice=${service}.amazonaws.com`;

  test.each<Case>([
    ['glue:CreateJob', { name: 'j', role: 'GlueRole' }, ['glue:CreateJob', passed('GlueRole', 'glue')]],
    ['glue:UpdateJob', { jobName: 'j', jobUpdate: { role: 'GlueRole' } }, ['glue:UpdateJob', passed('GlueRole', 'glue')]],
    ['glue:CreateCrawler', { name: 'c', role: '/service-role/X' }, ['glue:CreateCrawler none', passed('service-role/X', 'glue')]],
    ['ssm:CreateActivation', { iamRole: 'SSMServiceRole' }, ['ssm:CreateActivation none', passed('SSMServiceRole', 'ssm')]],
    ['ecs:RegisterTaskDefinition', { taskRoleArn: 'task' }, ['ecs:RegisterTaskDefinition', passed('task', 'ecs-tasks')]],
    ['batch:CreateComputeEnvironment', { serviceRole: 'b' }, ['batch:CreateComputeEnvironment', passed('b', 'batch')]],
    [
      'elasticmapreduce:RunJobFlow',
      { serviceRole: 'EMR_DefaultRole', autoScalingRole: 'EMR_AutoScaling', jobFlowRole: 'EMR_EC2' },
      [
        'elasticmapreduce:RunJobFlow none',
        passed('EMR_DefaultRole', 'elasticmapreduce'),
        passed('EMR_AutoScaling', 'application-autoscaling'),
        'iam:PassRole possible unknown',
      ],
    ],
    [
      'lambda:UpdateFunctionConfiguration20150331v2',
      { role: 'name' },
      ['lambda:UpdateFunctionConfiguration', 'iam:PassRole possible on arn:aws:iam::111111111111:role/name'],
    ],
    ['glue:CreateJob', { role: 'HIDDEN_DUE_TO_SECURITY_REASONS' }, ['glue:CreateJob']],
  ])('by name: %s %o', (call, parameters, expected) => expect(neededLines(call, parameters)).toEqual(expected));

  test.each<Case>([
    ['apigateway:PutIntegration', { restApiId: 'a', putIntegrationInput: { type: 'AWS', credentials: ROLE } }, []],
    ['apigateway:CreateAuthorizer', { restApiId: 'a', createAuthorizerInput: { authorizerCredentials: ROLE } }, []],
    ['apigateway:CreateIntegration', { apiId: 'a', credentialsArn: ROLE }, []],
    [
      'apigateway:UpdateAccount',
      { updateAccountInput: { patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: ROLE }] } },
      [],
    ],
  ])('API Gateway: %s %o', (call, parameters) => {
    expect(neededLines(call, parameters)).toContain(`iam:PassRole conditional on ${ROLE} iam:passedtoservice=apigateway.amazonaws.com`);
    const callers = JSON.parse(JSON.stringify(parameters).replace(ROLE, 'arn:aws:iam::*:user/*')) as Record<string, unknown>;
    expect(neededLines(call, callers).join('\n')).not.toContain('PassRole');
  });

  test('EC2 wraps the parameters of newer operations', () => {
    const request = {
      DeliverLogsPermissionArn: ROLE,
      TagSpecification: { ResourceType: 'vpc-flow-log', tag: 1, Tag: { Key: 'a', Value: true, tag: 1 } },
    };
    expect(neededLines('ec2:CreateFlowLogs', { CreateFlowLogsRequest: request })).toEqual([
      'ec2:CreateFlowLogs aws:requesttag/a=true aws:tagkeys=a',
      `iam:PassRole conditional on ${ROLE} iam:passedtoservice=vpc-flow-logs.amazonaws.com`,
      'ec2:CreateTags conditional on arn:aws:ec2:us-east-1:111111111111:vpc-flow-log/* ec2:createaction=CreateFlowLogs aws:requesttag/a=true aws:tagkeys=a',
    ]);
  });

  test('parameters that were left out may have held one', () => {
    expect(neededLines('lambda:CreateFunction20150331', {}, { parametersOmitted: true })).toEqual([
      'lambda:CreateFunction',
      'iam:PassRole possible unknown',
    ]);
  });

  test('in China the principal of the service is left out', () => {
    const role = 'arn:aws-cn:iam::111111111111:role/r';
    const identity = {
      type: 'IAMUser',
      arn: 'arn:aws-cn:iam::111111111111:user/u',
      account: '111111111111',
      invokedBy: '',
      mfa: '',
      sourceIdentity: '',
    };
    expect(neededLines('lambda:CreateFunction20150331', { role }, { region: 'cn-north-1', identity })).toEqual([
      'lambda:CreateFunction',
      `iam:PassRole conditional on ${role}`,
    ]);
  });
});
