// Any recorded calls against the policy generated from them, and against others: nothing that was used is called unused.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { usedCalls } from '../../../test/activity/used-calls.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { generatePolicy } from '../generate/generate-policy.ts';
import type { UsedCall } from '../used-call.ts';
import { comparePolicies } from './compare-policies.ts';
import type { GrantedPolicy } from './comparison.ts';

const COVERAGE = { dataEventSources: ['s3.amazonaws.com'] };

function parsed(documents: readonly { readonly name: string; readonly json: string }[]): readonly GrantedPolicy[] {
  return documents.flatMap(({ name, json }) => {
    const { policy } = parsePolicyText({ name, text: json });
    return policy === undefined ? [] : [{ name, policy }];
  });
}

it('a policy generated from the calls has no unused action, statement or resource', () => {
  fc.assert(
    fc.property(usedCalls, (calls) => {
      const { services, statements, resources, elsewhere } = comparePolicies(
        parsed(generatePolicy(calls, { name: 'app' }).documents),
        calls,
        COVERAGE,
      );
      expect(services.flatMap(({ unused, notShown }) => [...unused, ...notShown])).toEqual([]);
      expect(statements.filter(({ use }) => use === 'unused')).toEqual([]);
      expect(resources.filter(({ use }) => use === 'untouched')).toEqual([]);
      expect(elsewhere).toEqual([]);
    }),
  );
});

it('counts every granted action once, and does not depend on the order of the calls', () => {
  const texts = ['s3:*', 'dynamodb:Get*', 'iam:PassRole', 'kms:*', 'ec2:CreateTags'];
  const patterns = fc.subarray(texts, { minLength: 1 });
  const shuffled = usedCalls.chain((calls) => fc.tuple(fc.constant(calls), fc.shuffledSubarray([...calls], { minLength: calls.length })));
  fc.assert(
    fc.property(patterns, shuffled, (Action, [calls, other]) => {
      const json = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } });
      const compare = (each: readonly UsedCall[]) => comparePolicies(parsed([{ name: 'given', json }]), each, COVERAGE);
      const comparison = compare(calls);
      expect(comparison.used + comparison.unused + comparison.notShown).toBe(comparison.granted);
      expect(compare(other)).toEqual(comparison);
      const used = new Set(
        calls.flatMap(({ outcome, meaning }) =>
          outcome === 'denied' || meaning.kind !== 'actions' ? [] : meaning.actions.map(({ action }) => action),
        ),
      );
      expect(comparison.services.flatMap(({ unused }) => unused).filter((action) => used.has(action))).toEqual([]);
    }),
  );
});
