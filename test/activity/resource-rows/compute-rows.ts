// Calls of services that run, store and connect things. Sources: Service Authorization Reference; the examples in each service's API reference.
import { row } from './resource-row.ts';
import type { ResourceRow } from './resource-row.ts';

const items = (name: string, ...values: readonly string[]): object => ({ items: values.map((value) => ({ [name]: value })) });

export const COMPUTE_ROWS: readonly ResourceRow[] = [
  row('ec2 StartInstances', { instancesSet: items('instanceId', 'i-0a1', 'i-0a2') }, ['ec2:R:A:instance/i-0a1', 'ec2:R:A:instance/i-0a2']),
  row('ec2 TerminateInstances', { instancesSet: items('instanceId', 'i-0a1') }, ['ec2:R:A:instance/i-0a1']),
  row('ec2 ModifyInstanceAttribute', { instanceId: 'i-0a1', disableApiTermination: { value: true } }, ['ec2:R:A:instance/i-0a1']),
  row('ec2 AttachVolume', { volumeId: 'vol-0b1', instanceId: 'i-0a1', device: '/dev/sdf' }, [
    'ec2:R:A:instance/i-0a1',
    'ec2:R:A:volume/vol-0b1',
  ]),
  row('ec2 CreateVolume', { size: '1', zone: 'us-east-1a' }, ['ec2:R:A:volume/*']),
  row('ec2 DeleteSnapshot', { snapshotId: 'snap-0c1' }, ['ec2:R::snapshot/snap-0c1']),
  row('ec2 CreateSnapshot', { volumeId: 'vol-0b1' }, ['ec2:R::snapshot/*', 'ec2:R:A:volume/vol-0b1']),
  row('ec2 ModifyImageAttribute', { imageId: 'ami-0d1', launchPermission: {} }, ['ec2:R::image/ami-0d1']),
  row('ec2 AuthorizeSecurityGroupIngress', { groupId: 'sg-0e1', ipPermissions: { items: [{ groups: {}, fromPort: 443 }] } }, [
    'ec2:R:A:security-group/sg-0e1',
    'ec2:R:A:security-group-rule/*',
  ]),
  row('ec2 RevokeSecurityGroupIngress', { groupId: 'sg-0e1' }, ['ec2:R:A:security-group/sg-0e1']),
  row('ec2 CreateRoute', { routeTableId: 'rtb-0f1', gatewayId: 'igw-01', destinationCidrBlock: '0.0.0.0/0' }, [
    'ec2:R:A:route-table/rtb-0f1',
  ]),
  row('ec2 AttachInternetGateway', { internetGatewayId: 'igw-01', vpcId: 'vpc-01' }, [
    'ec2:R:A:internet-gateway/igw-01',
    'ec2:R:A:vpc/vpc-01',
  ]),
  row('ec2 DeleteNatGateway', { DeleteNatGatewayRequest: { NatGatewayId: 'nat-01' } }, ['ec2:R:A:natgateway/nat-01']),
  row('ec2 DeleteFlowLogs', { DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: 'fl-01' } } }, ['ec2:R:A:vpc-flow-log/fl-01']),
  row('ec2 ReleaseAddress', { allocationId: 'eipalloc-01', networkBorderGroup: 'us-east-1' }, ['ec2:R:A:elastic-ip/eipalloc-01']),
  row('ec2 CreateVpc', { cidrBlock: '10.0.0.0/16' }, ['ec2:R:A:vpc/*']),
  row('ec2 CreateSubnet', { vpcId: 'vpc-01', cidrBlock: '10.0.1.0/24' }, ['ec2:R:A:subnet/*', 'ec2:R:A:vpc/vpc-01']),
  row('ec2 DeleteKeyPair', { keyName: 'bastion' }, ['ec2:R:A:key-pair/bastion']),
  row('ec2 CreateTags', { resourcesSet: items('resourceId', 'vol-0b1', 'i-0a1'), tagSet: items('key', 'env') }, [
    'ec2:R:A:instance/i-0a1',
    'ec2:R:A:volume/vol-0b1',
  ]),
  row('ec2 DeleteTransitGateway', { DeleteTransitGatewayRequest: { TransitGatewayId: 'tgw-01' } }, ['ec2:R:A:transit-gateway/tgw-01']),
  row('ec2-instance-connect SendSSHPublicKey', { instanceId: 'i-0a1', instanceOSUser: 'ec2-user' }, ['ec2:R:A:instance/i-0a1']),
  row('autoscaling UpdateAutoScalingGroup', { autoScalingGroupName: 'web', minSize: 1 }, [
    'autoscaling:R:A:autoScalingGroup:*:autoScalingGroupName/web',
  ]),
  row('autoscaling SetDesiredCapacity', { autoScalingGroupName: 'web', desiredCapacity: 2 }, [
    'autoscaling:R:A:autoScalingGroup:*:autoScalingGroupName/web',
  ]),
  row('elasticloadbalancing CreateLoadBalancer', { name: 'front', type: 'network', subnets: ['subnet-1'] }, [
    'elasticloadbalancing:R:A:loadbalancer/net/front/*',
  ]),
  row(
    'elasticloadbalancing DeleteLoadBalancer',
    { loadBalancerArn: 'arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/front/50dc6c' },
    ['elasticloadbalancing:R:A:loadbalancer/app/front/50dc6c'],
  ),
  row('elasticloadbalancing DeleteLoadBalancer', { loadBalancerName: 'old' }, ['elasticloadbalancing:R:A:loadbalancer/old']),
  row('lambda Invoke', { functionName: 'arn:aws:lambda:us-east-1:111111111111:function:resize' }, ['lambda:R:A:function:resize'], {
    action: 'lambda:InvokeFunction',
  }),
  row('lambda GetFunction20150331v2', { functionName: 'resize' }, ['lambda:R:A:function:resize'], { action: 'lambda:GetFunction' }),
  row('lambda GetPolicy20150331v2', { functionName: '222222222222:function:resize' }, ['lambda:R:222222222222:function:resize'], {
    action: 'lambda:GetPolicy',
  }),
  row(
    'lambda PutProvisionedConcurrencyConfig20190930',
    { functionName: '222222222222:function:resize', qualifier: 'prod' },
    ['lambda:R:222222222222:function:resize:prod'],
    { action: 'lambda:PutProvisionedConcurrencyConfig' },
  ),
  row('codeartifact GetAuthorizationToken', { domain: 'd', domainOwner: '222222222222' }, ['codeartifact:R:222222222222:domain/d']),
  row('lambda DeleteFunction20150331', { functionName: '111111111111:function:resize' }, ['lambda:R:A:function:resize'], {
    action: 'lambda:DeleteFunction',
  }),
  row(
    'lambda DeleteEventSourceMapping20150331',
    { uUID: '91eaeb7e-c976-1234-9451-8709db01f137' },
    ['lambda:R:A:event-source-mapping:91eaeb7e-c976-1234-9451-8709db01f137'],
    { action: 'lambda:DeleteEventSourceMapping' },
  ),
  row('ecs RegisterTaskDefinition', { family: 'web', containerDefinitions: [] }, ['ecs:R:A:task-definition/web:*']),
  row('ecs RunTask', { cluster: 'main', taskDefinition: 'web:7', count: 1 }, ['ecs:R:A:task-definition/web:7']),
  row('ecs UpdateService', { cluster: 'main', service: 'web', desiredCount: 2 }, ['ecs:R:A:service/main/web']),
  row('ecs UpdateService', { service: 'web' }, ['ecs:R:A:service/default/web']),
  row('ecs UpdateService', { cluster: 'arn:aws:ecs:us-east-1:111111111111:cluster/main', service: 'web' }, ['ecs:R:A:service/main/web']),
  row('ecs StopTask', { cluster: 'main', task: '0cc43cdb3bee' }, ['ecs:R:A:task/main/0cc43cdb3bee']),
  row('ecs DeleteCluster', { cluster: 'main' }, ['ecs:R:A:cluster/main']),
  row('eks DescribeCluster', { name: 'prod' }, ['eks:R:A:cluster/prod']),
  row('eks DeleteNodegroup', { clusterName: 'prod', nodegroupName: 'workers' }, ['eks:R:A:nodegroup/prod/workers/*']),
  row('ecr PutImage', { repositoryName: 'team/web', registryId: '111111111111', imageTag: 'latest' }, ['ecr:R:A:repository/team/web']),
  row('ecr GetDownloadUrlForLayer', { repositoryName: 'web', registryId: '222222222222' }, ['ecr:R:222222222222:repository/web']),
  row('batch SubmitJob', { jobName: 'nightly', jobQueue: 'arn:aws:batch:us-east-1:111111111111:job-queue/q', jobDefinition: 'nightly:3' }, [
    'batch:R:A:job/*',
    'batch:R:A:job-definition/nightly:3',
    'batch:R:A:job-queue/q',
  ]),
  row('s3 GetObject', { bucketName: 'logs', key: '2026/10/01/a b.gz' }, ['s3:::logs/2026/10/01/a b.gz']),
  row('s3 PutBucketPolicy', { bucketName: 'logs', bucketPolicy: { Statement: [{ Resource: 'arn:aws:s3:::other' }] } }, ['s3:::logs']),
  row('s3 ListObjects', { bucketName: 'logs', prefix: 'x/' }, ['s3:::logs'], {
    action: 's3:ListBucket',
    listed: ['s3:::logs/x/', 's3:::logs'],
  }),
  row('s3 GetObject', { bucketName: 'logs', key: 'k' }, ['s3:::logs/k'], { listed: ['s3:::logs/k', 's3:::logs'] }),
  row('elasticfilesystem CreateMountTarget', { fileSystemId: 'fs-01', subnetId: 'subnet-1' }, ['elasticfilesystem:R:A:file-system/fs-01']),
  row('elasticfilesystem DeleteAccessPoint', { accessPointId: 'fsap-01' }, ['elasticfilesystem:R:A:access-point/fsap-01']),
  row('route53 ChangeResourceRecordSets', { hostedZoneId: 'Z0123', changeBatch: { changes: [] } }, ['route53:::hostedzone/Z0123']),
  row('route53 GetHostedZone', { id: '/hostedzone/Z0123' }, ['route53:::hostedzone/Z0123']),
  row('cloudfront CreateInvalidation', { distributionId: 'E1', invalidationBatch: { paths: {} } }, ['cloudfront::A:distribution/E1']),
  row('cloudfront UpdateDistribution2020_05_31', { id: 'E1', distributionConfig: {} }, ['cloudfront::A:distribution/E1'], {
    action: 'cloudfront:UpdateDistribution',
  }),
];
