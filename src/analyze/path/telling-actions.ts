// For each kind of resource the actions that tell whether a role reaches it: reading what is in it, and changing it.

/** By resource type; the suffix is what a request names below the resource. */
export const TELLING_ACTIONS: ReadonlyMap<string, { readonly actions: readonly string[]; readonly suffix?: string }> = new Map([
  ['AWS::S3::Bucket', { actions: ['s3:GetObject', 's3:PutObject'], suffix: '/x' }],
  ['AWS::S3Express::DirectoryBucket', { actions: ['s3express:CreateSession'] }],
  ['AWS::KMS::Key', { actions: ['kms:Decrypt'] }],
  ['AWS::Lambda::Function', { actions: ['lambda:InvokeFunction', 'lambda:UpdateFunctionCode'] }],
  ['AWS::Lambda::LayerVersion', { actions: ['lambda:GetLayerVersion'] }],
  ['AWS::SQS::Queue', { actions: ['sqs:ReceiveMessage', 'sqs:SendMessage'] }],
  ['AWS::SecretsManager::Secret', { actions: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'] }],
  ['AWS::SNS::Topic', { actions: ['sns:Publish', 'sns:Subscribe'] }],
  ['AWS::EC2::Snapshot', { actions: ['ec2:CreateVolume', 'ec2:ModifySnapshotAttribute'] }],
  ['AWS::RDS::DBSnapshot', { actions: ['rds:CopyDBSnapshot', 'rds:ModifyDBSnapshotAttribute'] }],
  ['AWS::RDS::DBClusterSnapshot', { actions: ['rds:CopyDBClusterSnapshot', 'rds:ModifyDBClusterSnapshotAttribute'] }],
  ['AWS::ECR::Repository', { actions: ['ecr:BatchGetImage', 'ecr:PutImage'] }],
  ['AWS::EFS::FileSystem', { actions: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'] }],
  ['AWS::DynamoDB::Table', { actions: ['dynamodb:GetItem', 'dynamodb:PutItem'] }],
  ['AWS::DynamoDB::Stream', { actions: ['dynamodb:GetRecords'] }],
]);
