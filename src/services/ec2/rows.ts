// What the cloud keeps of EC2, by account and region. The default network is not kept: it follows from account and region.
import { defineTable, keyOf, type StateReader, type Table } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';

/** Where instances are looked for. */
export interface Place {
  readonly state: StateReader;
  readonly account: AccountId;
  readonly region: string;
}

export interface MetadataOptionsRow {
  readonly httpTokens: 'optional' | 'required';
  readonly httpEndpoint: 'enabled' | 'disabled';
  readonly hopLimit: number;
  readonly ipv6: 'enabled' | 'disabled';
  readonly tags: 'enabled' | 'disabled';
}

/** The state that the instance is in, or on the way to: how far it is follows from the clock. */
export interface InstanceStateRow {
  readonly name: 'running' | 'stopped' | 'terminated';
  /** Milliseconds since 1970. */
  readonly since: number;
}

export interface InterfaceRow {
  readonly id: string;
  readonly attachmentId: string;
  readonly mac: string;
  readonly privateIp: string;
  /** While it runs. */
  readonly publicIp?: string;
  /** Whether it gets a public address when it starts. */
  readonly public: boolean;
  readonly description: string;
  readonly sourceDestCheck: boolean;
  readonly deleteOnTermination: boolean;
}

export interface ProfileRow {
  readonly arn: string;
  readonly id: string;
  readonly associationId: string;
  readonly since: number;
}

export interface InstanceRow {
  readonly account: AccountId;
  readonly region: string;
  readonly id: string;
  readonly reservationId: string;
  readonly launchIndex: number;
  readonly imageId: string;
  readonly type: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly windows: boolean;
  readonly keyName?: string;
  readonly zone: string;
  readonly subnetId: string;
  readonly groups: readonly string[];
  readonly firstLaunchedAt: number;
  readonly launchedAt: number;
  readonly state: InstanceStateRow;
  readonly interface: InterfaceRow;
  readonly rootDevice: string;
  readonly profile?: ProfileRow;
  readonly metadata: MetadataOptionsRow;
  /** Base64. */
  readonly userData?: string;
  readonly clientToken?: string;
  readonly monitoring: boolean;
  readonly ebsOptimized: boolean;
  readonly tenancy: string;
  readonly disableApiTermination: boolean;
  readonly disableApiStop: boolean;
  readonly shutdownBehavior: 'stop' | 'terminate';
  readonly cores: number;
  readonly threadsPerCore: number;
  readonly cpuCredits?: string;
  readonly hibernation: boolean;
  readonly enclave: boolean;
  readonly autoRecovery: string;
  readonly hostnameType: string;
  readonly resourceNameDnsA: boolean;
}

export interface VolumeRow {
  readonly account: AccountId;
  readonly region: string;
  readonly id: string;
  readonly zone: string;
  readonly size: number;
  readonly type: string;
  readonly iops?: number;
  readonly throughput?: number;
  readonly encrypted: boolean;
  readonly kmsKeyId?: string;
  readonly snapshotId: string;
  readonly createdAt: number;
  /** Absent: it outlived its instance. */
  readonly attachment?: {
    readonly instanceId: string;
    readonly device: string;
    readonly attachedAt: number;
    readonly deleteOnTermination: boolean;
  };
}

export interface TagRow {
  readonly key: string;
  readonly value: string;
}

export interface TagsRow {
  readonly resourceId: string;
  /** `security-group` */
  readonly resourceType: string;
  readonly tags: readonly TagRow[];
}

/** What RunInstances remembers of a client token. */
export interface LaunchRow {
  readonly instanceIds: readonly string[];
  /** Digest of the other parameters. */
  readonly parameters: string;
}

export interface MetadataDefaultsRow {
  readonly httpTokens?: 'optional' | 'required';
  readonly httpEndpoint?: 'enabled' | 'disabled';
  readonly hopLimit?: number;
  readonly tags?: 'enabled' | 'disabled';
  readonly enforced?: 'enabled' | 'disabled';
}

/** By account, region, id. */
export const INSTANCES: Table<InstanceRow> = defineTable<InstanceRow>('ec2.instances');
/** By account, region, id. */
export const VOLUMES: Table<VolumeRow> = defineTable<VolumeRow>('ec2.volumes');
/** By account, region, id of the resource. */
export const TAGS: Table<TagsRow> = defineTable<TagsRow>('ec2.tags');
/** By account, region, client token. */
export const LAUNCHES: Table<LaunchRow> = defineTable<LaunchRow>('ec2.launches');
/** By account, region. */
export const METADATA_DEFAULTS: Table<MetadataDefaultsRow> = defineTable<MetadataDefaultsRow>('ec2.metadataDefaults');

export function rowKey({ account, region }: Pick<Place, 'account' | 'region'>, id: string): string {
  return keyOf(account, region, id);
}

/** All rows of an account in a region. */
export function rowsOf<Row>(table: Table<Row>, { state, account, region }: Place): readonly Row[] {
  return [...state.scan(table, keyOf(account, region, ''))].map(([, row]) => row);
}
