// What ECR's operations need to be allowed: actions on repositories, on the registry, or on nothing in particular.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { Demand, ResourcePolicy } from '../../cloud/demand.ts';
import type { StoredPolicy } from '../../cloud/stored-policy.ts';
import type { StateReader } from '../../cloud/state/table.ts';
import type { AccountId } from '../../model/account.ts';
import { accountSetting } from './account-settings.ts';
import { joinedPolicies } from './joined-policies.ts';
import { REGISTRIES, registryKey } from './rows/registry-row.ts';
import { REPOSITORIES, repositoryKey, type RepositoryRow } from './rows/repository-row.ts';

type Here = Pick<AuthorizeContext, 'state' | 'region' | 'partition' | 'account'>;
type Context = NonNullable<Demand['context']>;

/** `arn:aws:ecr:us-west-2:123456789012:repository/team/app` */
export function repositoryArn({ partition, region }: Pick<Here, 'partition' | 'region'>, account: AccountId, name: string): string {
  return `arn:${partition}:ecr:${region}:${account}:repository/${name}`;
}

/** The registry that an input names; without one, the caller's own. */
export function registryId(input: { readonly registryId?: string | undefined }, { account }: Pick<Here, 'account'>): AccountId {
  return input.registryId ?? account;
}

/** Whether the repository exists changes nothing in what is asked, but for its tags and its policy. */
export function repositoryDemand(action: string, here: Here, account: AccountId, name: string, context?: Context): Demand {
  const row = here.state.get(REPOSITORIES, repositoryKey(account, here.region, name));
  const arn = repositoryArn(here, account, name);
  const policy = effectivePolicy(action, here, account, row, arn);
  return {
    action: `ecr:${action}`,
    resource: { arn, owner: account, ...(row !== undefined && { tags: row.tags }), ...(policy !== undefined && { policy }) },
    ...(context !== undefined && { context }),
  };
}

/** An action on the registry as a whole (`*`), with its registry policy as far as that has a say. */
export function registryDemand(action: string, here: Here, account: AccountId = here.account, context?: Context): Demand {
  const policy = policyOfRegistry(action, here.state, account, here.region);
  const described = policy && describedRegistryPolicy(policy, account);
  return {
    action: `ecr:${action}`,
    resource: { arn: '*', owner: account, ...(described !== undefined && { policy: described }) },
    ...(context !== undefined && { context }),
  };
}

/** The policy of a registry, which governs what is done to all of its repositories, also to those that are not there yet. */
export function registryPolicy(state: StateReader, account: AccountId, region: string): ResourcePolicy | undefined {
  const policy = state.get(REGISTRIES, registryKey(account, region))?.policy;
  return policy && describedRegistryPolicy(policy, account);
}

/** What a registry policy speaks of in scope V1. Amazon ECR User Guide, Private registry permissions. */
const FIRST_SCOPE: ReadonlySet<string> = new Set(['ReplicateImage', 'BatchImportUpstreamImage', 'CreateRepository']);

/** The policy of the registry if it has a say in the action: in scope V2 in every one. */
function policyOfRegistry(action: string, state: StateReader, account: AccountId, region: string): StoredPolicy | undefined {
  const policy = state.get(REGISTRIES, registryKey(account, region))?.policy;
  if (policy === undefined) return undefined;
  return FIRST_SCOPE.has(action) || accountSetting(state, account, region, 'REGISTRY_POLICY_SCOPE') === 'V2' ? policy : undefined;
}

/** The statements of the repository's and of the registry's policy together: the engine takes one policy of a resource. */
export function policyOfRepository(action: string, state: StateReader, row: RepositoryRow): StoredPolicy | undefined {
  const ofRegistry = policyOfRegistry(action, state, row.account, row.region);
  if (row.policy === undefined || ofRegistry === undefined) return row.policy ?? ofRegistry;
  return joinedPolicies(row.policy, ofRegistry);
}

function effectivePolicy(
  action: string,
  { state, region }: Here,
  account: AccountId,
  row: RepositoryRow | undefined,
  arn: string,
): ResourcePolicy | undefined {
  const ofRegistry = policyOfRegistry(action, state, account, region);
  if (row?.policy === undefined) return ofRegistry && describedRegistryPolicy(ofRegistry, account);
  const description = { type: 'resource', account, attachedTo: arn } as const;
  if (ofRegistry === undefined) return { policy: row.policy, description: { ...description, name: `repository policy of ${row.name}` } };
  const name = `repository policy of ${row.name} and registry policy of ${account}`;
  return { policy: joinedPolicies(row.policy, ofRegistry), description: { ...description, name } };
}

function describedRegistryPolicy(policy: StoredPolicy, account: AccountId): ResourcePolicy {
  return { policy, description: { type: 'resource', name: `registry policy of ${account}`, account } };
}
