// Calls that name resources of several types, or of one in a way of their own. Sources: Service Authorization Reference; request parameters in each service's API reference.
import { row } from './resource-row.ts';
import type { ResourceRow } from './resource-row.ts';

const LOAD_BALANCER = 'elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/web/0123456789abcdef';
const LISTENER = 'elasticloadbalancing:us-east-1:111111111111:listener/app/web/0123456789abcdef/fedcba9876543210';
const TASK = 'ecs:us-east-1:111111111111:task/main/0123456789abcdef0123456789abcdef';
const TABLE = 'dynamodb:us-west-2:222222222222:table/orders';

function arn(short: string): string {
  return `arn:aws:${short}`;
}

/** Every required type has its own member, whatever the other members could name. */
const REQUIRED: readonly ResourceRow[] = [
  row('wafv2 AssociateWebACL', { webACLArn: arn('wafv2:us-east-1:111111111111:regional/webacl/w/1111'), resourceArn: arn(LOAD_BALANCER) }, [
    LOAD_BALANCER,
    'wafv2:R:A:regional/webacl/w/1111',
  ]),
  row('organizations AttachPolicy', { policyId: 'p-abcdefgh', targetId: 'ou-abcd-12345678' }, [
    'organizations::A:ou/o-*/ou-abcd-12345678',
    'organizations::A:policy/o-*/*/p-abcdefgh',
  ]),
  row('organizations DetachPolicy', { policyId: 'p-abcdefgh', targetId: '222222222222' }, [
    'organizations::A:account/o-*/222222222222',
    'organizations::A:policy/o-*/*/p-abcdefgh',
  ]),
  row('organizations AttachPolicy', { policyId: 'p-FullAWSAccess', targetId: '222222222222' }, [
    'organizations::A:account/o-*/222222222222',
    'organizations::aws:policy/*/p-FullAWSAccess',
  ]),
  row('organizations TagResource', { resourceId: '222222222222', tags: [] }, ['organizations::A:account/o-*/222222222222']),
  row('organizations TagResource', { resourceId: 'ou-abcd-12345678', tags: [] }, ['organizations::A:ou/o-*/ou-abcd-12345678']),
  row('glue UpdateTable', { databaseName: 'db', tableInput: { name: 't', storageDescriptor: { columns: [{ name: 'c' }] } } }, [
    'glue:R:A:catalog',
    'glue:R:A:database/db',
    'glue:R:A:table/db/t',
  ]),
  row(
    'glue CreateTable',
    { databaseName: 'db', tableInput: { name: 't', targetTable: { databaseName: 'other', name: 'far' }, parameters: { tableName: 'no' } } },
    ['glue:R:A:catalog', 'glue:R:A:database/db', 'glue:R:A:table/db/t'],
  ),
  row('glue CreateDatabase', { databaseInput: { name: 'db' } }, ['glue:R:A:catalog', 'glue:R:A:database/db']),
  row('glue GetTables', { databaseName: 'db' }, ['glue:R:A:catalog', 'glue:R:A:database/db', 'glue:R:A:table/db/*']),
  row(
    'sso CreateAccountAssignment',
    {
      instanceArn: 'arn:aws:sso:::instance/ssoins-1',
      permissionSetArn: 'arn:aws:sso:::permissionSet/ssoins-1/ps-1',
      targetId: '222222222222',
      targetType: 'AWS_ACCOUNT',
    },
    ['sso:::account/222222222222', 'sso:::instance/ssoins-1', 'sso:::permissionSet/ssoins-1/ps-1'],
  ),
  row('wafv2 CreateWebACL', { name: 'edge', scope: 'REGIONAL' }, ['wafv2:R:A:regional/webacl/edge/*']),
  // Tags are of one thing, though the catalog requires a firewall and a firewall policy.
  row('network-firewall ListTagsForResource', { resourceArn: arn('network-firewall:us-east-1:111111111111:stateful-rulegroup/r') }, [
    'network-firewall:R:A:stateful-rulegroup/r',
  ]),
  // One member for both kinds of listener, each of which the catalog requires.
  row('elasticloadbalancing CreateRule', { listenerArn: arn(LISTENER), actions: [] }, [LISTENER]),
];

