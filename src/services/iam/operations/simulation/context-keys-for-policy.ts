// GetContextKeysForCustomPolicy and GetContextKeysForPrincipalPolicy.
import type { CompiledPolicy } from '../../../../evaluate/compile-policy.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { demand, demandOnAll } from '../../targets.ts';
import { conditionKeysOf } from './condition-keys.ts';
import { inputPolicies } from './input-policies.ts';
import { getSource, sourcePolicies, sourceTarget } from './simulated-principal.ts';

export const getContextKeysForCustomPolicy: IamOperation<'GetContextKeysForCustomPolicy'> = {
  authorize: () => demandOnAll('GetContextKeysForCustomPolicy'),
  handle: (_permit, { PolicyInputList }) => ({ ContextKeyNames: keysOf(inputPolicies('PolicyInputList', PolicyInputList, 'identity')) }),
};

export const getContextKeysForPrincipalPolicy: IamOperation<'GetContextKeysForPrincipalPolicy'> = {
  authorize: ({ PolicySourceArn }, cx) => [demand('GetContextKeysForPrincipalPolicy', sourceTarget(cx, PolicySourceArn))],
  handle: (_permit, { PolicySourceArn, PolicyInputList }, cx) => {
    const own = sourcePolicies(cx, getSource(cx, PolicySourceArn));
    return { ContextKeyNames: keysOf([...own, ...inputPolicies('PolicyInputList', PolicyInputList, 'identity')]) };
  },
};

function keysOf(policies: readonly CompiledPolicy[]): readonly string[] {
  return [...new Map(policies.flatMap(({ policy }) => conditionKeysOf(policy)).map((key) => [key.toLowerCase(), key])).values()];
}
