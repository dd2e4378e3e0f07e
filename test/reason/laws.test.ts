// What must be true of inclusion between policies, whatever they are.
import { describe, expect, it } from 'vitest';
import { allowedBeyond } from '../../src/reason/policy-question.ts';
import { Random } from '../testkit/random.ts';
import { unionOf } from './judge.ts';
import { type SmallPolicy, similarPolicy, smallPolicy } from './small-policies.ts';

type Answer = 'empty' | 'witness' | 'unknown';

function beyond(some: SmallPolicy, others: SmallPolicy): Answer {
  return allowedBeyond(unionOf(some), unionOf(others)).answer;
}

function forPolicies(count: number, check: (policy: SmallPolicy, random: Random) => void): void {
  const random = new Random(20261126);
  for (let i = 0; i < count; i++) check(smallPolicy(random), random);
}

const withStatements = (policy: SmallPolicy, Statement: SmallPolicy['Statement']): SmallPolicy => ({ ...policy, Statement });
const effects = (policy: SmallPolicy, effect: string): SmallPolicy['Statement'] =>
  policy.Statement.filter(({ Effect }) => Effect === effect);

describe('inclusion', () => {
  it('holds of a policy and itself, and of one with its statements turned round and doubled', () => {
    forPolicies(200, (policy) => {
      expect(beyond(policy, policy)).toBe('empty');
      const turned = withStatements(policy, [...policy.Statement.toReversed(), ...policy.Statement]);
      expect(beyond(policy, turned), JSON.stringify(policy)).toBe('empty');
      expect(beyond(turned, policy), JSON.stringify(policy)).toBe('empty');
    });
  });

  it('grows with what is allowed, and shrinks with what is denied', () => {
    forPolicies(200, (policy, random) => {
      const other = smallPolicy(random);
      expect(beyond(policy, withStatements(policy, [...policy.Statement, ...effects(other, 'Allow')]))).toBe('empty');
      expect(beyond(withStatements(policy, [...policy.Statement, ...effects(other, 'Deny')]), policy)).toBe('empty');
    });
  });

  it('does not see whether a list is written as one statement or several, nor how actions are spelled', () => {
    forPolicies(200, (policy) => {
      const split = withStatements(
        policy,
        policy.Statement.flatMap((one) =>
          Array.isArray(one['Action']) ? one['Action'].map((action: string) => ({ ...one, Action: action.toUpperCase() })) : [one],
        ),
      );
      // Apart from what nobody knows: the two sides hold the same requests.
      expect(beyond(policy, split), JSON.stringify(policy)).not.toBe('witness');
      expect(beyond(split, policy), JSON.stringify(policy)).not.toBe('witness');
    });
  });

  it('goes through: what is in the second is in the third', () => {
    let chains = 0;
    forPolicies(1500, (first, random) => {
      const second = similarPolicy(first, random);
      const third = similarPolicy(second, random);
      if (beyond(first, second) !== 'empty' || beyond(second, third) !== 'empty') return;
      chains++;
      expect(beyond(first, third), JSON.stringify([first, second, third])).not.toBe('witness');
    });
    expect(chains).toBeGreaterThan(200);
  });
});