/** `name` is that of what is made or of a part, where the resource has a member of its own. */
const BARE_NAMES: readonly ResourceRow[] = [
  row('states StartExecution', { stateMachineArn: 'arn:aws:states:us-east-1:111111111111:stateMachine:s', name: 'payroll' }, [
    'states:R:A:stateMachine:s',
  ]),
  row('states CreateStateMachine', { name: 's' }, ['states:R:A:stateMachine:s']),
  row('states CreateActivity', { name: 'a' }, ['states:R:A:activity:a']),
  ...['CreateAlias', 'GetAlias', 'UpdateAlias', 'DeleteAlias'].map((action) =>
    row(`lambda ${action}20150331`, { functionName: 'f', name: 'prod' }, ['lambda:R:A:function:f'], { action: `lambda:${action}` }),
  ),
  // The elements of one list may be names and ARNs.
  row('codebuild BatchGetProjects', { names: ['a', 'arn:aws:codebuild:us-east-1:111111111111:project/b'] }, [
    'codebuild:R:A:project/a',
    'codebuild:R:A:project/b',
  ]),
];

const DEFAULTS: readonly ResourceRow[] = [
  row('athena StartQueryExecution', { queryString: 'HIDDEN' }, ['athena:R:A:workgroup/primary']),
  row('athena StartQueryExecution', { queryString: 'HIDDEN', workGroup: 'w' }, ['athena:R:A:workgroup/w']),
  row('ecs StopTask', { task: '0123' }, ['ecs:R:A:task/default/0123']),
  row('ecs TagResource', { resourceArn: arn(TASK), tags: [] }, [TASK]),
  row('scheduler CreateSchedule', { name: 's' }, ['scheduler:R:A:schedule/default/s']),
  row('scheduler CreateSchedule', { name: 's', groupName: 'g' }, ['scheduler:R:A:schedule/g/s']),
  row('scheduler CreateScheduleGroup', { name: 'g' }, ['scheduler:R:A:schedule-group/g']),
];

/** Where the ARN is given, nothing wider is taken for the same type. */
const GIVEN: readonly ResourceRow[] = [
  row('ecs StopTask', { cluster: 'main', task: arn(TASK) }, [TASK]),
  row('ecs DescribeTasks', { cluster: 'main', tasks: [arn(TASK), '4567'] }, [TASK, 'ecs:R:A:task/main/4567']),
  row('ecs ExecuteCommand', { cluster: 'main', task: arn(TASK) }, ['ecs:R:A:cluster/main', TASK]),
  row(
    'ecs UpdateContainerInstancesState',
    { cluster: 'main', containerInstances: ['arn:aws:ecs:us-east-1:111111111111:container-instance/main/0123'], status: 'DRAINING' },
    ['ecs:R:A:container-instance/main/0123'],
  ),
  row('logs GetLogEvents', { logGroupIdentifier: 'arn:aws:logs:us-east-1:111111111111:log-group:/a/b', logStreamName: 's' }, [
    'logs:R:A:log-group:/a/b:log-stream:s',
  ]),
];

/** `resources[]` has the table, the parameters the index. */
const LISTED: readonly ResourceRow[] = [
  row(
    'dynamodb Query',
    { tableName: 'orders', indexName: 'by-date' },
    ['dynamodb:R:A:table/orders', 'dynamodb:R:A:table/orders/index/by-date'],
    { listed: ['dynamodb:R:A:table/orders'] },
  ),
  row('dynamodb Scan', { tableName: arn(TABLE), indexName: 'by-date' }, [TABLE, `${TABLE}/index/by-date`], { listed: [TABLE] }),
  row('dynamodb Query', { tableName: 'orders' }, ['dynamodb:R:A:table/orders'], { listed: ['dynamodb:R:A:table/orders'] }),
];

/** The copy has no id yet, and is in the region of the call. */
const COPIES: readonly ResourceRow[] = [
  row('ec2 CopySnapshot', { sourceRegion: 'us-east-1', sourceSnapshotId: 'snap-0a1' }, ['ec2:R::snapshot/*', 'ec2:R::snapshot/snap-0a1']),
  row('ec2 CopySnapshot', { sourceRegion: 'us-west-2', sourceSnapshotId: 'snap-0a1' }, [
    'ec2:R::snapshot/*',
    'ec2:us-west-2::snapshot/snap-0a1',
  ]),
  row('ec2 CopyImage', { sourceRegion: 'us-west-2', sourceImageId: 'ami-0a1', name: 'x' }, [
    'ec2:R::image/*',
    'ec2:R::snapshot/*',
    'ec2:us-west-2::image/ami-0a1',
  ]),
];

export const SEVERAL_TYPES_ROWS: readonly ResourceRow[] = [...REQUIRED, ...BARE_NAMES, ...DEFAULTS, ...GIVEN, ...LISTED, ...COPIES];
