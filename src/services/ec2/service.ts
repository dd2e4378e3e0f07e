// EC2 as far as identities need it: instances with their profiles and metadata, in the default network. No machine runs.
import type { Ec2Operations } from '../../cloud/model/generated/ec2.ts';
import { defineService, type ServiceDefinition } from '../../cloud/service.ts';
import { unauthorizedOperation } from './authorization-failure.ts';
import { completed } from './ec2-operation.ts';
import {
  describeAccountAttributes,
  describeAddresses,
  describeKeyPairs,
  describeLaunchTemplates,
  describeVpcEndpoints,
} from './operations/catalogue/account.ts';
import { describeImages } from './operations/catalogue/images.ts';
import { describeInstanceTypes } from './operations/catalogue/instance-types.ts';
import { describeAvailabilityZones, describeRegions } from './operations/catalogue/regions.ts';
import { rebootInstances, startInstances, stopInstances, terminateInstances } from './operations/instance/change-state.ts';
import { describeInstanceCreditSpecifications } from './operations/instance/describe-credits.ts';
import { describeInstanceAttribute } from './operations/instance/describe-instance-attribute.ts';
import { describeInstanceStatus, describeInstances } from './operations/instance/describe-instances.ts';
import {
  getInstanceMetadataDefaults,
  modifyInstanceMetadataDefaults,
  modifyInstanceMetadataOptions,
} from './operations/instance/metadata.ts';
import { modifyInstanceAttribute } from './operations/instance/modify-instance-attribute.ts';
import {
  modifyInstanceCreditSpecification,
  modifyInstanceMaintenanceOptions,
  modifyPrivateDnsNameOptions,
  monitorInstances,
  unmonitorInstances,
} from './operations/instance/modify-instance-options.ts';
import { runInstances } from './operations/instance/run-instances.ts';
import { describeNetworkInterfaces } from './operations/network/network-interfaces.ts';
import { describeInternetGateways, describeNetworkAcls, describeRouteTables } from './operations/network/routing.ts';
import { describeSecurityGroupRules, describeSecurityGroups } from './operations/network/security-groups.ts';
import { describeSubnets } from './operations/network/subnets.ts';
import { describeVpcAttribute, describeVpcs } from './operations/network/vpcs.ts';
import {
  associateIamInstanceProfile,
  describeIamInstanceProfileAssociations,
  disassociateIamInstanceProfile,
  replaceIamInstanceProfileAssociation,
} from './operations/profile/profile-associations.ts';
import { createTags, deleteTags, describeTags } from './operations/tag/tags.ts';
import { describeSnapshots, describeVolumes, getEbsEncryptionByDefault } from './operations/volume/volumes.ts';
import { INSTANCES, LAUNCHES, METADATA_DEFAULTS, TAGS, VOLUMES } from './rows.ts';

export const ec2Service: ServiceDefinition<Ec2Operations> = defineService<Ec2Operations>({
  name: 'ec2',
  operations: completed({
    AssociateIamInstanceProfile: associateIamInstanceProfile,
    CreateTags: createTags,
    DeleteTags: deleteTags,
    DescribeAccountAttributes: describeAccountAttributes,
    DescribeAddresses: describeAddresses,
    DescribeAvailabilityZones: describeAvailabilityZones,
    DescribeIamInstanceProfileAssociations: describeIamInstanceProfileAssociations,
    DescribeImages: describeImages,
    DescribeInstanceAttribute: describeInstanceAttribute,
    DescribeInstanceCreditSpecifications: describeInstanceCreditSpecifications,
    DescribeInstanceStatus: describeInstanceStatus,
    DescribeInstanceTypes: describeInstanceTypes,
    DescribeInstances: describeInstances,
    DescribeInternetGateways: describeInternetGateways,
    DescribeKeyPairs: describeKeyPairs,
    DescribeLaunchTemplates: describeLaunchTemplates,
    DescribeNetworkAcls: describeNetworkAcls,
    DescribeNetworkInterfaces: describeNetworkInterfaces,
    DescribeRegions: describeRegions,
    DescribeRouteTables: describeRouteTables,
    DescribeSecurityGroupRules: describeSecurityGroupRules,
    DescribeSecurityGroups: describeSecurityGroups,
    DescribeSnapshots: describeSnapshots,
    DescribeSubnets: describeSubnets,
    DescribeTags: describeTags,
    DescribeVolumes: describeVolumes,
    DescribeVpcAttribute: describeVpcAttribute,
    DescribeVpcEndpoints: describeVpcEndpoints,
    DescribeVpcs: describeVpcs,
    DisassociateIamInstanceProfile: disassociateIamInstanceProfile,
    GetEbsEncryptionByDefault: getEbsEncryptionByDefault,
    GetInstanceMetadataDefaults: getInstanceMetadataDefaults,
    ModifyInstanceAttribute: modifyInstanceAttribute,
    ModifyInstanceCreditSpecification: modifyInstanceCreditSpecification,
    ModifyInstanceMaintenanceOptions: modifyInstanceMaintenanceOptions,
    ModifyInstanceMetadataDefaults: modifyInstanceMetadataDefaults,
    ModifyInstanceMetadataOptions: modifyInstanceMetadataOptions,
    ModifyPrivateDnsNameOptions: modifyPrivateDnsNameOptions,
    MonitorInstances: monitorInstances,
    RebootInstances: rebootInstances,
    ReplaceIamInstanceProfileAssociation: replaceIamInstanceProfileAssociation,
    RunInstances: runInstances,
    StartInstances: startInstances,
    StopInstances: stopInstances,
    TerminateInstances: terminateInstances,
    UnmonitorInstances: unmonitorInstances,
  }),
  tables: [INSTANCES, VOLUMES, TAGS, LAUNCHES, METADATA_DEFAULTS],
  // EC2 has a sentence of its own for almost every parameter.
  validation: { byHandlers: true },
  denied: unauthorizedOperation,
});
