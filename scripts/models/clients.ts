// Which SDK clients the models come from, and what of each.
import type { Protocol } from '../../src/cloud/model/service-model.ts';

export interface ClientSource {
  /** Package: `@aws-sdk/client-iam`. */
  readonly from: string;
  /** Folder of the service, and name of its files. */
  readonly name: string;
  /** Begins the names of its types: `IamOperations`. */
  readonly typeName: string;
  /** What clients of this service speak, the newest ones first. */
  readonly protocols: readonly Protocol[];
  /** Host names that the client no longer uses, but others do; `*` is the region. */
  readonly otherHosts?: readonly string[];
  /** Operations whose shapes are kept; absent: all. */
  readonly operations?: readonly string[];
}

/** EC2 has thousands of shapes; these operations are as far as the local cloud goes. */
const EC2_OPERATIONS = [
  'AssociateIamInstanceProfile',
  'CreateTags',
  'DeleteTags',
  'DescribeAccountAttributes',
  'DescribeAddresses',
  'DescribeAvailabilityZones',
  'DescribeIamInstanceProfileAssociations',
  'DescribeImages',
  'DescribeInstanceAttribute',
  'DescribeInstanceCreditSpecifications',
  'DescribeInstanceStatus',
  'DescribeInstanceTypes',
  'DescribeInstances',
  'DescribeInternetGateways',
  'DescribeKeyPairs',
  'DescribeLaunchTemplates',
  'DescribeNetworkAcls',
  'DescribeNetworkInterfaces',
  'DescribeRegions',
  'DescribeRouteTables',
  'DescribeSecurityGroupRules',
  'DescribeSecurityGroups',
  'DescribeSnapshots',
  'DescribeSubnets',
  'DescribeTags',
  'DescribeVolumes',
  'DescribeVpcAttribute',
  'DescribeVpcEndpoints',
  'DescribeVpcs',
  'DisassociateIamInstanceProfile',
  'GetEbsEncryptionByDefault',
  'GetInstanceMetadataDefaults',
  'ModifyInstanceAttribute',
  'ModifyInstanceCreditSpecification',
  'ModifyInstanceMaintenanceOptions',
  'ModifyInstanceMetadataDefaults',
  'ModifyInstanceMetadataOptions',
  'ModifyPrivateDnsNameOptions',
  'MonitorInstances',
  'RebootInstances',
  'ReplaceIamInstanceProfileAssociation',
  'RunInstances',
  'StartInstances',
  'StopInstances',
  'TerminateInstances',
  'UnmonitorInstances',
];

export const CLIENTS: readonly ClientSource[] = [
  { from: '@aws-sdk/client-iam', name: 'iam', typeName: 'Iam', protocols: ['awsQuery'] },
  { from: '@aws-sdk/client-sts', name: 'sts', typeName: 'Sts', protocols: ['awsQuery'] },
  { from: '@aws-sdk/client-s3', name: 's3', typeName: 'S3', protocols: ['restXml'], otherHosts: ['s3-*.amazonaws.com'] },
  { from: '@aws-sdk/client-s3-control', name: 's3control', typeName: 'S3Control', protocols: ['restXml'] },
  { from: '@aws-sdk/client-organizations', name: 'organizations', typeName: 'Organizations', protocols: ['awsJson1_1'] },
  {
    from: '@aws-sdk/client-ec2',
    name: 'ec2',
    typeName: 'Ec2',
    protocols: ['ec2Query'],
    otherHosts: ['ec2.amazonaws.com'],
    operations: EC2_OPERATIONS,
  },
  { from: '@aws-sdk/client-ecr', name: 'ecr', typeName: 'Ecr', protocols: ['awsJson1_1'] },
  { from: '@aws-sdk/client-cloudtrail', name: 'cloudtrail', typeName: 'CloudTrail', protocols: ['awsJson1_1'] },
];
