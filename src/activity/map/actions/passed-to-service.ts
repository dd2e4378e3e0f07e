// To which service a role is passed: `iam:PassedToService`.

/**
 * Service prefix, or prefix and parameter, → the principal that the service assumes roles as. Only services whose user guide names it in an
 * example of PassRole or
 * of the role's trust policy; for the others the key is left out. `''`: several principals are possible, so that the key is left out too.
 */
const PRINCIPALS: ReadonlyMap<string, string> = new Map([
  ['apigateway', 'apigateway.amazonaws.com'],
  ['batch', 'batch.amazonaws.com'],
  ['batch:containerProperties', 'ecs-tasks.amazonaws.com'],
  ['batch:ecsProperties', 'ecs-tasks.amazonaws.com'],
  ['batch:nodeProperties', 'ecs-tasks.amazonaws.com'],
  ['batch:computeResources', ''],
  ['bedrock', 'bedrock.amazonaws.com'],
  ['cloudformation', 'cloudformation.amazonaws.com'],
  ['cloudformation:executionRoleArn', ''],
  ['cloudformation:loggingConfig', ''],
  // Of the Cloud Control API, whose guide names no principal
  ['cloudformation:roleArn', ''],
  ['cloudtrail:cloudWatchLogsRoleArn', 'cloudtrail.amazonaws.com'],
  ['codebuild', 'codebuild.amazonaws.com'],
  ['codedeploy', 'codedeploy.amazonaws.com'],
  ['codepipeline', 'codepipeline.amazonaws.com'],
  ['config', 'config.amazonaws.com'],
  ['databrew', 'databrew.amazonaws.com'],
  ['datasync', 'datasync.amazonaws.com'],
  ['dlm', 'dlm.amazonaws.com'],
  ['ec2:iamInstanceProfile', 'ec2.amazonaws.com'],
  ['ec2:deliverLogsPermissionArn', 'vpc-flow-logs.amazonaws.com'],
  ['ec2:spotFleetRequestConfig', ''],
  ['ecs:taskRoleArn', 'ecs-tasks.amazonaws.com'],
  ['ecs:executionRoleArn', 'ecs-tasks.amazonaws.com'],
  ['ecs:overrides', 'ecs-tasks.amazonaws.com'],
  ['ecs', ''],
  ['eks:roleArn', ''],
  ['eks:nodeRole', 'ec2.amazonaws.com'],
  ['eks:podExecutionRoleArn', 'eks-fargate-pods.amazonaws.com'],
  ['elasticmapreduce:serviceRole', 'elasticmapreduce.amazonaws.com'],
  ['elasticmapreduce:autoScalingRole', 'application-autoscaling.amazonaws.com'],
  ['events', 'events.amazonaws.com'],
  ['firehose', 'firehose.amazonaws.com'],
  ['glue', 'glue.amazonaws.com'],
  ['iot:topicRulePayload', 'iot.amazonaws.com'],
  ['kinesisanalytics', 'kinesisanalytics.amazonaws.com'],
  ['lambda:role', 'lambda.amazonaws.com'],
  ['mediaconvert', 'mediaconvert.amazonaws.com'],
  ['pipes', 'pipes.amazonaws.com'],
  ['rds:monitoringRoleArn', 'monitoring.rds.amazonaws.com'],
  ['s3:replicationConfiguration', 's3.amazonaws.com'],
  ['s3:roleArn', ''],
  ['sagemaker', 'sagemaker.amazonaws.com'],
  ['scheduler', 'scheduler.amazonaws.com'],
  ['ssm:serviceRoleArn', 'ssm.amazonaws.com'],
  ['ssm:entries', 'ssm.amazonaws.com'],
  ['ssm:parameters', 'ssm.amazonaws.com'],
  ['ssm:runbooks', 'ssm.amazonaws.com'],
  ['ssm:iamRole', 'ssm.amazonaws.com'],
  ['states', 'states.amazonaws.com'],
  ['transfer', 'transfer.amazonaws.com'],
]);

/** Undefined where it is not known, and outside of the `aws` partition, where some principals have other names. */
export function passedToService(prefix: string, parameter: string, partition: string): string | undefined {
  if (partition !== 'aws') return undefined;
  const name = parameter.slice(0, 1).toLowerCase() + parameter.slice(1);
  const principal = PRINCIPALS.get(`${prefix}:${name}`) ?? PRINCIPALS.get(prefix);
  return principal === '' ? undefined : principal;
}
