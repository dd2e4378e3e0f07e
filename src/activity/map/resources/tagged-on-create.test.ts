// What is tagged by calls that make it: the operations' guides on tags on creation, and their parameters in the API references.
import { describe, expect, test } from 'vitest';
import { eventFactsOf } from '../../../../test/activity/event-facts-of.ts';
import { wholeArn } from '../../../../test/activity/resource-rows/resource-row.ts';
import { neededActions } from '../actions/needed-actions.ts';
import type { UsedAction } from '../../used-action.ts';
import { usedAction } from '../used-action-of.ts';
import { wantedMembersOf } from '../wanted-members-of.ts';

const TAGS = [{ key: 'Name', value: 'web' }];
const LOAD_BALANCER = 'arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/web/50dc6c49';
const LISTENER = 'arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/net/web/50dc6c49/f2f7dc8e';

/** What the tagging action is on, of an event as groups keep it. */
function tagged(event: string, parameters: Readonly<Record<string, unknown>>): UsedAction | undefined {
  const [source = '', eventName = ''] = event.split(' ');
  const eventSource = `${source}.amazonaws.com`;
  const wanted = wantedMembersOf(eventSource, eventName).parameters;
  const kept = Object.fromEntries(Object.entries(parameters).filter(([name]) => wanted.includes(name)));
  const facts = eventFactsOf({ eventSource, eventName, parameters: kept });
  const needed = neededActions(facts);
  if (needed.kind !== 'needed') return undefined;
  const actions = needed.actions.map((each) => usedAction(facts, each, needed.actions, new Map()));
  return actions.find(({ action }, index) => index > 0 && /:(?:Tag|AddTags|CreateOrUpdateTags)/u.test(action));
}

type Case = readonly [event: string, parameters: Readonly<Record<string, unknown>>, action: string, arns: readonly string[]];

