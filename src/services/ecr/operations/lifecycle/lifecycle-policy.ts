// PutLifecyclePolicy, GetLifecyclePolicy, DeleteLifecyclePolicy.
import { registryId, repositoryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { readLifecyclePolicy } from '../../lifecycle/read-lifecycle-policy.ts';
import type { LifecycleState, RepositoryRow } from '../../rows/repository-row.ts';
import { findRepository } from '../repository/find-repository.ts';
import { putRepository } from '../repository/put-repository.ts';
import { lifecyclePolicyNotFound } from './lifecycle-errors.ts';

export const lifecyclePolicyOperations: EcrGroup<'PutLifecyclePolicy' | 'GetLifecyclePolicy' | 'DeleteLifecyclePolicy'> = {
  PutLifecyclePolicy: {
    authorize: (input, cx) => [repositoryDemand('PutLifecyclePolicy', cx, registryId(input, cx), input.repositoryName)],
    handle: (_permit, input, cx) => {
      const row = findRepository(cx, input);
      const { lifecyclePolicyText: text } = input;
      readLifecyclePolicy(text);
      const { evaluatedAt } = row.lifecycle ?? {};
      const lifecycle = { text, savedAt: cx.now, ...(evaluatedAt !== undefined && { evaluatedAt }), due: true as const };
      putRepository(cx.state, { ...row, lifecycle });
      return { registryId: row.account, repositoryName: row.name, lifecyclePolicyText: text };
    },
  },
  GetLifecyclePolicy: {
    authorize: (input, cx) => [repositoryDemand('GetLifecyclePolicy', cx, registryId(input, cx), input.repositoryName)],
    handle: (_permit, input, cx) => {
      const row = findRepository(cx, input);
      return shown(row, policyOf(row));
    },
  },
  DeleteLifecyclePolicy: {
    authorize: (input, cx) => [repositoryDemand('DeleteLifecyclePolicy', cx, registryId(input, cx), input.repositoryName)],
    handle: (_permit, input, cx) => {
      const row = findRepository(cx, input);
      const shownPolicy = shown(row, policyOf(row));
      const { lifecycle: _, ...rest } = row;
      putRepository(cx.state, rest);
      return shownPolicy;
    },
  },
};

/** Throws `LifecyclePolicyNotFoundException`. */
export function policyOf(row: RepositoryRow): LifecycleState {
  if (row.lifecycle === undefined) throw lifecyclePolicyNotFound(row);
  return row.lifecycle;
}

/** A policy that was not evaluated yet was evaluated in 1970. */
function shown({ account, name }: RepositoryRow, { text, evaluatedAt = 0 }: LifecycleState): object {
  return { registryId: account, repositoryName: name, lifecyclePolicyText: text, lastEvaluatedAt: new Date(evaluatedAt) };
}
