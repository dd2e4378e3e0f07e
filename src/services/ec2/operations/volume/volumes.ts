// DescribeVolumes, DescribeSnapshots, GetEbsEncryptionByDefault.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { Volume } from '../../../../cloud/model/generated/ec2.ts';
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { iso } from '../../instance/instance-filters.ts';
import { CHANGE_TIME } from '../../instance/instance-state.ts';
import { allVolumes } from '../../instance/volumes.ts';
import { filterRows } from '../../listing/filters.ts';
import { pageOf } from '../../listing/page.ts';
import { pickIds } from '../../listing/pick-ids.ts';
import { zoneIdOf } from '../../network/regions.ts';
import type { VolumeRow } from '../../rows.ts';
import { shownTags, tagsOf } from '../../tags.ts';
import { shownTime } from '../../listing/shown-time.ts';

export const describeVolumes: Ec2Operation<'DescribeVolumes'> = onAll('DescribeVolumes', (input, cx) => {
  const found = filterRows(
    pickIds('volume', allVolumes(cx), ({ id }) => id, input.VolumeIds),
    input.Filters,
    {
      'attachment.attach-time': ({ attachment }) => attachment && iso(attachment.attachedAt),
      'attachment.delete-on-termination': ({ attachment }) => attachment?.deleteOnTermination,
      'attachment.device': ({ attachment }) => attachment?.device,
      'attachment.instance-id': ({ attachment }) => attachment?.instanceId,
      'attachment.status': ({ attachment }) => attachment && 'attached',
      'availability-zone': ({ zone }) => zone,
      'availability-zone-id': ({ zone, region }) => zoneIdOf(region, zone),
      'create-time': ({ createdAt }) => iso(createdAt),
      encrypted: ({ encrypted }) => encrypted,
      size: ({ size }) => size,
      'snapshot-id': ({ snapshotId }) => snapshotId,
      status: stateOf,
      'volume-id': ({ id }) => id,
      'volume-type': ({ type }) => type,
    },
    ({ id }) => tagsOf(cx, id),
  );
  const { items, next } = pageOf(found, input, ({ id }) => id, { least: 5, most: 1000, ids: ['volumeSet', input.VolumeIds] });
  return { Volumes: items.map((row) => shown(cx, row)), ...next };
});

/** Snapshots that instances' images were made from are Amazon's, and not listed. */
export const describeSnapshots: Ec2Operation<'DescribeSnapshots'> = onAll('DescribeSnapshots', ({ SnapshotIds }) => ({
  Snapshots: pickIds('snapshot', [], () => '', SnapshotIds),
}));

export const getEbsEncryptionByDefault: Ec2Operation<'GetEbsEncryptionByDefault'> = onAll('GetEbsEncryptionByDefault', () => ({
  EbsEncryptionByDefault: false,
  SseType: 'none',
}));

function stateOf({ attachment }: VolumeRow): string {
  return attachment === undefined ? 'available' : 'in-use';
}

function shown(cx: CallContext, row: VolumeRow): Volume {
  const { attachment } = row;
  return {
    Attachments:
      attachment === undefined
        ? []
        : [
            {
              AttachTime: shownTime(attachment.attachedAt),
              DeleteOnTermination: attachment.deleteOnTermination,
              Device: attachment.device,
              InstanceId: attachment.instanceId,
              State: cx.now < attachment.attachedAt + CHANGE_TIME ? 'attaching' : 'attached',
              VolumeId: row.id,
            },
          ],
    AvailabilityZone: row.zone,
    AvailabilityZoneId: zoneIdOf(row.region, row.zone),
    CreateTime: shownTime(row.createdAt),
    Encrypted: row.encrypted,
    ...(row.iops !== undefined && { Iops: row.iops }),
    ...(row.kmsKeyId !== undefined && { KmsKeyId: row.kmsKeyId }),
    MultiAttachEnabled: false,
    Operator: { Managed: false },
    Size: row.size,
    SnapshotId: row.snapshotId,
    State: stateOf(row),
    Tags: shownTags(cx, row.id),
    ...(row.throughput !== undefined && { Throughput: row.throughput }),
    VolumeId: row.id,
    VolumeType: row.type,
  };
}
