// The default VPC of an account in a region, with all that AWS makes along with it. It follows from their names, so that nothing need be kept.
// Source: Amazon VPC User Guide, Default VPCs.
import { createHash } from 'node:crypto';
import type { AccountId } from '../../../model/account.ts';
import { type ZoneFacts, zonesOf } from './regions.ts';

export interface SubnetFacts {
  readonly id: string;
  readonly cidr: string;
  readonly zone: ZoneFacts;
  readonly aclAssociationId: string;
}

export interface NetworkFacts {
  readonly account: AccountId;
  readonly region: string;
  readonly vpcId: string;
  readonly cidr: string;
  readonly cidrAssociationId: string;
  readonly dhcpOptionsId: string;
  readonly subnets: readonly SubnetFacts[];
  readonly routeTableId: string;
  readonly routeTableAssociationId: string;
  readonly networkAclId: string;
  readonly internetGatewayId: string;
  /** The security group `default`. */
  readonly groupId: string;
  readonly ingressRuleId: string;
  readonly egressRuleId: string;
}

const CIDR = '172.31.0.0/16';
/** Addresses that AWS keeps of each subnet. Amazon VPC User Guide, Subnet CIDR blocks. */
export const RESERVED_ADDRESSES = 5;
export const SUBNET_ADDRESSES = 4096;

export function defaultNetwork(account: AccountId, region: string): NetworkFacts {
  const id = (prefix: string, what: string): string => idFrom(prefix, account, region, what);
  return {
    account,
    region,
    vpcId: id('vpc', 'vpc'),
    cidr: CIDR,
    cidrAssociationId: id('vpc-cidr-assoc', 'cidr'),
    dhcpOptionsId: id('dopt', 'dhcp'),
    subnets: zonesOf(region).map((zone, index) => ({
      id: id('subnet', zone.name),
      cidr: `172.31.${index * 16}.0/20`,
      zone,
      aclAssociationId: id('aclassoc', zone.name),
    })),
    routeTableId: id('rtb', 'main'),
    routeTableAssociationId: id('rtbassoc', 'main'),
    networkAclId: id('acl', 'default'),
    internetGatewayId: id('igw', 'default'),
    groupId: id('sg', 'default'),
    ingressRuleId: id('sgr', 'ingress'),
    egressRuleId: id('sgr', 'egress'),
  };
}

/** An id that is always the same for the same names. */
export function idFrom(prefix: string, ...names: readonly string[]): string {
  return `${prefix}-0${createHash('sha256').update(names.join('\0')).digest('hex').slice(0, 16)}`;
}

/** Whether an IPv4 address is one that instances may have in a subnet: not the first four, not the last. */
export function isUsableAddress(cidr: string, address: string): boolean {
  const at = numberOf(address);
  const first = numberOf(cidr.slice(0, cidr.indexOf('/')));
  return at !== undefined && first !== undefined && at >= first + 4 && at < first + SUBNET_ADDRESSES - 1;
}

/** The `index`th address of a subnet, from 0. */
export function addressIn(cidr: string, index: number): string {
  const at = (numberOf(cidr.slice(0, cidr.indexOf('/'))) ?? 0) + index;
  return [24, 16, 8, 0].map((shift) => Math.floor(at / 2 ** shift) % 256).join('.');
}

function numberOf(address: string): number | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}
