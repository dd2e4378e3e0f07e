// The policy of a registry.
import { shownPolicy } from '../../../../cloud/bind-policy.ts';
import { registryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { registryPolicyNotFound } from '../../errors.ts';
import { readPolicy } from '../repository/read-policy.ts';
import { putRegistry, registryRow } from './update-registry.ts';

export const registryPolicyOperations: EcrGroup<'PutRegistryPolicy' | 'GetRegistryPolicy' | 'DeleteRegistryPolicy'> = {
  PutRegistryPolicy: {
    authorize: (_input, cx) => [registryDemand('PutRegistryPolicy', cx)],
    handle: (_permit, { policyText }, cx) => {
      const { account, region } = cx;
      const policy = readPolicy(policyText, cx, { kind: 'registry', account, region });
      putRegistry(cx, { ...registryRow(cx), policy });
      return { registryId: account, policyText: shownPolicy(policy, cx) };
    },
  },
  GetRegistryPolicy: {
    authorize: (_input, cx) => [registryDemand('GetRegistryPolicy', cx)],
    handle: (_permit, _input, cx) => {
      const { policy } = registryRow(cx);
      if (policy === undefined) throw registryPolicyNotFound(cx.account);
      return { registryId: cx.account, policyText: shownPolicy(policy, cx) };
    },
  },
  DeleteRegistryPolicy: {
    authorize: (_input, cx) => [registryDemand('DeleteRegistryPolicy', cx)],
    handle: (_permit, _input, cx) => {
      const { policy, ...rest } = registryRow(cx);
      if (policy === undefined) throw registryPolicyNotFound(cx.account);
      putRegistry(cx, rest);
      return { registryId: cx.account, policyText: shownPolicy(policy, cx) };
    },
  },
};
