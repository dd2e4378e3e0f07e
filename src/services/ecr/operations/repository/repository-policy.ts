// The policy of a repository.
import { shownPolicy } from '../../../../cloud/bind-policy.ts';
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { StoredPolicy } from '../../../../cloud/stored-policy.ts';
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { invalidParameter, repositoryPolicyNotFound } from '../../errors.ts';
import type { RepositoryRow } from '../../rows/repository-row.ts';
import { findRepository } from './find-repository.ts';
import { putRepository } from './put-repository.ts';
import { readPolicy } from './read-policy.ts';

export const repositoryPolicyOperations: EcrGroup<'SetRepositoryPolicy' | 'GetRepositoryPolicy' | 'DeleteRepositoryPolicy'> = {
  SetRepositoryPolicy: {
    authorize: (input, cx) => [repositoryDemand('SetRepositoryPolicy', cx, registryId(input, cx), input.repositoryName)],
    handle: (_permit, input, cx) => {
      const row = findRepository(cx, input);
      const policy = readPolicy(input.policyText, cx, { kind: 'repository' });
      putRepository(cx.state, { ...row, policy });
      if (input.force !== true && locksOut(cx, row)) throw invalidParameter('PolicyText', LOCKS_OUT);
      return answer(row, shownPolicy(policy, cx));
    },
  },
  GetRepositoryPolicy: {
    authorize: (input, cx) => [repositoryDemand('GetRepositoryPolicy', cx, registryId(input, cx), input.repositoryName)],
    handle: (_permit, input, cx) => {
      const row = findRepository(cx, input);
      return answer(row, shownPolicy(policyOf(row), cx));
    },
  },
  DeleteRepositoryPolicy: {
    authorize: (input, cx) => [repositoryDemand('DeleteRepositoryPolicy', cx, registryId(input, cx), input.repositoryName)],
    handle: (_permit, input, cx) => {
      const row = findRepository(cx, input);
      const shown = shownPolicy(policyOf(row), cx);
      const { policy: _, ...rest } = row;
      putRepository(cx.state, rest);
      return answer(rest, shown);
    },
  },
};

/** Amazon ECR API Reference, SetRepositoryPolicy: `force`. */
const LOCKS_OUT =
  'The policy would prevent you from setting another policy in the future. To set it anyway, force the SetRepositoryPolicy operation';

/** With the policy as it now stands. */
function locksOut(cx: CallContext, { account, name }: RepositoryRow): boolean {
  return cx.refusal(repositoryDemand('SetRepositoryPolicy', cx, account, name)) !== undefined;
}

function policyOf({ account, name, policy }: RepositoryRow): StoredPolicy {
  if (policy === undefined) throw repositoryPolicyNotFound(name, account);
  return policy;
}

interface Answer {
  readonly registryId: string;
  readonly repositoryName: string;
  readonly policyText: string;
}

function answer({ account, name }: RepositoryRow, policyText: string): Answer {
  return { registryId: account, repositoryName: name, policyText };
}
