// Parameters without which an operation does nothing, as EC2 names them.
import { missingParameter } from './errors.ts';

const REQUIRED: ReadonlyMap<string, readonly (readonly [member: string, parameter: string])[]> = new Map([
  [
    'AssociateIamInstanceProfile',
    [
      ['IamInstanceProfile', 'IamInstanceProfile'],
      ['InstanceId', 'InstanceId'],
    ],
  ],
  [
    'CreateTags',
    [
      ['Resources', 'resourceIdSet'],
      ['Tags', 'tagSet'],
    ],
  ],
  ['DeleteTags', [['Resources', 'resourceIdSet']]],
  [
    'DescribeInstanceAttribute',
    [
      ['InstanceId', 'instanceId'],
      ['Attribute', 'attribute'],
    ],
  ],
  [
    'DescribeVpcAttribute',
    [
      ['VpcId', 'vpcId'],
      ['Attribute', 'attribute'],
    ],
  ],
  ['DisassociateIamInstanceProfile', [['AssociationId', 'AssociationId']]],
  ['ModifyInstanceAttribute', [['InstanceId', 'instanceId']]],
  ['ModifyInstanceMetadataOptions', [['InstanceId', 'InstanceId']]],
  ['ModifyInstanceCreditSpecification', [['InstanceCreditSpecifications', 'InstanceCreditSpecification']]],
  ['ModifyInstanceMaintenanceOptions', [['InstanceId', 'InstanceId']]],
  ['ModifyPrivateDnsNameOptions', [['InstanceId', 'InstanceId']]],
  ['MonitorInstances', [['InstanceIds', 'InstanceId']]],
  ['UnmonitorInstances', [['InstanceIds', 'InstanceId']]],
  ['RebootInstances', [['InstanceIds', 'InstanceId']]],
  [
    'ReplaceIamInstanceProfileAssociation',
    [
      ['AssociationId', 'AssociationId'],
      ['IamInstanceProfile', 'IamInstanceProfile'],
    ],
  ],
  [
    'RunInstances',
    [
      ['ImageId', 'ImageId'],
      ['MinCount', 'MinCount'],
      ['MaxCount', 'MaxCount'],
    ],
  ],
  ['StartInstances', [['InstanceIds', 'InstanceId']]],
  ['StopInstances', [['InstanceIds', 'InstanceId']]],
  ['TerminateInstances', [['InstanceIds', 'InstanceId']]],
]);

/** Throws `MissingParameter` for the first that is not there, or empty. */
export function checkRequired(operation: string, input: object): void {
  for (const [member, parameter] of REQUIRED.get(operation) ?? []) {
    const value = (input as Readonly<Record<string, unknown>>)[member];
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) throw missingParameter(parameter);
  }
}
