// Looks up the policies attached along an organization's tree by name, and checks that every id stands in it once.
import { quoteInput } from '../policy/quote-input.ts';
import { didYouMean } from './did-you-mean.ts';
import type { EstateDraft, NamedPolicy, NodeDraft, OrganizationDraft } from './estate-draft.ts';
import type { EstatePolicy, Organization, OrganizationNode } from './estate.ts';
import { FULL_AWS_ACCESS, RCP_FULL_AWS_ACCESS } from './full-access.ts';
import { looseDocumentNamed } from './loose-document.ts';
import { organizationPolicy } from './organization-policy.ts';
import { errorAt, type Place, showPlace } from './place.ts';

/** Places of ids met so far, across all organizations: an account is in one place only. */
export type Placements = Map<string, Place>;

export function settleOrganization(draft: EstateDraft, organization: OrganizationDraft, placements: Placements): Organization {
  const root = settleNode(draft, organization, organization.root, placements);
  return {
    id: organization.id,
    managementAccount: organization.managementAccount,
    root: withManagementAccount(organization, root, placements),
  };
}

/** AWS creates the management account right under the root, so that is where it is if the tree does not show it. */
function withManagementAccount(organization: OrganizationDraft, root: OrganizationNode, placements: Placements): OrganizationNode {
  const id = organization.managementAccount;
  if (placements.has(id)) return root;
  placements.set(id, organization.root.place);
  return { ...root, children: [...root.children, { kind: 'account', id, scps: [FULL_AWS_ACCESS], rcps: [], children: [] }] };
}

function settleNode(draft: EstateDraft, organization: OrganizationDraft, node: NodeDraft, placements: Placements): OrganizationNode {
  const known = placements.get(node.id);
  if (known === undefined) {
    placements.set(node.id, node.place);
  } else {
    const message = `${quoteInput(node.id)} stands in two places of an organization, first at ${showPlace(known)}`;
    draft.report.add(errorAt(node.place, 'placed-twice', message, 'keep it in one place'));
  }
  return {
    kind: node.kind,
    id: node.id,
    ...(node.name !== undefined && { name: node.name }),
    scps: node.scps.flatMap((use) => settleUse(draft, organization, use, 'scp') ?? []),
    rcps: node.rcps.flatMap((use) => settleUse(draft, organization, use, 'rcp') ?? []).filter((policy) => policy !== RCP_FULL_AWS_ACCESS),
    children: node.children.map((child) => settleNode(draft, organization, child, placements)),
  };
}

function settleUse(
  draft: EstateDraft,
  organization: OrganizationDraft,
  use: EstatePolicy | NamedPolicy,
  type: 'scp' | 'rcp',
): EstatePolicy | undefined {
  if (!('kind' in use)) return use;
  const builtIn = type === 'scp' ? FULL_AWS_ACCESS : RCP_FULL_AWS_ACCESS;
  if (use.name === builtIn.description.name) return builtIn;
  const policies = [...organization.policies.values()].map((placed) => placed.value);
  const named = policies.filter((policy) => policy.policy.description.name === use.name || policy.id === use.name);
  const found = named.find((policy) => policy.type === type);
  if (found !== undefined) return found.policy;
  const loose = named.length === 0 ? looseDocumentNamed(draft, use) : undefined;
  if (loose !== undefined) {
    const { id, managementAccount } = organization;
    const { document } = loose;
    return organizationPolicy({ type, name: use.name, id: undefined, arn: undefined, document, organization: id, managementAccount })
      .policy;
  }
  const family = type === 'scp' ? 'a service control policy' : 'a resource control policy';
  const names = policies.filter((policy) => policy.type === type).map((policy) => policy.policy.description.name);
  const message = `the organization has no ${family.slice(2)} named ${quoteInput(use.name)}`;
  const other = named.length > 0 ? `the policy of that name is not ${family}` : undefined;
  const hint = other ?? didYouMean(use.name, [builtIn.description.name, ...names, ...draft.looseDocuments.keys()]);
  draft.report.add(errorAt(use.place, 'unknown-policy-name', message, hint ?? "add it to the organization's `policies`"));
  return undefined;
}
