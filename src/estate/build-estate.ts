// Makes the estate of a draft in which everything that can be known is settled.
import type { AccountId } from '../model/account.ts';
import { parseArn } from '../model/arn.ts';
import type { AccountDraft, EstateDraft, ResourceDraft } from './estate-draft.ts';
import type { Account, Estate, EstateResource, EstateS3, Organization, OrganizationNode } from './estate.ts';
import { resourcePolicy } from './policy-name.ts';
import type { Placed } from './place.ts';
import type { SettledPrincipals } from './settle-account-names.ts';
import type { SettledNames } from './settle-names.ts';

const NO_TAGS: ReadonlyMap<string, string> = new Map();
const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();
const NOBODY: SettledPrincipals = { users: NOTHING, groups: NOTHING, roles: NOTHING };

export function buildEstate(draft: EstateDraft, settled: SettledNames): Estate {
  const { organizations } = settled;
  const accounts = new Map<AccountId, Account>();
  const names = accountNames(organizations);
  for (const id of [...new Set([...draft.accounts.keys(), ...names.keys()])].sort()) {
    const account = draft.accounts.get(id);
    const name = account?.name?.value ?? names.get(id);
    accounts.set(
      id,
      account === undefined ? unknownAccount(id, name) : buildAccount(account, settled.principals.get(id) ?? NOBODY, name, names.has(id)),
    );
  }
  const awsManagedPolicies = new Map([...draft.awsManagedPolicies].map(([arn, { value }]) => [arn, value.policy]));
  return { organizations, accounts, awsManagedPolicies };
}

/** The accounts in the trees, with the names given there. */
function accountNames(organizations: readonly Organization[]): ReadonlyMap<AccountId, string | undefined> {
  const names = new Map<AccountId, string | undefined>();
  const visit = (node: OrganizationNode): void => {
    if (node.kind === 'account') names.set(node.id, node.name);
    for (const child of node.children) visit(child);
  };
  for (const organization of organizations) visit(organization.root);
  return names;
}

function unknownAccount(id: AccountId, name: string | undefined): Account {
  return {
    id,
    ...(name !== undefined && { name }),
    partition: 'aws',
    iamKnown: false,
    users: NOTHING,
    groups: NOTHING,
    roles: NOTHING,
    policies: NOTHING,
    resources: NOTHING,
    vpcEndpoints: NOTHING,
  };
}

/** `placed`: it stands in the tree of an organization. */
function buildAccount(account: AccountDraft, principals: SettledPrincipals, name: string | undefined, placed: boolean): Account {
  return {
    id: account.id,
    ...(name !== undefined && { name }),
    partition: account.partition ?? 'aws',
    iamKnown: account.iamKnown,
    ...(!account.organizationKnown && !placed && { organizationKnown: false as const }),
    ...principals,
    policies: valuesOf(account.policies),
    resources: new Map([...account.resources].map(([arn, resource]) => [arn, buildResource(account.id, resource)])),
    vpcEndpoints: valuesOf(account.vpcEndpoints),
    ...(account.s3PublicAccessBlock && { s3PublicAccessBlock: account.s3PublicAccessBlock.value }),
    ...(account.snapshotBlocks.size > 0 && { snapshotBlocks: valuesOf(account.snapshotBlocks) }),
    ...(account.registryPolicies.size > 0 && { registryPolicies: valuesOf(account.registryPolicies) }),
  };
}

function valuesOf<T>(placed: ReadonlyMap<string, Placed<T>>): ReadonlyMap<string, T> {
  const values = new Map<string, T>();
  for (const [key, { value }] of placed) values.set(key, value);
  return values;
}

function buildResource(account: AccountId, { arn, facts }: ResourceDraft): EstateResource {
  const document = facts.policy?.value;
  const s3 = buildS3(facts.s3?.value, facts.publicAccessBlock?.value);
  return {
    arn,
    account,
    ...(document && { policy: resourcePolicy(arn, account, document) }),
    policyKnown: facts.policy !== undefined || (facts.complete === true && facts.policyUnknown !== true),
    tags: facts.tags?.value ?? NO_TAGS,
    grants: (facts.grants ?? []).map((grant) => grant.value),
    ...(facts.share && { share: facts.share.value }),
    ...(s3 && { s3 }),
    ...(facts.kmsKey && { kmsKey: facts.kmsKey.value }),
    ...(facts.kmsKey === undefined && facts.complete !== true && isSecret(arn) && { kmsKeyKnown: false as const }),
    ...(facts.accessPoint && { accessPoint: facts.accessPoint.value }),
    ...(facts.lambda && { lambda: facts.lambda.value }),
    ...(facts.scanning && { scanning: facts.scanning.value }),
  };
}

/** The answer with a secret's policy does not tell its key, on which it depends whether the policy lets anybody in. */
function isSecret(arn: string): boolean {
  return parseArn(arn)?.service === 'secretsmanager';
}

function buildS3(s3: EstateS3 | undefined, publicAccessBlock: EstateS3['publicAccessBlock']): EstateS3 | undefined {
  if (publicAccessBlock === undefined) return s3;
  return { ...(s3 ?? { ownership: 'BucketOwnerEnforced', acl: [], bucketAbac: false }), publicAccessBlock };
}
