// DescribeInstanceTypes.
import type { InstanceTypeInfo } from '../../../../cloud/model/generated/ec2.ts';
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { ec2Error } from '../../errors.ts';
import { type InstanceTypeFacts, instanceTypeFacts, listedTypes } from '../../instance/instance-type.ts';
import { filterRows } from '../../listing/filters.ts';
import { pageOf } from '../../listing/page.ts';

export const describeInstanceTypes: Ec2Operation<'DescribeInstanceTypes'> = onAll('DescribeInstanceTypes', (input) => {
  const names = input.InstanceTypes !== undefined && input.InstanceTypes.length > 0 ? [...new Set(input.InstanceTypes)] : listedTypes();
  const unknown = names.filter((name) => instanceTypeFacts(name) === undefined);
  if (unknown.length > 0) {
    throw ec2Error('InvalidInstanceType', `The following supplied instance types do not exist: [${unknown.join(', ')}]`);
  }
  const found = filterRows(
    names.flatMap((name) => instanceTypeFacts(name) ?? []),
    input.Filters,
    {
      'bare-metal': ({ bareMetal }) => bareMetal,
      'burstable-performance-supported': ({ burstable }) => burstable,
      'current-generation': isCurrent,
      'free-tier-eligible': isFree,
      hypervisor: hypervisorOf,
      'instance-storage-supported': () => false,
      'instance-type': ({ name }) => name,
      'memory-info.size-in-mib': ({ memoryMiB }) => memoryMiB,
      'processor-info.supported-architecture': architectures,
      'supported-root-device-type': () => 'ebs',
      'supported-usage-class': () => ['on-demand', 'spot'],
      'supported-virtualization-type': () => 'hvm',
      'vcpu-info.default-cores': coresOf,
      'vcpu-info.default-threads-per-core': ({ threadsPerCore }) => threadsPerCore,
      'vcpu-info.default-vcpus': ({ vcpus }) => vcpus,
    },
  );
  const sorted = found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const { items, next } = pageOf(sorted, input, ({ name }) => name, { least: 5, most: 100, ids: ['instanceTypeSet', input.InstanceTypes] });
  return { InstanceTypes: items.map(shown), ...next };
});

function isCurrent({ family }: InstanceTypeFacts): boolean {
  return !/^(?:t1|[mc][1-3]|r3|i2)$/.test(family);
}

function isFree({ name }: InstanceTypeFacts): boolean {
  return name === 't2.micro' || name === 't3.micro';
}

function hypervisorOf({ bareMetal, xen }: InstanceTypeFacts): string | undefined {
  if (bareMetal) return undefined;
  return xen ? 'xen' : 'nitro';
}

function architectures({ architecture, family }: InstanceTypeFacts): readonly string[] {
  return family === 't2' ? ['i386', 'x86_64'] : [architecture];
}

function coresOf({ vcpus, threadsPerCore }: InstanceTypeFacts): number {
  return Math.max(1, Math.floor(vcpus / threadsPerCore));
}

function shown(facts: InstanceTypeFacts): InstanceTypeInfo {
  const { name, vcpus, threadsPerCore, memoryMiB, bareMetal, burstable, xen, architecture } = facts;
  const hypervisor = hypervisorOf(facts);
  return {
    AutoRecoverySupported: !bareMetal,
    BareMetal: bareMetal,
    BurstablePerformanceSupported: burstable,
    CurrentGeneration: isCurrent(facts),
    DedicatedHostsSupported: !burstable,
    EbsInfo: {
      EbsOptimizedSupport: xen ? 'unsupported' : 'default',
      EncryptionSupport: 'supported',
      NvmeSupport: xen ? 'unsupported' : 'required',
    },
    FreeTierEligible: isFree(facts),
    HibernationSupported: !bareMetal,
    ...(hypervisor !== undefined && { Hypervisor: hypervisor }),
    InstanceStorageSupported: false,
    InstanceType: name,
    MemoryInfo: { SizeInMiB: memoryMiB },
    NetworkInfo: {
      DefaultNetworkCardIndex: 0,
      EfaSupported: false,
      EnaSrdSupported: false,
      EnaSupport: xen ? 'unsupported' : 'required',
      EncryptionInTransitSupported: !xen,
      Ipv4AddressesPerInterface: 4,
      Ipv6AddressesPerInterface: 4,
      Ipv6Supported: true,
      MaximumNetworkCards: 1,
      MaximumNetworkInterfaces: 3,
      NetworkCards: [{ MaximumNetworkInterfaces: 3, NetworkCardIndex: 0, NetworkPerformance: 'Up to 5 Gigabit' }],
      NetworkPerformance: 'Up to 5 Gigabit',
    },
    NitroEnclavesSupport: 'unsupported',
    NitroTpmSupport: 'unsupported',
    PlacementGroupInfo: { SupportedStrategies: ['partition', 'spread'] },
    ProcessorInfo: { Manufacturer: architecture === 'arm64' ? 'AWS' : 'Intel', SupportedArchitectures: architectures(facts) },
    SupportedBootModes: architecture === 'arm64' ? ['uefi'] : ['legacy-bios', 'uefi'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedUsageClasses: ['on-demand', 'spot'],
    SupportedVirtualizationTypes: ['hvm'],
    VCpuInfo: { DefaultCores: coresOf(facts), DefaultThreadsPerCore: threadsPerCore, DefaultVCpus: vcpus },
  };
}
