// What ECR tells an estate file: repositories, each with the statements that its own and its registry's policy make about it.
import { type PrincipalScope, shownPolicy } from '../../cloud/bind-policy.ts';
import { documentForm } from '../../cloud/projection/document-form.ts';
import type { ResourceForm } from '../../cloud/projection/estate-form.ts';
import type { AccountPiece, Projection, ProjectionScope } from '../../cloud/projection/projection.ts';
import type { AccountId } from '../../model/account.ts';
import { policyOfRepository, repositoryArn } from './demands.ts';
import { managedKeyArn } from './operations/repository/encryption.ts';
import { isEnhanced } from './operations/scanning-configuration/scan-frequency.ts';
import { REPOSITORIES, type RepositoryRow } from './rows/repository-row.ts';

export const projectEcr: Projection = (scope) => {
  const resources = new Map<AccountId, ResourceForm[]>();
  for (const [, row] of scope.state.scan(REPOSITORIES, '')) {
    const list = resources.get(row.account);
    const form = repositoryForm(scope, row);
    if (list === undefined) resources.set(row.account, [form]);
    else list.push(form);
  }
  return { accounts: new Map<AccountId, AccountPiece>([...resources].map(([id, list]) => [id, { resources: list }])) };
};

function repositoryForm(scope: ProjectionScope, row: RepositoryRow): ResourceForm {
  const { account, region, name, tags, encryption } = row;
  const place = { partition: scope.partition, region };
  const own = encryption.kmsKey !== undefined && encryption.kmsKey !== managedKeyArn(place, account);
  return {
    arn: repositoryArn(place, account, name),
    ...policyForm(scope, row),
    ...(Object.keys(tags).length > 0 && { tags }),
    ...(own && encryption.kmsKey !== undefined && { kmsKey: encryption.kmsKey }),
    scanning: isEnhanced(scope.state, account, region) ? 'enhanced' : 'basic',
  };
}

/** The policy as it governs most actions: in its first scope a registry's has a say in three only, which are no repository's affair. */
function policyForm(scope: PrincipalScope, row: RepositoryRow): Pick<ResourceForm, 'policy'> {
  const policy = policyOfRepository('BatchGetImage', scope.state, row);
  return { policy: policy === undefined ? null : documentForm(shownPolicy(policy, scope)) };
}
