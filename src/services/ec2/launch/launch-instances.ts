// Makes the instances of a plan, with their volumes, interfaces and tags.
import type { CallContext } from '../../../cloud/call-context.ts';
import type { InstanceProfileView } from '../../../cloud/identities.ts';
import { mintId } from '../resource-ids.ts';
import { INSTANCES, type InstanceRow, type InterfaceRow, type ProfileRow, rowKey, VOLUMES } from '../rows.ts';
import { addTags } from '../tags.ts';
import { takePrivateAddress, takePublicAddress, usedAddresses } from './addresses.ts';
import type { LaunchPlan } from './launch-plan.ts';

export function launchInstances(cx: CallContext, plan: LaunchPlan, profile: InstanceProfileView | undefined): readonly InstanceRow[] {
  const reservationId = mintId('r', cx.random);
  const used = usedAddresses(cx);
  return Array.from({ length: plan.count }, (_, index) => {
    const row = instanceRow(cx, plan, reservationId, index, interfaceRow(cx, plan, used), profile && associate(cx, profile));
    cx.state.put(INSTANCES, rowKey(cx, row.id), row);
    addTags(cx, 'instance', row.id, plan.tags.instance);
    addTags(cx, 'networkInterface', row.interface.id, plan.tags.networkInterface);
    putVolumes(cx, plan, row.id);
    return row;
  });
}

/** A new association with a profile. */
export function associate({ random, now }: Pick<CallContext, 'random' | 'now'>, { arn, id }: InstanceProfileView): ProfileRow {
  return { arn, id, associationId: mintId('iip-assoc', random), since: now };
}

function interfaceRow({ random }: CallContext, { interface: plan }: LaunchPlan, used: Set<string>): InterfaceRow {
  const mac = ['0a', ...[...random.bytes(5)].map((byte) => byte.toString(16).padStart(2, '0'))].join(':');
  return {
    id: mintId('eni', random),
    attachmentId: mintId('eni-attach', random),
    mac,
    privateIp: plan.privateIp ?? takePrivateAddress(plan.subnet, used, random),
    ...(plan.public && { publicIp: takePublicAddress(used, random) }),
    public: plan.public,
    description: plan.description,
    sourceDestCheck: true,
    deleteOnTermination: plan.deleteOnTermination,
  };
}

function instanceRow(
  { account, region, now, random }: CallContext,
  plan: LaunchPlan,
  reservationId: string,
  launchIndex: number,
  own: InterfaceRow,
  profile: ProfileRow | undefined,
): InstanceRow {
  const { input, image, type } = plan;
  const { subnet } = plan.interface;
  return {
    account,
    region,
    id: mintId('i', random),
    reservationId,
    launchIndex,
    imageId: image.id,
    type: type.name,
    architecture: plan.architecture,
    windows: image.windows,
    zone: subnet.zone.name,
    subnetId: subnet.id,
    groups: plan.interface.groups,
    firstLaunchedAt: now,
    launchedAt: now,
    state: { name: 'running', since: now },
    interface: own,
    rootDevice: image.rootDevice,
    ...(profile !== undefined && { profile }),
    metadata: plan.metadata,
    ...(input.UserData !== undefined && input.UserData !== '' && { userData: input.UserData }),
    ...(input.ClientToken !== undefined && { clientToken: input.ClientToken }),
    monitoring: input.Monitoring?.Enabled ?? false,
    ebsOptimized: input.EbsOptimized ?? false,
    tenancy: plan.tenancy,
    disableApiTermination: input.DisableApiTermination ?? false,
    disableApiStop: input.DisableApiStop ?? false,
    shutdownBehavior: plan.shutdownBehavior,
    cores: plan.cores,
    threadsPerCore: plan.threadsPerCore,
    ...(type.burstable && { cpuCredits: plan.cpuCredits ?? (type.family === 't2' ? 'standard' : 'unlimited') }),
    hibernation: input.HibernationOptions?.Configured ?? false,
    enclave: input.EnclaveOptions?.Enabled ?? false,
    autoRecovery: input.MaintenanceOptions?.AutoRecovery ?? 'default',
    hostnameType: input.PrivateDnsNameOptions?.HostnameType ?? 'ip-name',
    resourceNameDnsA: input.PrivateDnsNameOptions?.EnableResourceNameDnsARecord ?? false,
  };
}

function putVolumes(cx: CallContext, { devices, interface: { subnet }, tags }: LaunchPlan, instanceId: string): void {
  const { account, region, now } = cx;
  for (const { device, deleteOnTermination, ...volume } of devices) {
    const id = mintId('vol', cx.random);
    const attachment = { instanceId, device, attachedAt: now, deleteOnTermination };
    cx.state.put(VOLUMES, rowKey(cx, id), { ...volume, account, region, id, zone: subnet.zone.name, createdAt: now, attachment });
    addTags(cx, 'volume', id, tags.volume);
  }
}
