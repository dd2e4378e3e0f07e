// Builds accounts and an organization from plain data: the `organization` form of an estate file, with an e-mail address for each account.
import type { AccountContext, NewAccount } from '../../cloud/service.ts';
import type { StateWriter } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { addAccount, attach, joinOrganization, putBelow } from './change.ts';
import { FULL_ACCESS, RCP_FULL_ACCESS } from './built-in-policies.ts';
import { checkPolicyContent } from './check-policy.ts';
import { mintId } from './mint-id.ts';
import { RCP, SCP } from './policy-kinds.ts';
import { ACCOUNTS, ORGANIZATIONS, POLICIES, UNITS } from './rows.ts';

export interface OrganizationSeed {
  /** Absent: accounts in no organization. */
  readonly organization?: {
    readonly id?: string;
    readonly managementAccount: AccountId;
    readonly policies?: readonly PolicySeed[];
    readonly root: NodeSeed;
  };
  /** Names of accounts; ones that the tree has and this list has not are named after their number. */
  readonly accounts?: readonly { readonly id: AccountId; readonly name?: string; readonly email?: string }[];
}

export interface PolicySeed {
  readonly name: string;
  readonly id?: string;
  readonly arn?: string;
  readonly description?: string;
  readonly type: 'scp' | 'rcp';
  /** A document, or its text. */
  readonly document: object | string;
}

/** A policy of the organization by its name or id, or one of its own. */
export type AttachedSeed = string | Omit<PolicySeed, 'type'>;

export interface NodeSeed {
  readonly id?: string;
  readonly name?: string;
  /** Absent: `FullAWSAccess` alone. */
  readonly scps?: readonly AttachedSeed[];
  readonly rcps?: readonly AttachedSeed[];
  readonly accounts?: readonly (AccountId | AccountPlaceSeed)[];
  readonly ous?: readonly NodeSeed[];
}

export interface AccountPlaceSeed {
  readonly id: AccountId;
  readonly name?: string;
  readonly scps?: readonly AttachedSeed[];
  readonly rcps?: readonly AttachedSeed[];
}

const ACCESS_ROLE = 'OrganizationAccountAccessRole';

/**
 * Writes all rows and answers the accounts, management account first, for whom the kernel then lets every service prepare. SCPs and RCPs are enabled.
 * Throws ServiceError (`MalformedPolicyDocumentException` …) for policies that AWS would refuse, Error for names of policies that are not there.
 * `now` in milliseconds.
 */
export function seedOrganization(
  state: StateWriter,
  seed: OrganizationSeed,
  now: number,
  random: AccountContext['random'],
  partition = 'aws',
): readonly NewAccount[] {
  const { organization } = seed;
  const named = new Map((seed.accounts ?? []).map((account) => [account.id, account]));
  if (organization !== undefined) seedTree({ state, now, random, named }, organization, partition);
  for (const { id, name = id, email = `${id}@example.com` } of named.values()) {
    if (state.get(ACCOUNTS, id) === undefined) addAccount(state, { id, name, email });
  }
  const management = organization?.managementAccount;
  const rows = Array.from(state.scan(ACCOUNTS, ''), ([, row]) => row).sort(
    (a, b) => Number(b.id === management) - Number(a.id === management),
  );
  return rows.map(({ id, name, email, membership }) => ({
    id,
    name,
    email,
    managementAccount: membership === undefined || management === undefined ? id : management,
    ...(membership !== undefined && id !== management && { accessRoleName: ACCESS_ROLE }),
  }));
}

interface Seeding {
  readonly state: StateWriter;
  readonly now: number;
  readonly random: AccountContext['random'];
  readonly named: ReadonlyMap<AccountId, { readonly id: AccountId; readonly name?: string; readonly email?: string }>;
}

interface Tree extends Seeding {
  readonly organization: string;
  readonly root: string;
  /** Ids by type, and name or id. */
  readonly policies: Map<string, string>;
}

function seedTree(seeding: Seeding, form: NonNullable<OrganizationSeed['organization']>, partition: string): void {
  const { state, random } = seeding;
  const { managementAccount } = form;
  const id = form.id ?? mintId('o-', 10, random);
  const root = form.root.id ?? mintId('r-', 4, random);
  const row = { id, managementAccount, partition, featureSet: 'ALL', root, policyTypes: [SCP, RCP], services: {}, revision: 0 } as const;
  state.put(ORGANIZATIONS, id, row);
  const policies = new Map([
    [`scp ${FULL_ACCESS.name}`, FULL_ACCESS.id],
    [`rcp ${RCP_FULL_ACCESS.name}`, RCP_FULL_ACCESS.id],
  ]);
  const tree: Tree = { ...seeding, organization: id, root, policies };
  for (const policy of form.policies ?? []) putPolicy(tree, policy);
  seedNode(tree, form.root, root);
  if (state.get(ACCOUNTS, managementAccount)?.membership === undefined) seedAccount(tree, { id: managementAccount }, root);
}

function seedNode(tree: Tree, form: NodeSeed, id: string): void {
  attachAll(tree, form, id);
  for (const place of form.accounts ?? []) seedAccount(tree, typeof place === 'string' ? { id: place } : place, id);
  for (const unit of form.ous ?? []) {
    const unitId = unit.id ?? mintId(`ou-${tree.root.slice('r-'.length)}-`, 8, tree.random);
    putBelow(tree.state, tree.organization, UNITS, [unitId], { id: unitId, name: unit.name ?? unitId, parent: id });
    seedNode(tree, unit, unitId);
  }
}

function seedAccount(tree: Tree, place: AccountPlaceSeed, parent: string): void {
  const { state, organization, now, named } = tree;
  const { id } = place;
  const known = named.get(id);
  const row = { id, name: known?.name ?? place.name ?? id, email: known?.email ?? `${id}@example.com`, status: 'ACTIVE' } as const;
  // Attached by the form alone: it may leave FullAWSAccess out.
  joinOrganization(state, row, { organization, parent, method: 'CREATED', since: now }, { attachments: false });
  attachAll(tree, place, id);
}

function attachAll(tree: Tree, { scps = [FULL_ACCESS.name], rcps = [] }: Pick<NodeSeed, 'scps' | 'rcps'>, target: string): void {
  for (const scp of scps) attach(tree.state, tree.organization, target, idOf(tree, scp, 'scp'), SCP);
  for (const rcp of rcps) {
    const id = idOf(tree, rcp, 'rcp');
    if (id !== RCP_FULL_ACCESS.id) attach(tree.state, tree.organization, target, id, RCP);
  }
}

function idOf(tree: Tree, attached: AttachedSeed, type: 'scp' | 'rcp'): string {
  const name = typeof attached === 'string' ? attached : attached.name;
  const known = tree.policies.get(`${type} ${name}`);
  if (known !== undefined) return known;
  if (typeof attached === 'string') throw new Error(`the organization has no ${type.toUpperCase()} named ${name}`);
  return putPolicy(tree, { ...attached, type });
}

function putPolicy(tree: Tree, { name, id: given, arn, description = '', type, document }: PolicySeed): string {
  const id = given ?? arn?.split('/').at(-1) ?? mintId('p-', 8, tree.random);
  const kind = type === 'scp' ? SCP : RCP;
  const content = typeof document === 'string' ? document : JSON.stringify(document);
  checkPolicyContent(kind, content);
  putBelow(tree.state, tree.organization, POLICIES, [id], { id, name, description, type: kind, content, updated: tree.now });
  tree.policies.set(`${type} ${name}`, id);
  tree.policies.set(`${type} ${id}`, id);
  return id;
}
