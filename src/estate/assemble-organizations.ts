// Puts the organization's tree together from the saved answers.
import { quoteInput } from '../policy/quote-input.ts';
import { attachedOrganizationPolicies, SCP, type TreeContext } from './attached-organization-policies.ts';
import { define } from './draft-entry.ts';
import type { EstateDraft, NodeDraft } from './estate-draft.ts';
import type { AnsweredNode, OrganizationAnswers } from './organization-answers.ts';
import { errorAt, warningAt } from './place.ts';

/** One tree, while it is put together. */
interface Tree extends TreeContext {
  readonly children: ReadonlyMap<string, readonly AnsweredNode[]>;
  readonly visited: Set<string>;
  /** Nodes of which no file tells what is attached. */
  readonly assumed: AnsweredNode[];
}

/** Adds the organizations that the answers describe; reports what the answers leave open. */
export function assembleOrganizations(draft: EstateDraft): void {
  const answers = draft.organizationAnswers;
  const nodes = [...answers.nodes.values()];
  const roots = nodes.filter((node) => node.kind === 'root');
  const described = [...answers.organizations.values()].find(({ value }) => !draft.organizations.has(value.id));
  const first = nodes[0]?.place ?? described?.place;
  if (roots.length === 0 && first !== undefined) {
    const hint = 'add the answer of `aws organizations list-roots` (docs/guides/organizations-export.md shows all that is needed)';
    draft.report.add(errorAt(first, 'organization-without-root', 'the organization has no root', hint));
    return;
  }
  const orphans = reportOrphans(draft, nodes);
  const children = groupByParent(nodes);
  const visited = new Set<string>();
  for (const root of roots) assembleTree(draft, root, children, visited);
  if (orphans === 0 && draft.report.errors.length === 0) reportUnreached(draft, nodes, visited);
}

/** Parents in a circle, or deeper than any organization is. */
function reportUnreached(draft: EstateDraft, nodes: readonly AnsweredNode[], visited: ReadonlySet<string>): void {
  const node = nodes.find((candidate) => !visited.has(candidate.id));
  if (node === undefined) return;
  const message = `no way leads from a root down to ${quoteInput(node.id)}`;
  draft.report.add(errorAt(node.place, 'not-below-root', message, 'check the parents: they go in a circle, or deeper than 5 OUs'));
}

function assembleTree(
  draft: EstateDraft,
  root: AnsweredNode,
  children: ReadonlyMap<string, readonly AnsweredNode[]>,
  visited: Set<string>,
): void {
  const organization = organizationOf(draft.organizationAnswers, root);
  if (organization === undefined) {
    const hint = 'add the answer of `aws organizations describe-organization`';
    draft.report.add(
      errorAt(root.place, 'root-without-organization', `which organization has the root ${quoteInput(root.id)} is not known`, hint),
    );
    return;
  }
  const tree: Tree = {
    draft,
    organization: organization.id,
    managementAccount: organization.managementAccount,
    enabledTypes: root.enabledTypes,
    children,
    visited,
    assumed: [],
  };
  const assembled = assembleNode(tree, root, 0);
  warnAssumed(tree);
  const value = { ...organization, policies: new Map(), root: assembled };
  define(draft.report, draft.organizations, organization.id, { value, place: root.place }, 'organization', organization.id);
}

function organizationOf(
  answers: OrganizationAnswers,
  root: AnsweredNode,
): { readonly id: string; readonly managementAccount: string } | undefined {
  const named = root.organization === undefined ? undefined : answers.organizations.get(root.organization)?.value;
  if (named !== undefined) return named;
  if (root.organization !== undefined && root.managementAccount !== undefined) {
    return { id: root.organization, managementAccount: root.managementAccount };
  }
  const only = [...answers.organizations.values()];
  return only.length === 1 && root.organization === undefined ? only[0]?.value : undefined;
}

function groupByParent(nodes: readonly AnsweredNode[]): ReadonlyMap<string, readonly AnsweredNode[]> {
  const children = new Map<string, AnsweredNode[]>();
  for (const node of nodes) {
    if (node.parent === undefined) continue;
    const siblings = children.get(node.parent.value);
    if (siblings === undefined) children.set(node.parent.value, [node]);
    else siblings.push(node);
  }
  for (const siblings of children.values()) siblings.sort((a, b) => (a.id < b.id ? -1 : 1));
  return children;
}

/** A node without a parent has no place in the tree, so nobody could say which policies it inherits. */
function reportOrphans(draft: EstateDraft, nodes: readonly AnsweredNode[]): number {
  let orphans = 0;
  for (const node of nodes) {
    if (node.kind === 'root' || node.parent !== undefined) continue;
    orphans++;
    const what = node.kind === 'ou' ? 'OU' : 'account';
    const hint =
      `add the answer of \`aws organizations list-parents --child-id ${node.id}\`, saved as \`list-parents.${node.id}.json\`, or ` +
      `name the file that lists it after its parent: \`list-${node.kind === 'ou' ? 'organizational-units' : 'accounts'}-for-parent.PARENT.json\``;
    draft.report.add(
      errorAt(node.place, 'parent-unknown', `where ${what} ${quoteInput(node.id)} stands in the organization is not known`, hint),
    );
  }
  return orphans;
}

/** AWS Organizations nests OUs five deep; the bound only keeps a file from exhausting the stack. */
const DEEPEST = 100;

function assembleNode(tree: Tree, node: AnsweredNode, depth: number): NodeDraft {
  tree.visited.add(node.id);
  const below = depth < DEEPEST ? (tree.children.get(node.id) ?? []).filter((child) => !tree.visited.has(child.id)) : [];
  const { scps, rcps, assumed } = attachedOrganizationPolicies(tree, node);
  if (assumed) tree.assumed.push(node);
  return {
    kind: node.kind,
    id: node.id,
    ...(node.name !== undefined && { name: node.name }),
    place: node.place,
    scps,
    rcps,
    children: below.map((child) => assembleNode(tree, child, depth + 1)),
  };
}

function warnAssumed(tree: Tree): void {
  const first = tree.assumed[0];
  if (first === undefined) return;
  const others = tree.assumed.length - 1;
  const message =
    `which service control policies are attached to ${quoteInput(first.id)}${others > 0 ? ` and ${others} other${others > 1 ? 's' : ''}` : ''} ` +
    'is not given: FullAWSAccess is assumed';
  const hint = `add the answer of \`aws organizations list-policies-for-target --target-id ${first.id} --filter ${SCP}\`, saved as \`list-policies-for-target.${first.id}.json\``;
  tree.draft.report.add(warningAt(first.place, 'attachments-unknown', message, hint));
}
