// An instance as its metadata service shows it.
import type { InstanceView } from '../../../cloud/metadata-endpoint/instance-view.ts';
import { defaultNetwork } from '../network/default-network.ts';
import { privateDnsName, publicDnsName } from '../network/dns-names.ts';
import { zoneIdOf } from '../network/regions.ts';
import type { InstanceRow, Place } from '../rows.ts';
import { shownGroups } from '../instance/shown-interface.ts';
import { tagsOf } from '../tags.ts';

export function instanceView(place: Place, row: InstanceRow, partition: string): InstanceView {
  const { region, interface: own, profile, metadata } = row;
  const network = defaultNetwork(row.account, region);
  const subnet = network.subnets.find(({ id }) => id === row.subnetId);
  return {
    instanceId: row.id,
    accountId: row.account,
    partition,
    region,
    availabilityZone: row.zone,
    availabilityZoneId: zoneIdOf(region, row.zone),
    imageId: row.imageId,
    instanceType: row.type,
    architecture: row.architecture,
    reservationId: row.reservationId,
    launchIndex: row.launchIndex,
    launchTime: row.launchedAt,
    privateIp: own.privateIp,
    privateDnsName: privateDnsName(region, own.privateIp),
    ...(own.publicIp !== undefined && { publicIp: own.publicIp, publicDnsName: publicDnsName(region, own.publicIp) }),
    mac: own.mac,
    networkInterfaceId: own.id,
    subnetId: row.subnetId,
    ...(subnet !== undefined && { subnetCidr: subnet.cidr }),
    vpcId: network.vpcId,
    vpcCidr: network.cidr,
    securityGroups: shownGroups(row).map(({ GroupId = '', GroupName = '' }) => ({ id: GroupId, name: GroupName })),
    ...(row.keyName !== undefined && { keyName: row.keyName }),
    ...(row.userData !== undefined && { userData: row.userData }),
    ...(profile !== undefined && { instanceProfile: { arn: profile.arn, id: profile.id } }),
    tags: tagsOf(place, row.id),
    metadataOptions: { httpEndpoint: metadata.httpEndpoint, httpTokens: metadata.httpTokens, instanceMetadataTags: metadata.tags },
  };
}
