// DescribeInstanceAttribute.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { InstanceAttribute } from '../../../../cloud/model/generated/ec2.ts';
import type { Ec2Operation } from '../../ec2-operation.ts';
import { invalidValue } from '../../errors.ts';
import { getInstance } from '../../instance/find-instances.ts';
import { shownInstance } from '../../instance/shown-instance.ts';
import { shownGroups } from '../../instance/shown-interface.ts';
import type { InstanceRow } from '../../rows.ts';
import { onInstances } from './change-state.ts';

export const describeInstanceAttribute: Ec2Operation<'DescribeInstanceAttribute'> = {
  authorize: ({ InstanceId }, cx) => onInstances('DescribeInstanceAttribute', [InstanceId], cx),
  handle: (_permit, { InstanceId, Attribute }, cx) => {
    const read = ATTRIBUTES.get(Attribute);
    if (read === undefined) throw invalidValue(Attribute, 'attribute', 'Unknown attribute.');
    return { InstanceId, ...read(getInstance(cx, InstanceId), cx) };
  },
};

const ATTRIBUTES: ReadonlyMap<string, (row: InstanceRow, cx: CallContext) => InstanceAttribute> = new Map<
  string,
  (row: InstanceRow, cx: CallContext) => InstanceAttribute
>([
  ['blockDeviceMapping', (row, cx) => ({ BlockDeviceMappings: shownInstance(cx, row).BlockDeviceMappings })],
  ['disableApiStop', (row) => ({ DisableApiStop: { Value: row.disableApiStop } })],
  ['disableApiTermination', (row) => ({ DisableApiTermination: { Value: row.disableApiTermination } })],
  ['ebsOptimized', (row) => ({ EbsOptimized: { Value: row.ebsOptimized } })],
  ['enaSupport', () => ({ EnaSupport: { Value: true } })],
  ['enclaveOptions', (row) => ({ EnclaveOptions: { Enabled: row.enclave } })],
  ['groupSet', (row) => ({ Groups: shownGroups(row) })],
  ['instanceInitiatedShutdownBehavior', (row) => ({ InstanceInitiatedShutdownBehavior: { Value: row.shutdownBehavior } })],
  ['instanceType', (row) => ({ InstanceType: { Value: row.type } })],
  ['kernel', () => ({ KernelId: {} })],
  ['productCodes', () => ({ ProductCodes: [] })],
  ['ramdisk', () => ({ RamdiskId: {} })],
  ['rootDeviceName', (row) => ({ RootDeviceName: { Value: row.rootDevice } })],
  ['sourceDestCheck', (row) => ({ SourceDestCheck: { Value: row.interface.sourceDestCheck } })],
  ['sriovNetSupport', () => ({ SriovNetSupport: {} })],
  ['userData', (row) => ({ UserData: row.userData === undefined ? {} : { Value: row.userData } })],
]);
