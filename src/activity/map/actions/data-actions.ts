// Which actions CloudTrail logs as data events, which not at all, and which against appearances.

/**
 * Service prefix and actions, joined by spaces; `*`: all of the service. CloudTrail User Guide, "Logging data events", and each service's
 * page on logging with
 * CloudTrail. A trail has these only where it was told to.
 */
export const DATA_ACTIONS: readonly string[] = [
  'appconfig GetConfiguration GetLatestConfiguration StartConfigurationSession',
  'bedrock InvokeAgent InvokeInlineAgent InvokeFlow Retrieve RetrieveAndGenerate ApplyGuardrail',
  'cassandra GetRecords GetShardIterator GetStream ListStreams',
  'cloudfront-keyvaluestore *',
  'cloudtrail-data *',
  'cloudwatch GetMetricData GetMetricWidgetImage',
  'cognito-identity GetCredentialsForIdentity GetId GetOpenIdToken GetOpenIdTokenForDeveloperIdentity UnlinkIdentity',
  'dynamodb BatchGetItem BatchWriteItem ConditionCheckItem DeleteItem GetItem GetRecords GetShardIterator PartiQLDelete PartiQLInsert',
  'dynamodb PartiQLSelect PartiQLUpdate PutItem Query Scan UpdateItem',
  'ebs *',
  'kinesis GetRecords GetShardIterator PutRecord PutRecords SubscribeToShard',
  'kinesisvideo GetMedia PutMedia GetImages GetClip GetHLSStreamingSessionURL GetDASHStreamingSessionURL ListFragments',
  'lambda InvokeAsync InvokeFunction InvokeFunctionUrl',
  'medical-imaging GetDICOMImportJob GetImageFrame GetImageSet GetImageSetMetadata SearchImageSets',
  'neptune-db *',
  'polly SynthesizeSpeech',
  'qbusiness Chat ChatSync',
  'rds-data *',
  's3 AbortMultipartUpload DeleteObject DeleteObjectTagging DeleteObjectVersion DeleteObjectVersionTagging GetDataAccess GetObject',
  's3 GetObjectAcl GetObjectAttributes GetObjectLegalHold GetObjectRetention GetObjectTagging GetObjectTorrent GetObjectVersion',
  's3 GetObjectVersionAcl GetObjectVersionAttributes GetObjectVersionTagging GetObjectVersionTorrent ListBucket',
  's3 ListBucketMultipartUploads ListBucketVersions ListMultipartUploadParts PutObject PutObjectAcl PutObjectLegalHold',
  's3 PutObjectRetention PutObjectTagging PutObjectVersionAcl PutObjectVersionTagging RestoreObject UpdateObjectEncryption',
  's3-object-lambda *',
  's3-outposts AbortMultipartUpload DeleteObject DeleteObjectTagging',
  's3-outposts DeleteObjectVersion DeleteObjectVersionTagging GetObject GetObjectTagging',
  's3-outposts GetObjectVersion GetObjectVersionTagging ListBucket ListBucketMultipartUploads ListBucketVersions ListMultipartUploadParts',
  's3-outposts PutObject PutObjectAcl PutObjectTagging PutObjectVersionTagging',
  's3express CreateSession',
  'sagemaker BatchGetRecord DeleteRecord GetRecord InvokeEndpoint InvokeEndpointAsync InvokeEndpointWithResponseStream PutRecord',
  'sns Publish',
  'sqs ChangeMessageVisibility DeleteMessage ReceiveMessage SendMessage',
  'states StartSyncExecution',
  'swf CountPendingActivityTasks PollForActivityTask PollForDecisionTask RecordActivityTaskHeartbeat RespondActivityTaskCompleted',
  'timestream Select WriteRecords',
  'verifiedpermissions IsAuthorized IsAuthorizedWithToken',
  'xray GetSamplingRules GetSamplingTargets PutTelemetryRecords PutTraceSegments',
];

/**
 * Actions with operations that CloudTrail does not log, or of which it is not documented that it does: so that their absence from a log
 * says nothing. Written
 * as above. The services' pages on logging with CloudTrail: what is not in their lists.
 */
export const UNLOGGED_ACTIONS: readonly string[] = [
  'cloudwatch PutMetricData',
  'events PutEvents PutPartnerEvents',
  'firehose PutRecord PutRecordBatch',
  'execute-api *',
  'iot Connect DeleteThingShadow GetRetainedMessage GetThingShadow ListNamedShadowsForThing ListRetainedMessages Publish UpdateThingShadow',
  'kafka-cluster *',
  'lakeformation GetDataAccess GetTableObjects GetWorkUnitResults UpdateTableObjects',
  'logs FilterLogEvents GetLogEvents GetLogRecord PutLogEvents StartLiveTail',
  'mechanicalturk *',
  'mediastore DeleteObject DescribeObject GetObject ListItems PutObject',
  's3 BypassGovernanceRetention',
  'sdb *',
  'ses SendBounce SendBulkEmail SendBulkTemplatedEmail SendCustomVerificationEmail SendEmail SendRawEmail SendTemplatedEmail',
];

/** Actions of no public operation that CloudTrail logs all the same: seen in published logs (agents of Systems Manager, consoles). Written as above. */
export const LOGGED_ACTIONS: readonly string[] = [
  'bedrock PutFoundationModelEntitlement',
  'rds DescribeRecommendationGroups DescribeRecommendations',
  'ssm ListInstanceAssociations UpdateInstanceAssociationStatus UpdateInstanceInformation',
  'ssmmessages CreateControlChannel',
];
