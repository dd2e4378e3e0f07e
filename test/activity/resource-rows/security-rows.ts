// Calls of security, management and application services. Sources: Service Authorization Reference; the examples in each service's API reference.
import { row } from './resource-row.ts';
import type { ResourceRow } from './resource-row.ts';

const KEY = 'arn:aws:kms:us-east-1:111111111111:key/1234abcd';
const USER = { policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', userName: 'ana' };

export const SECURITY_ROWS: readonly ResourceRow[] = [
  row('iam GetRole', { roleName: 'app' }, ['iam::A:role/app']),
  row('iam CreateRole', { roleName: 'app', path: '/svc/team/', assumeRolePolicyDocument: '{}' }, ['iam::A:role/svc/team/app']),
  row('iam CreateUser', { userName: 'ana', path: '/' }, ['iam::A:user/ana']),
  row('iam AttachUserPolicy', USER, ['iam::A:user/ana']),
  row('iam GetRole', { roleName: 'AWSServiceRoleForSupport' }, ['iam::A:role/aws-service-role/*/AWSServiceRoleForSupport']),
  row('iam GetPolicyVersion', { policyArn: 'arn:aws:iam::111111111111:policy/team/p', versionId: 'v1' }, ['iam::A:policy/team/p']),
  row('iam AddRoleToInstanceProfile', { instanceProfileName: 'web', roleName: 'app' }, ['iam::A:instance-profile/web']),
  row('iam DeleteGroupPolicy', { groupName: 'devs', policyName: 'p' }, ['iam::A:group/devs']),
  row('iam CreateServiceLinkedRole', { aWSServiceName: 'es.amazonaws.com' }, ['iam::A:role/aws-service-role/es.amazonaws.com/*']),
  row('iam CreateSAMLProvider', { name: 'idp', sAMLMetadataDocument: '<xml/>' }, ['iam::A:saml-provider/idp']),
  row('iam CreateOpenIDConnectProvider', { url: 'https://token.actions.githubusercontent.com' }, [
    'iam::A:oidc-provider/token.actions.githubusercontent.com',
  ]),
  row('iam DeleteOpenIDConnectProvider', { openIDConnectProviderArn: 'arn:aws:iam::111111111111:oidc-provider/idp.example.com' }, [
    'iam::A:oidc-provider/idp.example.com',
  ]),
  row('iam DeleteVirtualMFADevice', { serialNumber: 'arn:aws:iam::111111111111:mfa/ana' }, ['iam::A:mfa/ana']),
  row('iam ListUsers', {}, ['*']),
  row('kms Encrypt', { keyId: '1234abcd', encryptionAlgorithm: 'SYMMETRIC_DEFAULT' }, ['kms:R:A:key/1234abcd']),
  row('kms Encrypt', { keyId: 'alias/aws/ssm' }, ['kms:R:A:key/1234abcd'], { listed: ['kms:R:A:key/1234abcd'] }),
  row('kms Decrypt', { keyId: KEY }, ['kms:R:A:key/1234abcd']),
  row('kms ScheduleKeyDeletion', { keyId: '1234abcd', pendingWindowInDays: 7 }, ['kms:R:A:key/1234abcd']),
  row('kms CreateAlias', { aliasName: 'alias/app', targetKeyId: '1234abcd' }, ['kms:R:A:alias/app', 'kms:R:A:key/1234abcd']),
  row('kms CreateKey', { description: '' }, ['*']),
  row('secretsmanager GetSecretValue', { secretId: 'arn:aws:secretsmanager:us-east-1:111111111111:secret:db-AbCdEf' }, [
    'secretsmanager:R:A:secret:db-AbCdEf',
  ]),
  row('secretsmanager GetSecretValue', { secretId: 'prod/db' }, ['secretsmanager:R:A:secret:prod/db-*']),
  row('secretsmanager CreateSecret', { name: 'prod/db' }, ['secretsmanager:R:A:secret:prod/db-*']),
  row('secretsmanager GetSecretValue', { secretId: 'arn:aws:secretsmanager:us-east-1:111111111111:secret:prod/db' }, [
    'secretsmanager:R:A:secret:prod/db-*',
  ]),
  row('secretsmanager GetSecretValue', { secretId: 'arn:aws:secretsmanager:us-east-1:111111111111:secret:my-secret' }, [
    'secretsmanager:R:A:secret:my-secret',
    'secretsmanager:R:A:secret:my-secret-*',
  ]),
  row('ssm GetParameter', { name: '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64' }, [
    'ssm:R::parameter/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
  ]),
  row('ssm GetParameters', { names: ['/aws/service/list', '/app/a'] }, ['ssm:R:A:parameter/app/a', 'ssm:R::parameter/aws/service/list']),
  row('ssm GetParameter', { name: '/app/db', withDecryption: true }, ['ssm:R:A:parameter/app/db']),
  row('ssm GetParameters', { names: ['/app/a', 'plain'] }, ['ssm:R:A:parameter/app/a', 'ssm:R:A:parameter/plain']),
  row('ssm GetParametersByPath', { path: '/app/', recursive: true }, ['ssm:R:A:parameter/app/']),
  row('ssm SendCommand', { documentName: 'AWS-RunShellScript', instanceIds: ['i-0a1'] }, [
    'ssm:R::document/AWS-RunShellScript',
    'ec2:R:A:instance/i-0a1',
  ]),
  row('ssm SendCommand', { documentName: 'ours', instanceIds: ['mi-0a1'] }, ['ssm:R:A:document/ours', 'ssm:R:A:managed-instance/mi-0a1']),
  row('ssm StartSession', { target: 'i-0a1' }, ['ec2:R:A:instance/i-0a1']),
  row('ssm TerminateSession', { sessionId: 'ana-0123' }, ['ssm:R:A:session/ana-0123']),
  row('ssm ListTagsForResource', { resourceType: 'Parameter', resourceId: '/app/db' }, ['ssm:R:A:parameter/app/db']),
  row('sts AssumeRole', { roleArn: 'arn:aws:iam::222222222222:role/x/deploy', roleSessionName: 's' }, ['iam::222222222222:role/x/deploy']),
  row('cloudtrail StopLogging', { name: 'main' }, ['cloudtrail:R:A:trail/main']),
  row('cloudtrail PutEventSelectors', { trailName: 'main', eventSelectors: [] }, ['cloudtrail:R:A:trail/main']),
  row('cloudtrail DeleteTrail', { name: 'arn:aws:cloudtrail:us-west-2:111111111111:trail/main' }, ['cloudtrail:us-west-2:A:trail/main']),
  row('logs CreateLogGroup', { logGroupName: '/app' }, ['logs:R:A:log-group:/app:*']),
  row('logs ListTagsForResource', { resourceArn: 'arn:aws:logs:us-east-1:111111111111:log-group:/app' }, ['logs:R:A:log-group:/app']),
  row('logs CreateLogStream', { logGroupName: '/app', logStreamName: 's' }, ['logs:R:A:log-group:/app:log-stream:s']),
  row('logs DescribeLogGroups', {}, ['*']),
  row('monitoring PutMetricAlarm', { alarmName: 'cpu' }, ['cloudwatch:R:A:alarm:cpu']),
  row('monitoring DeleteAlarms', { alarmNames: ['cpu', 'disk'] }, ['cloudwatch:R:A:alarm:cpu', 'cloudwatch:R:A:alarm:disk']),
  row('monitoring PutDashboard', { dashboardName: 'ops' }, ['cloudwatch::A:dashboard/ops']),
  row('events PutRule', { name: 'nightly', scheduleExpression: 'rate(1 day)' }, ['events:R:A:rule/nightly']),
  row('events PutTargets', { rule: 'nightly', eventBusName: 'orders', targets: [] }, ['events:R:A:rule/orders/nightly']),
  row('cloudformation CreateStack', { stackName: 'web' }, ['cloudformation:R:A:stack/web/*']),
  row('cloudformation DeleteStack', { stackName: 'arn:aws:cloudformation:us-east-1:111111111111:stack/web/0123' }, [
    'cloudformation:R:A:stack/web/0123',
  ]),
  row('cloudformation DescribeStacks', {}, ['*']),
  row('acm DeleteCertificate', { certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/0123' }, ['acm:R:A:certificate/0123']),
  row('acm RequestCertificate', { domainName: 'example.com' }, ['*']),
  row('cognito-idp AdminCreateUser', { userPoolId: 'us-east-1_abc', username: 'HIDDEN' }, ['cognito-idp:R:A:userpool/us-east-1_abc']),
  row('organizations MoveAccount', { accountId: '222222222222', sourceParentId: 'r-ab12', destinationParentId: 'ou-ab12-cd34' }, [
    'organizations::A:account/o-*/222222222222',
    'organizations::A:ou/o-*/ou-ab12-cd34',
    'organizations::A:root/o-*/r-ab12',
  ]),
  row('guardduty UpdateDetector', { detectorId: 'd1', enable: false }, ['guardduty:R:A:detector/d1']),
  row('wafv2 UpdateWebACL', { name: 'edge', id: '0123', scope: 'REGIONAL' }, ['wafv2:R:A:regional/webacl/edge/0123']),
  row('codebuild StartBuild', { projectName: 'ci' }, ['codebuild:R:A:project/ci']),
  row('codepipeline StartPipelineExecution', { name: 'release' }, ['codepipeline:R:A:release']),
  row('codecommit GetRepository', { repositoryName: 'app' }, ['codecommit:R:A:app']),
  row('ses SendEmail', { source: 'Ana <ana@example.com>' }, ['ses:R:A:identity/ana@example.com']),
  row('securityhub DescribeHub', {}, ['securityhub:R:A:hub/default']),
  row('rolesanywhere DeleteProfile', { profileId: 'p1' }, ['rolesanywhere:R:A:profile/p1']),
  row('route53resolver DeleteResolverQueryLogConfig', { resolverQueryLogConfigId: 'rqlc-1' }, [
    'route53resolver:R:A:resolver-query-log-config/rqlc-1',
  ]),
  row('iot DeleteThing', { thingName: 'lamp' }, ['iot:R:A:thing/lamp']),
  row('transfer DescribeServer', { serverId: 's-01' }, ['transfer:R:A:server/s-01']),
];
