// The actions of operations whose names differ. Everything that is not here, in S3's or in API Gateway's table has the action of its own
// name, if there is one.
// Service Authorization Reference, "API operations defined by …" of each service, and the API reference of each operation.

/** `prefix:Operation` → actions, all of which are always checked. */
export const OPERATION_ACTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  // Access Analyzer API Reference: each V2 operation
  ['access-analyzer:GetFindingV2', ['access-analyzer:GetFinding']],
  ['access-analyzer:ListFindingsV2', ['access-analyzer:ListFindings']],
  // Amazon Bedrock API Reference: Converse, ConverseStream, StartAsyncInvoke, RetrieveAndGenerateStream
  ['bedrock:Converse', ['bedrock:InvokeModel']],
  ['bedrock:ConverseStream', ['bedrock:InvokeModelWithResponseStream']],
  ['bedrock:StartAsyncInvoke', ['bedrock:InvokeModel']],
  ['bedrock:RetrieveAndGenerateStream', ['bedrock:RetrieveAndGenerate']],
  // Pricing Calculator API Reference: the batch operations
  [
    'bcm-pricing-calculator:BatchCreateBillScenarioCommitmentModification',
    ['bcm-pricing-calculator:CreateBillScenarioCommitmentModification'],
  ],
  ['bcm-pricing-calculator:BatchCreateBillScenarioUsageModification', ['bcm-pricing-calculator:CreateBillScenarioUsageModification']],
  ['bcm-pricing-calculator:BatchCreateWorkloadEstimateUsage', ['bcm-pricing-calculator:CreateWorkloadEstimateUsage']],
  [
    'bcm-pricing-calculator:BatchDeleteBillScenarioCommitmentModification',
    ['bcm-pricing-calculator:DeleteBillScenarioCommitmentModification'],
  ],
  ['bcm-pricing-calculator:BatchDeleteBillScenarioUsageModification', ['bcm-pricing-calculator:DeleteBillScenarioUsageModification']],
  ['bcm-pricing-calculator:BatchDeleteWorkloadEstimateUsage', ['bcm-pricing-calculator:DeleteWorkloadEstimateUsage']],
  [
    'bcm-pricing-calculator:BatchUpdateBillScenarioCommitmentModification',
    ['bcm-pricing-calculator:UpdateBillScenarioCommitmentModification'],
  ],
  ['bcm-pricing-calculator:BatchUpdateBillScenarioUsageModification', ['bcm-pricing-calculator:UpdateBillScenarioUsageModification']],
  ['bcm-pricing-calculator:BatchUpdateWorkloadEstimateUsage', ['bcm-pricing-calculator:UpdateWorkloadEstimateUsage']],
  // Service Authorization Reference, AWS Budget Service: "ModifyBudget" and "ViewBudget" stand for the operations on budgets
  ['budgets:CreateBudget', ['budgets:ModifyBudget']],
  ['budgets:CreateNotification', ['budgets:ModifyBudget']],
  ['budgets:CreateSubscriber', ['budgets:ModifyBudget']],
  ['budgets:DeleteBudget', ['budgets:ModifyBudget']],
  ['budgets:DeleteNotification', ['budgets:ModifyBudget']],
  ['budgets:DeleteSubscriber', ['budgets:ModifyBudget']],
  ['budgets:UpdateBudget', ['budgets:ModifyBudget']],
  ['budgets:UpdateNotification', ['budgets:ModifyBudget']],
  ['budgets:UpdateSubscriber', ['budgets:ModifyBudget']],
  ['budgets:DescribeBudget', ['budgets:ViewBudget']],
  ['budgets:DescribeBudgets', ['budgets:ViewBudget']],
  ['budgets:DescribeBudgetNotificationsForAccount', ['budgets:ViewBudget']],
  ['budgets:DescribeBudgetPerformanceHistory', ['budgets:ViewBudget']],
  ['budgets:DescribeNotificationsForBudget', ['budgets:ViewBudget']],
  ['budgets:DescribeSubscribersForNotification', ['budgets:ViewBudget']],
  // Service Authorization Reference, Amazon Keyspaces: "API operations"
  ['cassandra:CreateKeyspace', ['cassandra:Create']],
  ['cassandra:CreateTable', ['cassandra:Create']],
  ['cassandra:CreateType', ['cassandra:Create']],
  ['cassandra:DeleteKeyspace', ['cassandra:Drop']],
  ['cassandra:DeleteTable', ['cassandra:Drop']],
  ['cassandra:DeleteType', ['cassandra:Drop']],
  ['cassandra:GetKeyspace', ['cassandra:Select']],
  ['cassandra:GetTable', ['cassandra:Select']],
  ['cassandra:GetTableAutoScalingSettings', ['cassandra:Select']],
  ['cassandra:GetType', ['cassandra:Select']],
  ['cassandra:ListKeyspaces', ['cassandra:Select']],
  ['cassandra:ListTables', ['cassandra:Select']],
  ['cassandra:ListTagsForResource', ['cassandra:Select']],
  ['cassandra:ListTypes', ['cassandra:Select']],
  ['cassandra:RestoreTable', ['cassandra:Restore']],
  ['cassandra:UpdateKeyspace', ['cassandra:Alter']],
  ['cassandra:UpdateTable', ['cassandra:Alter']],
  // Keyspaces logs its CQL statements as these events (Developer Guide, "Logging Amazon Keyspaces API calls with AWS CloudTrail")
  ['cassandra:AlterKeyspace', ['cassandra:Alter']],
  ['cassandra:AlterTable', ['cassandra:Alter']],
  ['cassandra:DropKeyspace', ['cassandra:Drop']],
  ['cassandra:DropTable', ['cassandra:Drop']],
  // Amazon CloudFront API Reference
  ['cloudfront:CopyDistribution', ['cloudfront:CopyDistribution', 'cloudfront:GetDistribution', 'cloudfront:CreateDistribution']],
  ['cloudfront:CreateDistributionWithTags', ['cloudfront:CreateDistribution', 'cloudfront:TagResource']],
  ['cloudfront:UpdateDistributionWithStagingConfig', ['cloudfront:UpdateDistribution', 'cloudfront:GetDistribution']],
  // CloudTrail API Reference
  ['cloudtrail:ListInsightsMetricData', ['cloudtrail:ListInsightsData', 'cloudtrail:LookupEvents']],
  // AWS DMS User Guide, "AWS IAM actions to API mapping for DMS Schema Conversion and Common Studio Framework"
  ['dms:DescribeDataProviders', ['dms:ListDataProviders']],
  ['dms:DescribeExtensionPackAssociations', ['dms:ListExtensionPacks']],
  ['dms:DescribeInstanceProfiles', ['dms:ListInstanceProfiles']],
  ['dms:DescribeMetadataModelAssessments', ['dms:ListMetadataModelAssessments']],
  ['dms:DescribeMetadataModelConversions', ['dms:ListMetadataModelConversions']],
  ['dms:DescribeMetadataModelExportsAsScript', ['dms:ListMetadataModelExports']],
  ['dms:DescribeMetadataModelExportsToTarget', ['dms:ListMetadataModelExports']],
  ['dms:DescribeMigrationProjects', ['dms:ListMigrationProjects']],
  ['dms:ModifyConversionConfiguration', ['dms:UpdateConversionConfiguration']],
  ['dms:ModifyDataProvider', ['dms:UpdateDataProvider']],
  ['dms:ModifyInstanceProfile', ['dms:UpdateInstanceProfile']],
  ['dms:ModifyMigrationProject', ['dms:UpdateMigrationProject']],
  ['dms:StartExtensionPackAssociation', ['dms:AssociateExtensionPack']],
  ['dms:StartMetadataModelExportAsScript', ['dms:StartMetadataModelExportAsScripts']],
  // Amazon ECR API Reference, ListImageReferrers
  ['ecr:ListImageReferrers', ['ecr:BatchGetImage']],
  // AWS Glue Web API Reference: each operation's note on authorization
  ['glue:GetColumnStatisticsForTable', ['glue:GetTable']],
  ['glue:UpdateColumnStatisticsForTable', ['glue:UpdateTable']],
  ['glue:DeleteColumnStatisticsForTable', ['glue:DeleteTable']],
  ['glue:GetColumnStatisticsForPartition', ['glue:GetPartition']],
  ['glue:UpdateColumnStatisticsForPartition', ['glue:UpdatePartition']],
  ['glue:DeleteColumnStatisticsForPartition', ['glue:DeletePartition']],
  ['glue:GetUnfilteredTableMetadata', ['glue:GetTable']],
  ['glue:GetUnfilteredPartitionMetadata', ['glue:GetPartition']],
  ['glue:GetUnfilteredPartitionsMetadata', ['glue:GetPartitions']],
  // AWS Lambda Developer Guide, "Logging Lambda API calls using CloudTrail": the data event is called Invoke
  ['lambda:Invoke', ['lambda:InvokeFunction']],
  ['lambda:InvokeAsync', ['lambda:InvokeFunction']],
  ['lambda:InvokeWithResponseStream', ['lambda:InvokeFunction']],
  ['lambda:GetLayerVersionByArn', ['lambda:GetLayerVersion']],
  // AWS Security Hub API Reference: each V2 operation
  ['securityhub:BatchUpdateFindingsV2', ['securityhub:BatchUpdateFindings']],
  ['securityhub:GetFindingsV2', ['securityhub:GetFindings']],
  ['securityhub:GetFindingStatisticsV2', ['securityhub:GetAdhocInsightResults']],
  // Amazon SNS and Amazon SQS: a batch needs the action of its entries
  ['sns:PublishBatch', ['sns:Publish']],
  ['sqs:SendMessageBatch', ['sqs:SendMessage']],
  ['sqs:DeleteMessageBatch', ['sqs:DeleteMessage']],
  ['sqs:ChangeMessageVisibilityBatch', ['sqs:ChangeMessageVisibility']],
  // AWS Tax Settings API Reference
  ['tax:BatchGetTaxExemptions', ['tax:GetExemptions']],
  ['tax:GetTaxExemptionTypes', ['tax:GetExemptions']],
  ['tax:ListTaxExemptions', ['tax:GetExemptions']],
  ['tax:PutTaxExemption', ['tax:UpdateExemptions']],
  // Amazon Timestream Developer Guide
  ['timestream:Query', ['timestream:Select']],
  // Amazon Verified Permissions API Reference
  ['verifiedpermissions:BatchGetPolicy', ['verifiedpermissions:GetPolicy']],
  ['verifiedpermissions:BatchIsAuthorized', ['verifiedpermissions:IsAuthorized']],
  ['verifiedpermissions:BatchIsAuthorizedWithToken', ['verifiedpermissions:IsAuthorizedWithToken']],
]);
