// The repository that replication makes where there is none: by the destination's creation template, or with ECR's defaults.
// Amazon ECR User Guide, Templates to control repositories created during a pull through cache, create on push, or replication action.
import type { PeriodicContext } from '../../../../cloud/service.ts';
import { keyOf, type StateReader } from '../../../../cloud/state/table.ts';
import { CREATION_TEMPLATES, type CreationTemplateRow } from '../../rows/registry-row.ts';
import type { RepositoryRow } from '../../rows/repository-row.ts';
import type { RepositoryPlace } from '../image/find-image.ts';
import { managedKeyArn } from '../repository/encryption.ts';
import { readPolicy } from '../repository/read-policy.ts';

type Means = Pick<PeriodicContext, 'state' | 'now' | 'partition' | 'identities'>;

/** Throws ServiceError when the template's repository policy names principals that are gone. */
export function replicatedRepository(means: Means, place: RepositoryPlace): RepositoryRow {
  const { account, region, name } = place;
  const template = templateFor(means.state, place);
  return {
    account,
    region,
    name,
    createdAt: means.now,
    tags: template?.tags ?? {},
    tagMutability: template?.tagMutability ?? 'MUTABLE',
    exclusionFilters: template?.exclusionFilters ?? [],
    scanOnPush: false,
    encryption: encryptionOf(template, means, place),
    ...(template?.repositoryPolicy !== undefined && { policy: readPolicy(template.repositoryPolicy, means, { kind: 'repository' }) }),
    ...(template?.lifecyclePolicy !== undefined && { lifecycle: { text: template.lifecyclePolicy, savedAt: means.now, due: true } }),
  };
}

/** The longest prefix counts; `ROOT` is for names that no other template is for. */
function templateFor(state: StateReader, { account, region, name }: RepositoryPlace): CreationTemplateRow | undefined {
  let found: CreationTemplateRow | undefined;
  for (const [, template] of state.scan(CREATION_TEMPLATES, keyOf(account, region, ''))) {
    if (!template.appliedFor.includes('REPLICATION') || !isFor(template, name)) continue;
    if (found === undefined || reach(template) > reach(found)) found = template;
  }
  return found;
}

function isFor({ prefix }: CreationTemplateRow, name: string): boolean {
  return prefix === 'ROOT' || name.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}

function reach({ prefix }: CreationTemplateRow): number {
  return prefix === 'ROOT' ? 0 : prefix.length;
}

function encryptionOf(
  template: CreationTemplateRow | undefined,
  { partition }: Means,
  { account, region }: RepositoryPlace,
): RepositoryRow['encryption'] {
  const { type, kmsKey } = template?.encryption ?? { type: 'AES256' };
  return type === 'AES256' ? { type } : { type, kmsKey: kmsKey ?? managedKeyArn({ partition, region }, account) };
}
