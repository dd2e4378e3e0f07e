// An instance as DescribeInstances and RunInstances show it, with every member that clients look into.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { Instance, InstanceBlockDeviceMapping, InstanceMetadataOptionsResponse } from '../../../cloud/model/generated/ec2.ts';
import { defaultNetwork } from '../network/default-network.ts';
import { privateDnsName, publicDnsName } from '../network/dns-names.ts';
import { zoneIdOf } from '../network/regions.ts';
import type { InstanceRow, MetadataOptionsRow, VolumeRow } from '../rows.ts';
import { shownTags } from '../tags.ts';
import { shownGroups, shownInterface } from './shown-interface.ts';
import { CHANGE_TIME, shownState, type StateName, stateNameOf } from './instance-state.ts';
import { volumesOf } from './volumes.ts';
import { shownTime } from '../listing/shown-time.ts';

type Where = Pick<AuthorizeContext, 'state' | 'account' | 'region' | 'now'>;

export function shownInstance(cx: Where, row: InstanceRow): Instance {
  const state = stateNameOf(row, cx.now);
  const gone = state === 'terminated';
  const { cores, threadsPerCore } = row;
  return {
    AmiLaunchIndex: row.launchIndex,
    Architecture: row.architecture,
    BlockDeviceMappings: gone ? [] : volumesOf(cx, row.id, row.rootDevice).map((volume) => shownMapping(cx, volume)),
    BootMode: 'uefi-preferred',
    CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
    ClientToken: row.clientToken ?? '',
    CpuOptions: { CoreCount: cores, ThreadsPerCore: threadsPerCore },
    CurrentInstanceBootMode: row.architecture === 'arm64' ? 'uefi' : 'legacy-bios',
    EbsOptimized: row.ebsOptimized,
    EnaSupport: true,
    EnclaveOptions: { Enabled: row.enclave },
    HibernationOptions: { Configured: row.hibernation },
    Hypervisor: 'xen',
    ...(row.profile !== undefined && !gone && { IamInstanceProfile: { Arn: row.profile.arn, Id: row.profile.id } }),
    ImageId: row.imageId,
    InstanceId: row.id,
    InstanceType: row.type,
    ...(row.keyName !== undefined && { KeyName: row.keyName }),
    LaunchTime: shownTime(row.launchedAt),
    MaintenanceOptions: { AutoRecovery: row.autoRecovery, RebootMigration: 'default' },
    MetadataOptions: shownMetadataOptions(row.metadata, state === 'pending' ? 'pending' : 'applied'),
    Monitoring: { State: row.monitoring ? 'enabled' : 'disabled' },
    NetworkPerformanceOptions: { BandwidthWeighting: 'default' },
    Operator: { Managed: false },
    Placement: { AvailabilityZone: row.zone, AvailabilityZoneId: zoneIdOf(row.region, row.zone), GroupName: '', Tenancy: row.tenancy },
    ...(row.windows && { Platform: 'windows' }),
    PlatformDetails: row.windows ? 'Windows' : 'Linux/UNIX',
    ProductCodes: [],
    RootDeviceName: row.rootDevice,
    RootDeviceType: 'ebs',
    State: shownState(state),
    Tags: shownTags(cx, row.id),
    UsageOperation: row.windows ? 'RunInstances:0002' : 'RunInstances',
    UsageOperationUpdateTime: shownTime(row.firstLaunchedAt),
    VirtualizationType: 'hvm',
    ...transition(row, state),
    ...(gone ? { PrivateDnsName: '', PublicDnsName: '', NetworkInterfaces: [], SecurityGroups: [] } : addresses(cx, row, state)),
  };
}

function addresses({ now }: Where, row: InstanceRow, state: StateName): Partial<Instance> {
  const { privateIp, publicIp, sourceDestCheck } = row.interface;
  const shown = publicIp !== undefined && (state === 'running' || state === 'pending');
  return {
    NetworkInterfaces: [shownInterface(row, now)],
    PrivateDnsName: privateDnsName(row.region, privateIp),
    PrivateDnsNameOptions: {
      EnableResourceNameDnsAAAARecord: false,
      EnableResourceNameDnsARecord: row.resourceNameDnsA,
      HostnameType: row.hostnameType,
    },
    PrivateIpAddress: privateIp,
    PublicDnsName: shown ? publicDnsName(row.region, publicIp) : '',
    ...(shown && { PublicIpAddress: publicIp }),
    SecurityGroups: shownGroups(row),
    SourceDestCheck: sourceDestCheck,
    SubnetId: row.subnetId,
    VpcId: defaultNetwork(row.account, row.region).vpcId,
  };
}

/** Why it is not running. */
function transition({ state: { name, since } }: InstanceRow, state: StateName): Partial<Instance> {
  if (name === 'running')
    return { StateTransitionReason: '', ...(state === 'pending' && { StateReason: { Code: 'pending', Message: 'pending' } }) };
  const time = new Date(since).toISOString().slice(0, 19).replace('T', ' ');
  return {
    StateReason: { Code: 'Client.UserInitiatedShutdown', Message: 'Client.UserInitiatedShutdown: User initiated shutdown' },
    StateTransitionReason: `User initiated (${time} GMT)`,
  };
}

function shownMapping({ now }: Where, { id, account, attachment }: VolumeRow): InstanceBlockDeviceMapping {
  if (attachment === undefined) throw new Error(`${id} is not attached`);
  return {
    DeviceName: attachment.device,
    Ebs: {
      AttachTime: shownTime(attachment.attachedAt),
      DeleteOnTermination: attachment.deleteOnTermination,
      Status: now < attachment.attachedAt + CHANGE_TIME ? 'attaching' : 'attached',
      VolumeId: id,
      VolumeOwnerId: account,
    },
  };
}

export function shownMetadataOptions(options: MetadataOptionsRow, state: 'pending' | 'applied'): InstanceMetadataOptionsResponse {
  return {
    HttpEndpoint: options.httpEndpoint,
    HttpProtocolIpv6: options.ipv6,
    HttpPutResponseHopLimit: options.hopLimit,
    HttpTokens: options.httpTokens,
    InstanceMetadataTags: options.tags,
    State: state,
  };
}