describe('the tagging action is on what is made', () => {
  test.each<Case>([
    ['ecs RunTask', { cluster: 'main', taskDefinition: 'web:3', tags: TAGS }, 'ecs:TagResource', ['ecs:R:A:task/main/*']],
    ['ecs RunTask', { taskDefinition: 'web:3', tags: TAGS }, 'ecs:TagResource', ['ecs:R:A:task/default/*']],
    ['ecs CreateService', { cluster: 'main', serviceName: 's', tags: TAGS }, 'ecs:TagResource', ['ecs:R:A:service/main/s']],
    [
      'elasticloadbalancing CreateListener',
      { loadBalancerArn: LOAD_BALANCER, port: 80, tags: TAGS },
      'elasticloadbalancing:AddTags',
      ['elasticloadbalancing:R:A:listener/app/web/50dc6c49/*'],
    ],
    [
      'elasticloadbalancing CreateRule',
      { listenerArn: LISTENER, priority: 1, tags: TAGS },
      'elasticloadbalancing:AddTags',
      ['elasticloadbalancing:R:A:listener-rule/net/web/50dc6c49/f2f7dc8e/*'],
    ],
    [
      'elasticloadbalancing CreateTargetGroup',
      { name: 'tg', tags: TAGS },
      'elasticloadbalancing:AddTags',
      ['elasticloadbalancing:R:A:targetgroup/tg/*'],
    ],
    [
      'elasticloadbalancing CreateLoadBalancer',
      { name: 'web', type: 'network', tags: TAGS },
      'elasticloadbalancing:AddTags',
      ['elasticloadbalancing:R:A:loadbalancer/net/web/*'],
    ],
    [
      'rds CreateDBInstance',
      { dBInstanceIdentifier: 'main', dBSubnetGroupName: 's', dBParameterGroupName: 'p', optionGroupName: 'o', tags: TAGS },
      'rds:AddTagsToResource',
      ['rds:R:A:db:main'],
    ],
    [
      'rds CopyDBSnapshot',
      { sourceDBSnapshotIdentifier: 'a', targetDBSnapshotIdentifier: 'b', tags: TAGS },
      'rds:AddTagsToResource',
      ['rds:R:A:snapshot:b'],
    ],
    [
      'rds RestoreDBInstanceFromDBSnapshot',
      { dBInstanceIdentifier: 'new', dBSnapshotIdentifier: 's', tags: TAGS },
      'rds:AddTagsToResource',
      ['rds:R:A:db:new'],
    ],
    [
      'eks CreateNodegroup',
      { clusterName: 'c', nodegroupName: 'n', nodeRole: 'arn:aws:iam::111111111111:role/n', tags: { Name: 'other' } },
      'eks:TagResource',
      ['eks:R:A:nodegroup/c/n/*'],
    ],
    ['transfer CreateUser', { serverId: 's-1', userName: 'ana', tags: TAGS }, 'transfer:TagResource', ['transfer:R:A:user/s-1/ana']],
    [
      'elasticfilesystem CreateAccessPoint',
      { fileSystemId: 'fs-1', tags: TAGS },
      'elasticfilesystem:TagResource',
      ['elasticfilesystem:R:A:access-point/*'],
    ],
    ['kms CreateKey', { tags: [{ tagKey: 'a', tagValue: 'b' }] }, 'kms:TagResource', ['kms:R:A:key/*']],
    ['logs CreateLogGroup', { logGroupName: '/app/x', tags: { Name: 'other' } }, 'logs:TagResource', ['logs:R:A:log-group:/app/x']],
    [
      'backup CreateBackupVault',
      { backupVaultName: 'v', backupVaultTags: { a: 'b' } },
      'backup:TagResource',
      ['backup:R:A:backup-vault:v'],
    ],
    [
      'rds CreateDBShardGroup',
      { dBShardGroupIdentifier: 'g', dBClusterIdentifier: 'c', tags: TAGS },
      'rds:AddTagsToResource',
      ['rds:R:A:shard-group:*'],
    ],
    ['ssm CreateActivation', { iamRole: 'SSMServiceRole', tags: TAGS }, 'ssm:AddTagsToResource', ['ssm:R:A:managed-instance/*']],
    [
      'ssm StartChangeRequestExecution',
      { documentName: 'd', runbooks: [], tags: TAGS },
      'ssm:AddTagsToResource',
      ['ssm:R:A:automation-execution/*'],
    ],
    ['iam CreateRole', { roleName: 'app', path: '/svc/', tags: TAGS }, 'iam:TagRole', ['iam::A:role/svc/app']],
    [
      'cloudformation CreateChangeSet',
      { stackName: 's', changeSetName: 'c', tags: TAGS },
      'cloudformation:TagResource',
      ['cloudformation:R:A:stack/s/*'],
    ],
    ['secretsmanager CreateSecret', { name: 'db', tags: TAGS }, 'secretsmanager:TagResource', ['secretsmanager:R:A:secret:db-*']],
    ['monitoring PutMetricAlarm', { alarmName: 'a', tags: TAGS }, 'cloudwatch:TagResource', ['cloudwatch:R:A:alarm:a']],
    [
      'cassandra CreateTable',
      { keyspaceName: 'k', tableName: 't', tags: TAGS },
      'cassandra:TagResource',
      ['cassandra:R:A:/keyspace/k/', 'cassandra:R:A:/keyspace/k/table/t'],
    ],
  ])('%s %o', (event, parameters, action, arns) => {
    const found = tagged(event, parameters);
    expect(found).toMatchObject({ action, resources: arns.map(wholeArn), resourceKnown: true });
    expect(found?.patterns).toBe(arns.some((arn) => arn.includes('*')) ? true : undefined);
  });

  test('recovery points are things of many services: which one, the event does not tell', () => {
    const parameters = { backupVaultName: 'v', resourceArn: 'arn:aws:rds:us-east-1:111111111111:db:main', recoveryPointTags: { a: 'b' } };
    expect(tagged('backup StartBackupJob', parameters)).toMatchObject({
      action: 'backup:TagResource',
      resources: ['*'],
      resourceKnown: false,
    });
  });
});
