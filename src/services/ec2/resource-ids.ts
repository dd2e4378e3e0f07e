// Ids of EC2's resources: what they look like, what they stand for, and the errors for those that are not there.
import type { Random } from '../../cloud/ports/random.ts';
import { ec2Error } from './errors.ts';
import type { ServiceError } from '../../cloud/service-error.ts';

export interface ResourceKind {
  /** As tags and ARNs name it: `security-group`. */
  readonly type: string;
  readonly prefix: string;
  readonly malformed: string;
  readonly notFound: string;
  /** Words it as EC2 does; `ids` are those that are not there. */
  readonly words: (ids: readonly string[]) => string;
}

const idWords =
  (what: string) =>
  (ids: readonly string[]): string =>
    ids.length === 1 ? `The ${what} ID '${ids[0]}' does not exist` : `The ${what} IDs '${ids.join(', ')}' do not exist`;

const kind = (
  type: string,
  prefix: string,
  code: string,
  words: ResourceKind['words'],
  malformed: string = `${code}.Malformed`,
): ResourceKind => ({
  type,
  prefix,
  malformed,
  notFound: `${code}.NotFound`,
  words,
});

export type ResourceKindName =
  | 'instance'
  | 'volume'
  | 'networkInterface'
  | 'vpc'
  | 'subnet'
  | 'securityGroup'
  | 'securityGroupRule'
  | 'routeTable'
  | 'networkAcl'
  | 'internetGateway'
  | 'image'
  | 'snapshot'
  | 'address'
  | 'keyPair'
  | 'vpcEndpoint'
  | 'launchTemplate';

export const RESOURCE_KINDS: Readonly<Record<ResourceKindName, ResourceKind>> = {
  instance: kind('instance', 'i', 'InvalidInstanceID', idWords('instance')),
  volume: kind('volume', 'vol', 'InvalidVolume', (ids) => `The volume '${ids.join(', ')}' does not exist.`, 'InvalidVolumeID.Malformed'),
  networkInterface: kind('network-interface', 'eni', 'InvalidNetworkInterfaceID', idWords('networkInterface')),
  vpc: kind('vpc', 'vpc', 'InvalidVpcID', idWords('vpc')),
  subnet: kind('subnet', 'subnet', 'InvalidSubnetID', idWords('subnet')),
  securityGroup: kind(
    'security-group',
    'sg',
    'InvalidGroup',
    (ids) => `The security group '${ids.join(', ')}' does not exist`,
    'InvalidGroupId.Malformed',
  ),
  securityGroupRule: kind(
    'security-group-rule',
    'sgr',
    'InvalidSecurityGroupRuleId',
    (ids) => `The security group rule ID '${ids.join(', ')}' does not exist`,
  ),
  routeTable: kind('route-table', 'rtb', 'InvalidRouteTableID', idWords('routeTable')),
  networkAcl: kind('network-acl', 'acl', 'InvalidNetworkAclID', idWords('networkAcl')),
  internetGateway: kind('internet-gateway', 'igw', 'InvalidInternetGatewayID', idWords('internetGateway')),
  image: kind('image', 'ami', 'InvalidAMIID', (ids) => `The image id '[${ids.join(', ')}]' does not exist`),
  snapshot: kind(
    'snapshot',
    'snap',
    'InvalidSnapshot',
    (ids) => `The snapshot '${ids.join(', ')}' does not exist.`,
    'InvalidSnapshotID.Malformed',
  ),
  address: kind('elastic-ip', 'eipalloc', 'InvalidAllocationID', (ids) => `The allocation ID '${ids.join(', ')}' does not exist`),
  keyPair: kind('key-pair', 'key', 'InvalidKeyPair', (ids) => `The keyPair ID '${ids.join(', ')}' does not exist`),
  vpcEndpoint: kind('vpc-endpoint', 'vpce', 'InvalidVpcEndpointId', (ids) => `The Vpc Endpoint Id '${ids.join(', ')}' does not exist`),
  launchTemplate: kind(
    'launch-template',
    'lt',
    'InvalidLaunchTemplateId',
    (ids) => `The specified launch template, with template ID ${ids.join(', ')}, does not exist.`,
  ),
};

const HEX = /^(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

/** Throws `Invalid…ID.Malformed` for an id that no resource of the kind can have. */
export function checkId(name: ResourceKindName, id: string): void {
  const { prefix, malformed } = RESOURCE_KINDS[name];
  if (!id.startsWith(`${prefix}-`)) throw ec2Error(malformed, `Invalid id: "${id}" (expecting "${prefix}-...")`);
  if (!HEX.test(id.slice(prefix.length + 1))) throw ec2Error(malformed, `Invalid id: "${id}"`);
}

export function idNotFound(name: ResourceKindName, ids: readonly string[]): ServiceError {
  const { notFound, words } = RESOURCE_KINDS[name];
  return ec2Error(notFound, words(ids));
}

const BY_PREFIX = new Map<string, ResourceKindName>(
  (Object.keys(RESOURCE_KINDS) as ResourceKindName[]).map((name) => [RESOURCE_KINDS[name].prefix, name] as const),
);

/** What kind of resource an id is of; undefined for what is no id of these. */
export function kindOfId(id: string): ResourceKindName | undefined {
  const dash = id.indexOf('-');
  const name = BY_PREFIX.get(id.slice(0, dash));
  return name !== undefined && HEX.test(id.slice(dash + 1)) ? name : undefined;
}

/** `i-0123456789abcdef0`: 17 hexadecimal digits, of which the first is 0 as with the real ones. */
export function mintId(prefix: string, random: Random): string {
  return `${prefix}-0${Buffer.from(random.bytes(8)).toString('hex')}`;
}
