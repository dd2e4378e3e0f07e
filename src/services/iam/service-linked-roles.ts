// Service-linked roles by service: their names, and the AWS managed policies that they carry.
// Source: IAM User Guide, AWS services that work with IAM; the services' own guides, "Using service-linked roles".

export interface ServiceLinkedRole {
  readonly roleName: string;
  /** Name under `policy/aws-service-role/`. */
  readonly policyName: string;
  /** Whether a custom suffix is taken. */
  readonly suffix?: true;
}

const KNOWN: ReadonlyMap<string, ServiceLinkedRole> = new Map(
  (
    [
      ['access-analyzer', 'AccessAnalyzer', 'AccessAnalyzerServiceRolePolicy'],
      ['autoscaling', 'AutoScaling', 'AutoScalingServiceRolePolicy', true],
      ['batch', 'Batch', 'BatchServiceRolePolicy'],
      ['cloudtrail', 'CloudTrail', 'CloudTrailServiceRolePolicy'],
      ['config', 'Config', 'AWSConfigServiceRolePolicy'],
      ['ec2scheduled', 'EC2ScheduledInstances', 'AWSEC2ScheduledInstanceServiceRolePolicy'],
      ['ecs', 'ECS', 'AmazonECSServiceRolePolicy'],
      ['eks', 'AmazonEKS', 'AmazonEKSServiceRolePolicy'],
      ['eks-nodegroup', 'AmazonEKSNodegroup', 'AWSServiceRoleForAmazonEKSNodegroup'],
      ['elasticache', 'ElastiCache', 'ElastiCacheServiceRolePolicy'],
      ['elasticbeanstalk', 'ElasticBeanstalk', 'AWSElasticBeanstalkServiceRolePolicy'],
      ['elasticfilesystem', 'AmazonElasticFileSystem', 'AmazonElasticFileSystemServiceRolePolicy'],
      ['elasticloadbalancing', 'ElasticLoadBalancing', 'AWSElasticLoadBalancingServiceRolePolicy'],
      ['guardduty', 'AmazonGuardDuty', 'AmazonGuardDutyServiceRolePolicy'],
      ['inspector2', 'AmazonInspector2', 'AmazonInspector2ServiceRolePolicy'],
      ['lex', 'LexBots', 'AmazonLexBotPolicy', true],
      ['macie', 'AmazonMacie', 'AmazonMacieServiceRolePolicy'],
      ['opensearchservice', 'AmazonOpenSearchService', 'AmazonOpenSearchServiceRolePolicy'],
      ['ops.apigateway', 'APIGateway', 'APIGatewayServiceRolePolicy'],
      ['organizations', 'Organizations', 'AWSOrganizationsServiceTrustPolicy'],
      ['rds', 'RDS', 'AmazonRDSServiceRolePolicy'],
      ['replication.dynamodb', 'DynamoDBReplication', 'DynamoDBReplicationServiceRolePolicy'],
      ['replication.ecr', 'ECRReplication', 'ECRReplicationServiceRolePolicy'],
      ['securityhub', 'SecurityHub', 'AWSSecurityHubServiceRolePolicy'],
      ['spot', 'EC2Spot', 'AWSEC2SpotServiceRolePolicy'],
      ['spotfleet', 'EC2SpotFleet', 'AWSEC2SpotFleetServiceRolePolicy'],
      ['ssm', 'AmazonSSM', 'AmazonSSMServiceRolePolicy'],
      ['sso', 'SSO', 'AWSSSOServiceRolePolicy'],
      ['support', 'Support', 'AWSSupportServiceRolePolicy'],
      ['transitgateway', 'VPCTransitGateway', 'AWSVPCTransitGatewayServiceRolePolicy'],
      ['trustedadvisor', 'TrustedAdvisor', 'AWSTrustedAdvisorServiceRolePolicy'],
    ] as const
  ).map(([service, role, policyName, suffix]) => [
    `${service}.amazonaws.com`,
    { roleName: `AWSServiceRoleFor${role}`, policyName, ...(suffix && { suffix }) },
  ]),
);

/** Undefined for a service that has none, or that is not known here. */
export function serviceLinkedRole(service: string): ServiceLinkedRole | undefined {
  return KNOWN.get(service);
}
