// DescribeImages.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { Image } from '../../../../cloud/model/generated/ec2.ts';
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { type ImageFacts, imageOf, listedImages } from '../../instance/images.ts';
import { filterRows } from '../../listing/filters.ts';
import { pageOf } from '../../listing/page.ts';
import { shownTags, tagsOf } from '../../tags.ts';

export const describeImages: Ec2Operation<'DescribeImages'> = onAll('DescribeImages', (input, cx) => {
  const { ImageIds, Owners, ExecutableUsers, Filters } = input;
  const named =
    ImageIds !== undefined && ImageIds.length > 0 ? [...new Set(ImageIds)].map((id) => imageOf(cx, id)) : listedImages(cx.region);
  const owned = named.filter((image) => isOwned(image, Owners, cx) && isExecutable(ExecutableUsers));
  const found = filterRows(
    owned,
    Filters,
    {
      architecture: ({ architecture }) => architecture,
      'block-device-mapping.delete-on-termination': () => true,
      'block-device-mapping.device-name': ({ rootDevice }) => rootDevice,
      'block-device-mapping.encrypted': () => false,
      'block-device-mapping.snapshot-id': ({ snapshotId }) => snapshotId,
      'block-device-mapping.volume-size': ({ size }) => size,
      'block-device-mapping.volume-type': ({ volumeType }) => volumeType,
      'creation-date': ({ created }) => created,
      description: ({ description }) => description,
      'ena-support': () => true,
      hypervisor: () => 'xen',
      'image-id': ({ id }) => id,
      'image-type': () => 'machine',
      'is-public': () => true,
      name: ({ name }) => name,
      'owner-alias': ({ alias }) => alias,
      'owner-id': ({ owner }) => owner,
      platform: ({ windows }) => (windows ? 'windows' : undefined),
      'root-device-name': ({ rootDevice }) => rootDevice,
      'root-device-type': () => 'ebs',
      state: () => 'available',
      'virtualization-type': () => 'hvm',
    },
    ({ id }) => tagsOf(cx, id),
  );
  const sorted = found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const { items, next } = pageOf(sorted, input, ({ id }) => id, { least: 1, most: 1000 });
  return { Images: items.map((image) => shown(cx, image)), ...next };
});

function isOwned({ owner, alias }: ImageFacts, owners: readonly string[] | undefined, { account }: CallContext): boolean {
  if (owners === undefined || owners.length === 0) return true;
  return owners.some((wanted) => (wanted === 'self' ? owner === account : wanted === owner || wanted === alias));
}

/** All of them are public, none is open to single accounts. */
function isExecutable(users: readonly string[] | undefined): boolean {
  return users === undefined || users.length === 0 || users.includes('all');
}

function shown(cx: CallContext, image: ImageFacts): Image {
  return {
    Architecture: image.architecture,
    BlockDeviceMappings: [
      {
        DeviceName: image.rootDevice,
        Ebs: {
          DeleteOnTermination: true,
          Encrypted: false,
          ...(image.volumeType === 'gp3' && { Iops: 3000, Throughput: 125 }),
          SnapshotId: image.snapshotId,
          VolumeSize: image.size,
          VolumeType: image.volumeType,
        },
      },
    ],
    BootMode: image.architecture === 'arm64' ? 'uefi' : 'uefi-preferred',
    CreationDate: image.created,
    DeregistrationProtection: 'disabled',
    Description: image.description,
    EnaSupport: true,
    Hypervisor: 'xen',
    ImageAllowed: true,
    ImageId: image.id,
    ImageLocation: `${image.alias ?? image.owner}/${image.name}`,
    ...(image.alias !== undefined && { ImageOwnerAlias: image.alias }),
    ImageType: 'machine',
    ...(image.requiresTokens && { ImdsSupport: 'v2.0' }),
    Name: image.name,
    OwnerId: image.owner,
    ...(image.windows && { Platform: 'windows' }),
    PlatformDetails: image.windows ? 'Windows' : 'Linux/UNIX',
    ProductCodes: [],
    Public: true,
    RootDeviceName: image.rootDevice,
    RootDeviceType: 'ebs',
    SriovNetSupport: 'simple',
    State: 'available',
    Tags: shownTags(cx, image.id),
    UsageOperation: image.windows ? 'RunInstances:0002' : 'RunInstances',
    VirtualizationType: 'hvm',
  };
}
