// Calls of databases, streams, queues and analytics. Sources: Service Authorization Reference; the examples in each service's API reference.
import { row } from './resource-row.ts';
import type { ResourceRow } from './resource-row.ts';

export const DATA_ROWS: readonly ResourceRow[] = [
  row('dynamodb PutItem', { tableName: 'orders', key: {} }, ['dynamodb:R:A:table/orders']),
  row('dynamodb Query', { tableName: 'orders', indexName: 'by-date' }, [
    'dynamodb:R:A:table/orders',
    'dynamodb:R:A:table/orders/index/by-date',
  ]),
  row('dynamodb DescribeTable', { tableName: 'arn:aws:dynamodb:us-east-1:222222222222:table/orders' }, [
    'dynamodb:R:222222222222:table/orders',
  ]),
  row('rds CreateDBSnapshot', { dBInstanceIdentifier: 'main', dBSnapshotIdentifier: 'before' }, [
    'rds:R:A:db:main',
    'rds:R:A:snapshot:before',
  ]),
  row('rds CopyDBSnapshot', { sourceDBSnapshotIdentifier: 'a', targetDBSnapshotIdentifier: 'b' }, [
    'rds:R:A:snapshot:a',
    'rds:R:A:snapshot:b',
  ]),
  row(
    'rds CopyDBClusterSnapshot',
    {
      sourceDBClusterSnapshotIdentifier: 'arn:aws:rds:us-west-2:222222222222:cluster-snapshot:a',
      targetDBClusterSnapshotIdentifier: 'b',
    },
    ['rds:us-west-2:222222222222:cluster-snapshot:a', 'rds:R:A:cluster-snapshot:b'],
  ),
  row('rds ModifyDBInstance', { dBInstanceIdentifier: 'main', dBSecurityGroups: ['classic'], dBParameterGroupName: 'tuned' }, [
    'rds:R:A:db:main',
    'rds:R:A:pg:tuned',
    'rds:R:A:secgrp:classic',
  ]),
  row('rds DeleteDBCluster', { dBClusterIdentifier: 'c', finalDBClusterSnapshotIdentifier: 'last' }, [
    'rds:R:A:cluster:c',
    'rds:R:A:cluster-snapshot:last',
  ]),
  row(
    'rds FailoverGlobalCluster',
    { globalClusterIdentifier: 'g', targetDbClusterIdentifier: 'arn:aws:rds:eu-west-1:111111111111:cluster:c' },
    ['rds:eu-west-1:A:cluster:c', 'rds::A:global-cluster:g'],
  ),
  row('rds ListTagsForResource', { resourceName: 'arn:aws:rds:us-east-1:111111111111:subgrp:s' }, ['rds:R:A:subgrp:s']),
  row('rds DescribeDBInstances', { dBInstanceIdentifier: 'main' }, ['rds:R:A:db:main']),
  row('rds DescribeDBInstances', {}, ['*']),
  row('elasticache DeleteCacheCluster', { cacheClusterId: 'sessions' }, ['elasticache:R:A:cluster:sessions']),
  row('elasticache DescribeReplicationGroups', { replicationGroupId: 'rg' }, ['elasticache:R:A:replicationgroup:rg']),
  row('redshift DeleteCluster', { clusterIdentifier: 'dw', skipFinalClusterSnapshot: true }, ['redshift:R:A:cluster:dw']),
  row('redshift CreateClusterSnapshot', { snapshotIdentifier: 's', clusterIdentifier: 'dw' }, [
    'redshift:R:A:cluster:dw',
    'redshift:R:A:snapshot:dw/s',
  ]),
  row('es DescribeDomain', { domainName: 'search' }, ['es:R:A:domain/search']),
  row('kinesis PutRecord', { streamName: 'clicks', partitionKey: 'k' }, ['kinesis:R:A:stream/clicks']),
  row('kinesis DeleteStream', { streamARN: 'arn:aws:kinesis:us-east-1:111111111111:stream/clicks' }, ['kinesis:R:A:stream/clicks']),
  row('firehose DescribeDeliveryStream', { deliveryStreamName: 'd' }, ['firehose:R:A:deliverystream/d']),
  row('sqs SendMessage', { queueUrl: 'https://sqs.us-east-1.amazonaws.com/222222222222/jobs' }, ['sqs:R:222222222222:jobs']),
  row('sqs GetQueueUrl', { queueName: 'jobs', queueOwnerAWSAccountId: '222222222222' }, ['sqs:R:222222222222:jobs']),
  row('sqs CreateQueue', { queueName: 'jobs', attributes: {} }, ['sqs:R:A:jobs']),
  row('sns Publish', { topicArn: 'arn:aws:sns:us-east-1:222222222222:alerts', message: 'HIDDEN' }, ['sns:R:222222222222:alerts']),
  row('sns CreateTopic', { name: 'alerts' }, ['sns:R:A:alerts']),
  row('glue GetTable', { databaseName: 'sales', name: 'orders' }, [
    'glue:R:A:database/sales',
    'glue:R:A:catalog',
    'glue:R:A:table/sales/orders',
  ]),
  row('glue GetPartition', { databaseName: 'sales', tableName: 'orders', partitionValues: ['1'] }, [
    'glue:R:A:database/sales',
    'glue:R:A:catalog',
    'glue:R:A:table/sales/orders',
  ]),
  row('glue StartJobRun', { jobName: 'etl' }, ['glue:R:A:job/etl']),
  row('glue GetDatabase', { name: 'sales', catalogId: '222222222222' }, [
    'glue:R:222222222222:database/sales',
    'glue:R:222222222222:catalog',
  ]),
  row('athena StartQueryExecution', { queryString: 'HIDDEN', workGroup: 'analysts' }, ['athena:R:A:workgroup/analysts']),
  row('athena StartQueryExecution', { queryString: 'HIDDEN' }, ['athena:R:A:workgroup/primary']),
  row('sagemaker CreateTrainingJob', { trainingJobName: 'fit', roleArn: 'arn:aws:iam::111111111111:role/sm' }, [
    'sagemaker:R:A:training-job/fit',
  ]),
  row('sagemaker InvokeEndpoint', { endpointName: 'score' }, ['sagemaker:R:A:endpoint/score']),
  row('bedrock InvokeModel', { modelId: 'anthropic.claude-3-sonnet-20240229-v1:0' }, [
    'bedrock:R::foundation-model/anthropic.claude-3-sonnet-20240229-v1:0',
  ]),
  row('bedrock InvokeModel', { modelId: 'us.anthropic.claude-3-sonnet-20240229-v1:0' }, [
    'bedrock:R:A:inference-profile/us.anthropic.claude-3-sonnet-20240229-v1:0',
  ]),
  row('bedrock DeleteGuardrail', { guardrailIdentifier: 'gr1' }, ['bedrock:R:A:guardrail/gr1']),
  row('states StartExecution', { stateMachineArn: 'arn:aws:states:us-east-1:111111111111:stateMachine:flow', input: 'HIDDEN' }, [
    'states:R:A:stateMachine:flow',
  ]),
  row('states CreateStateMachine', { name: 'flow', definition: 'HIDDEN' }, ['states:R:A:stateMachine:flow']),
  row('kafka DescribeCluster', { clusterArn: 'arn:aws:kafka:us-east-1:111111111111:cluster/c/0123-4' }, ['kafka:R:A:cluster/c/0123-4']),
  row('backup StartBackupJob', { backupVaultName: 'v', resourceArn: 'arn:aws:ec2:us-east-1:111111111111:volume/vol-1' }, [
    'backup:R:A:backup-vault:v',
  ]),
];
