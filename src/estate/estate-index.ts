// What a request looks up across all accounts: places in organizations, resources whose ARN names no account, endpoints.
import type { AccountFacts, AccountId } from '../model/account.ts';
import { parseArn } from '../model/arn.ts';
import type { PolicyLevel } from '../model/policy-set.ts';
import type { Estate, EstatePolicy, EstateResource, Organization, OrganizationNode, VpcEndpoint } from './estate.ts';
import { RCP_FULL_AWS_ACCESS } from './full-access.ts';

export interface EstateIndex {
  readonly placements: ReadonlyMap<AccountId, Placement>;
  /** Resources whose ARN has no account part (`arn:aws:s3:::bucket`), by ARN. */
  readonly accountless: ReadonlyMap<string, EstateResource>;
  /** By id. */
  readonly vpcEndpoints: ReadonlyMap<string, VpcEndpoint>;
}

/** An account's place in its organization, and the policies from the root down to it. */
export interface Placement {
  readonly facts: AccountFacts;
  readonly scp: readonly PolicyLevel<EstatePolicy>[];
  readonly rcp: readonly PolicyLevel<EstatePolicy>[];
}

const indexes = new WeakMap<Estate, EstateIndex>();

/** The index of an estate, made when first asked for. */
export function estateIndex(estate: Estate): EstateIndex {
  let index = indexes.get(estate);
  if (index === undefined) {
    index = buildIndex(estate);
    indexes.set(estate, index);
  }
  return index;
}

function buildIndex(estate: Estate): EstateIndex {
  const placements = new Map<AccountId, Placement>();
  for (const organization of estate.organizations) place(organization, [organization.root], placements);
  const accountless = new Map<string, EstateResource>();
  const vpcEndpoints = new Map<string, VpcEndpoint>();
  for (const account of estate.accounts.values()) {
    for (const [arn, resource] of account.resources) if (parseArn(arn)?.account === '') accountless.set(arn, resource);
    for (const [id, endpoint] of account.vpcEndpoints) vpcEndpoints.set(id, endpoint);
  }
  return { placements, accountless, vpcEndpoints };
}

/** `line` runs from the root to the node at hand. Accounts are leaves; their own id is not part of the path. */
function place(organization: Organization, line: readonly OrganizationNode[], placements: Map<AccountId, Placement>): void {
  const node = line.at(-1);
  if (node === undefined) return;
  if (node.kind !== 'account') {
    for (const child of node.children) place(organization, [...line, child], placements);
    return;
  }
  const above = line.slice(0, -1).map((ancestor) => `${ancestor.id}/`);
  placements.set(node.id, {
    facts: {
      id: node.id,
      organization: {
        id: organization.id,
        managementAccount: organization.managementAccount,
        path: `${organization.id}/${above.join('')}`,
      },
    },
    scp: line.map((ancestor) => level(ancestor, ancestor.scps)),
    rcp: line.map((ancestor) => level(ancestor, [RCP_FULL_AWS_ACCESS, ...ancestor.rcps])),
  });
}

function level(node: OrganizationNode, policies: readonly EstatePolicy[]): PolicyLevel<EstatePolicy> {
  return { kind: node.kind, id: node.id, ...(node.name !== undefined && { name: node.name }), policies };
}
