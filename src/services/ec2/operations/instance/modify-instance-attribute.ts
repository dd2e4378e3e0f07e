// ModifyInstanceAttribute.
import type { AuthorizeContext, CallContext } from '../../../../cloud/call-context.ts';
import type { InstanceBlockDeviceMappingSpecification, ModifyInstanceAttributeRequest } from '../../../../cloud/model/generated/ec2.ts';
import { demand, instanceContext, resourceOf } from '../../demands.ts';
import type { Ec2Operation } from '../../ec2-operation.ts';
import { ec2Error, incorrectInstanceState, invalidCombination, invalidValue, missingParameter } from '../../errors.ts';
import { checkInstanceIds, findInstance, getInstance } from '../../instance/find-instances.ts';
import { stateNameOf } from '../../instance/instance-state.ts';
import { requiredTypeFacts } from '../../instance/instance-type.ts';
import { oneOf } from '../../instance/metadata-options.ts';
import { volumesOf } from '../../instance/volumes.ts';
import { defaultNetwork } from '../../network/default-network.ts';
import { checkId, idNotFound } from '../../resource-ids.ts';
import { INSTANCES, type InstanceRow, rowKey, VOLUMES } from '../../rows.ts';

interface Change {
  /** As DescribeInstanceAttribute names it. */
  readonly attribute: string;
  readonly value: string;
}

export const modifyInstanceAttribute: Ec2Operation<'ModifyInstanceAttribute'> = {
  authorize: (input, cx) => {
    const change = changeOf(input);
    const { InstanceId } = input;
    checkInstanceIds([InstanceId]);
    const row = findInstance(cx, InstanceId);
    const asked = [
      ['ec2:attribute', change.attribute] as const,
      [`ec2:attribute/${change.attribute.toLowerCase()}`, change.value] as const,
    ];
    const instance = demand(cx, 'ModifyInstanceAttribute', resourceOf(cx, 'instance', InstanceId), [
      ...asked,
      ...(row === undefined ? [] : instanceContext(row)),
    ]);
    const groups = (input.Groups ?? []).map((id) => demand(cx, 'ModifyInstanceAttribute', resourceOf(cx, 'securityGroup', id), asked));
    return [instance, ...groups];
  },
  handle: (_permit, input, cx) => {
    const row = getInstance(cx, input.InstanceId);
    if (input.BlockDeviceMappings !== undefined) changeDevices(cx, row, input.BlockDeviceMappings);
    else cx.state.put(INSTANCES, rowKey(cx, row.id), changed(cx, row, changeOf(input), input));
    return undefined;
  },
};

/** The one attribute that the call is about. Throws `InvalidParameterCombination`, `MissingParameter`. */
function changeOf(input: ModifyInstanceAttributeRequest): Change {
  const given: readonly (readonly [string, unknown])[] = [
    ['blockDeviceMapping', input.BlockDeviceMappings && ''],
    ['disableApiStop', input.DisableApiStop?.Value],
    ['disableApiTermination', input.DisableApiTermination?.Value],
    ['ebsOptimized', input.EbsOptimized?.Value],
    ['enaSupport', input.EnaSupport?.Value],
    ['groupSet', input.Groups?.join(',')],
    ['instanceInitiatedShutdownBehavior', input.InstanceInitiatedShutdownBehavior?.Value],
    ['instanceType', input.InstanceType?.Value],
    ['kernel', input.Kernel?.Value],
    ['ramdisk', input.Ramdisk?.Value],
    ['sourceDestCheck', input.SourceDestCheck?.Value],
    ['sriovNetSupport', input.SriovNetSupport?.Value],
    ['userData', input.UserData?.Value && Buffer.from(input.UserData.Value).toString('base64')],
    ...(input.Attribute === undefined ? [] : [[input.Attribute, input.Value ?? ''] as const]),
  ];
  const [first, ...others] = given.filter(([, value]) => value !== undefined);
  if (first === undefined) throw missingParameter('attribute');
  if (others.length > 0) {
    throw invalidCombination(`Fields for multiple attribute types specified: ${[first, ...others].map(([name]) => name).join(', ')}`);
  }
  return { attribute: first[0], value: String(first[1]) };
}

function changed(cx: CallContext, row: InstanceRow, { attribute, value }: Change, input: ModifyInstanceAttributeRequest): InstanceRow {
  const flag = (): boolean => oneOf(value.toLowerCase(), attribute, ['true', 'false']) === 'true';
  switch (attribute) {
    case 'disableApiStop':
      return { ...row, disableApiStop: flag() };
    case 'disableApiTermination':
      return { ...row, disableApiTermination: flag() };
    case 'ebsOptimized':
      return { ...stopped(cx, row), ebsOptimized: flag() };
    case 'enaSupport':
      return stopped(cx, row);
    case 'groupSet':
      return { ...row, groups: checkedGroups(cx, input.Groups ?? [value]) };
    case 'instanceInitiatedShutdownBehavior':
      return { ...row, shutdownBehavior: oneOf(value, attribute, ['stop', 'terminate']) ?? 'stop' };
    case 'instanceType':
      return withType(stopped(cx, row), value);
    case 'sourceDestCheck':
      return { ...row, interface: { ...row.interface, sourceDestCheck: flag() } };
    case 'userData': {
      const { userData: _old, ...rest } = stopped(cx, row);
      return value === '' ? rest : { ...rest, userData: value };
    }
    default:
      throw invalidValue(attribute, 'attribute', 'Unknown attribute.');
  }
}

/** Throws `IncorrectInstanceState`. */
function stopped(cx: AuthorizeContext, row: InstanceRow): InstanceRow {
  if (stateNameOf(row, cx.now) === 'stopped') return row;
  throw incorrectInstanceState(`The instance '${row.id}' is not in the 'stopped' state.`);
}

function withType(row: InstanceRow, name: string): InstanceRow {
  const { threadsPerCore, vcpus, architecture, burstable, family } = requiredTypeFacts(name);
  if (architecture !== row.architecture) {
    throw ec2Error(
      'InvalidParameterValue',
      `The architecture '${architecture}' of the specified instance type does not match the architecture '${row.architecture}' of the instance.`,
    );
  }
  const { cpuCredits: _old, ...rest } = row;
  const credits = burstable ? { cpuCredits: family === 't2' ? 'standard' : 'unlimited' } : {};
  return { ...rest, type: name, threadsPerCore, cores: Math.max(1, Math.floor(vcpus / threadsPerCore)), ...credits };
}

function checkedGroups({ account, region }: AuthorizeContext, ids: readonly string[]): readonly string[] {
  const { groupId } = defaultNetwork(account, region);
  for (const id of ids) {
    checkId('securityGroup', id);
    if (id !== groupId) throw idNotFound('securityGroup', [id]);
  }
  return [groupId];
}

/** Whether volumes go with the instance. */
function changeDevices(cx: CallContext, row: InstanceRow, mappings: readonly InstanceBlockDeviceMappingSpecification[]): void {
  const volumes = volumesOf(cx, row.id, row.rootDevice);
  for (const { DeviceName, Ebs } of mappings) {
    const volume = volumes.find(({ attachment }) => attachment?.device === DeviceName);
    if (volume?.attachment === undefined) {
      throw ec2Error('InvalidInstanceAttributeValue', `No device is currently mapped at ${DeviceName ?? ''}`);
    }
    const attachment = { ...volume.attachment, deleteOnTermination: Ebs?.DeleteOnTermination ?? volume.attachment.deleteOnTermination };
    cx.state.put(VOLUMES, rowKey(cx, volume.id), { ...volume, attachment });
  }
}
