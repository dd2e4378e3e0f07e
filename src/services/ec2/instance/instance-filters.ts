// What DescribeInstances and DescribeInstanceStatus can be filtered by. Source: Amazon EC2 API Reference, DescribeInstances.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { FilterTable } from '../listing/filters.ts';
import { defaultNetwork } from '../network/default-network.ts';
import { privateDnsName, publicDnsName } from '../network/dns-names.ts';
import { zoneIdOf } from '../network/regions.ts';
import type { InstanceRow } from '../rows.ts';
import { shownState, stateNameOf } from './instance-state.ts';
import { shownGroups } from './shown-interface.ts';
import { volumesOf } from './volumes.ts';
import { shownTime } from '../listing/shown-time.ts';

type Where = Pick<AuthorizeContext, 'state' | 'account' | 'region' | 'now'>;

export function instanceFilters(cx: Where): FilterTable<InstanceRow> {
  const network = defaultNetwork(cx.account, cx.region);
  const alive = (row: InstanceRow): boolean => stateNameOf(row, cx.now) !== 'terminated';
  const attachments = (row: InstanceRow) =>
    volumesOf(cx, row.id, row.rootDevice).flatMap(({ id, attachment }) => (attachment === undefined ? [] : [{ id, ...attachment }]));
  return {
    affinity: () => undefined,
    architecture: (row) => row.architecture,
    'availability-zone': (row) => row.zone,
    'availability-zone-id': (row) => zoneIdOf(row.region, row.zone),
    'block-device-mapping.attach-time': (row) => attachments(row).map(({ attachedAt }) => iso(attachedAt)),
    'block-device-mapping.delete-on-termination': (row) => attachments(row).map(({ deleteOnTermination }) => deleteOnTermination),
    'block-device-mapping.device-name': (row) => attachments(row).map(({ device }) => device),
    'block-device-mapping.status': (row) => attachments(row).map(() => 'attached'),
    'block-device-mapping.volume-id': (row) => attachments(row).map(({ id }) => id),
    'client-token': (row) => row.clientToken,
    'dns-name': (row) => (row.interface.publicIp === undefined ? undefined : publicDnsName(row.region, row.interface.publicIp)),
    'group-id': () => undefined,
    'group-name': () => undefined,
    'hibernation-options.configured': (row) => row.hibernation,
    hypervisor: () => 'xen',
    'iam-instance-profile.arn': (row) => row.profile?.arn,
    'iam-instance-profile.id': (row) => row.profile?.id,
    'iam-instance-profile.name': (row) => row.profile?.arn.split('/').at(-1),
    'image-id': (row) => row.imageId,
    'instance-id': (row) => row.id,
    'instance-lifecycle': () => undefined,
    'instance-state-code': (row) => shownState(stateNameOf(row, cx.now)).Code,
    'instance-state-name': (row) => stateNameOf(row, cx.now),
    'instance-type': (row) => row.type,
    'instance.group-id': (row) => row.groups,
    'instance.group-name': (row) => shownGroups(row).map(({ GroupName }) => GroupName),
    'ip-address': (row) => row.interface.publicIp,
    'key-name': (row) => row.keyName,
    'launch-index': (row) => row.launchIndex,
    'launch-time': (row) => iso(row.launchedAt),
    'metadata-options.http-endpoint': (row) => row.metadata.httpEndpoint,
    'metadata-options.http-put-response-hop-limit': (row) => row.metadata.hopLimit,
    'metadata-options.http-tokens': (row) => row.metadata.httpTokens,
    'metadata-options.instance-metadata-tags': (row) => row.metadata.tags,
    'monitoring-state': (row) => (row.monitoring ? 'enabled' : 'disabled'),
    'network-interface.attachment.attachment-id': (row) => row.interface.attachmentId,
    'network-interface.network-interface-id': (row) => row.interface.id,
    'network-interface.subnet-id': (row) => (alive(row) ? row.subnetId : undefined),
    'network-interface.vpc-id': (row) => (alive(row) ? network.vpcId : undefined),
    'owner-id': (row) => row.account,
    platform: (row) => (row.windows ? 'windows' : undefined),
    'platform-details': (row) => (row.windows ? 'Windows' : 'Linux/UNIX'),
    'private-dns-name': (row) => (alive(row) ? privateDnsName(row.region, row.interface.privateIp) : undefined),
    'private-ip-address': (row) => (alive(row) ? row.interface.privateIp : undefined),
    'reservation-id': (row) => row.reservationId,
    'root-device-name': (row) => row.rootDevice,
    'root-device-type': () => 'ebs',
    'source-dest-check': (row) => row.interface.sourceDestCheck,
    'subnet-id': (row) => (alive(row) ? row.subnetId : undefined),
    tenancy: (row) => row.tenancy,
    'virtualization-type': () => 'hvm',
    'vpc-id': (row) => (alive(row) ? network.vpcId : undefined),
  };
}

export function iso(time: number): string {
  return shownTime(time).toISOString();
}
