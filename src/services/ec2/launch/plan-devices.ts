// The volumes that come with an instance: those of its image, changed and added to by the call.
import type { BlockDeviceMapping, RunInstancesRequest } from '../../../cloud/model/generated/ec2.ts';
import { ec2Error, invalidValue } from '../errors.ts';
import type { ImageFacts } from '../instance/images.ts';
import { checkId } from '../resource-ids.ts';

export interface DevicePlan {
  readonly device: string;
  readonly size: number;
  readonly type: string;
  readonly iops?: number;
  readonly throughput?: number;
  readonly encrypted: boolean;
  readonly kmsKeyId?: string;
  readonly snapshotId: string;
  readonly deleteOnTermination: boolean;
}

const TYPES: ReadonlySet<string> = new Set(['standard', 'gp2', 'gp3', 'io1', 'io2', 'st1', 'sc1']);

/** Root first. Throws `InvalidBlockDeviceMapping`, `InvalidParameterValue`. */
export function planDevices({ BlockDeviceMappings = [] }: RunInstancesRequest, image: ImageFacts): readonly DevicePlan[] {
  const given = new Map<string, BlockDeviceMapping>();
  for (const mapping of BlockDeviceMappings) {
    const device = mapping.DeviceName ?? '';
    if (device === '') throw ec2Error('MissingParameter', 'The request must contain the parameter deviceName');
    if (given.has(device))
      throw ec2Error('InvalidBlockDeviceMapping', `The device '${device}' is used in more than one block-device mapping`);
    given.set(device, mapping);
  }
  const root = given.get(image.rootDevice);
  given.delete(image.rootDevice);
  const others = [...given.values()].filter(({ Ebs, NoDevice }) => Ebs !== undefined && NoDevice === undefined);
  return [plan(root ?? { DeviceName: image.rootDevice }, image, image), ...others.map((mapping) => plan(mapping, image))];
}

function plan({ DeviceName = '', Ebs = {} }: BlockDeviceMapping, image: ImageFacts, root?: ImageFacts): DevicePlan {
  const type = Ebs.VolumeType ?? root?.volumeType ?? 'gp2';
  if (!TYPES.has(type)) throw invalidValue(type, 'volumeType', `Valid values are: ${[...TYPES].join(', ')}`);
  if (Ebs.SnapshotId !== undefined) checkId('snapshot', Ebs.SnapshotId);
  const size = Ebs.VolumeSize ?? root?.size;
  if (size === undefined) {
    if (Ebs.SnapshotId === undefined) throw ec2Error('MissingParameter', 'The request must contain the parameter size or snapshotId');
  } else if (size < 1 || (root !== undefined && size < root.size)) {
    throw ec2Error(
      'InvalidBlockDeviceMapping',
      `Volume of size ${size}GB is smaller than snapshot '${image.snapshotId}', expect size >= ${root?.size ?? 1}GB`,
    );
  }
  const volumeSize = size ?? 8;
  const iops = Ebs.Iops ?? defaultIops(type, volumeSize);
  const throughput = Ebs.Throughput ?? (type === 'gp3' ? 125 : undefined);
  return {
    device: DeviceName,
    size: volumeSize,
    type,
    ...(iops !== undefined && { iops }),
    ...(throughput !== undefined && { throughput }),
    encrypted: Ebs.Encrypted ?? false,
    ...(Ebs.KmsKeyId !== undefined && { kmsKeyId: Ebs.KmsKeyId }),
    snapshotId: root?.snapshotId ?? Ebs.SnapshotId ?? '',
    deleteOnTermination: Ebs.DeleteOnTermination ?? true,
  };
}

/** Amazon EBS User Guide, General Purpose SSD volumes: three for each GiB with gp2, from 100 to 16,000. */
function defaultIops(type: string, size: number): number | undefined {
  if (type === 'gp3') return 3000;
  return type === 'gp2' ? Math.min(16_000, Math.max(100, size * 3)) : undefined;
}
