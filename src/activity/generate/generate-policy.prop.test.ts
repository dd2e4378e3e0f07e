// Any recorded calls: the generated policy allows each of them and nothing idle, is valid, fits, and depends on no order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usedCalls } from '../../../test/activity/used-calls.ts';
import { validate } from '../../analyze/checks/validate/validate.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { printPolicy } from '../../policy/print-policy.ts';
import { validatePolicy } from '../../policy/validate-policy.ts';
import { prove } from '../proof/prove.ts';
import { CONDITION_KINDS, type GenerateOptions, type PolicyPlace } from './generate-options.ts';
import { generatePolicy } from './generate-policy.ts';
import type { ResourceDetail } from './generated-policy.ts';
import { placeFacts } from './policy-place.ts';

const options: fc.Arbitrary<GenerateOptions> = fc.record({
  name: fc.constant('app'),
  resources: fc.constantFrom<ResourceDetail>('exact', 'prefix', 'type', 'any'),
  conditions: fc.subarray([...CONDITION_KINDS]),
  organization: fc.constant('o-a1b2c3d4e5'),
  place: fc.constantFrom<PolicyPlace>('managed', 'inlineRole', 'inlineUser', 'permissionSet'),
});

const accounts = (id: string) => ({
  id,
  organization: { id: 'o-a1b2c3d4e5', managementAccount: '111122223333', path: 'o-a1b2c3d4e5/r-a1b2/' },
});

describe('a generated policy', () => {
  it('allows every call that it was made from, and every statement is needed', () => {
    fc.assert(
      fc.property(usedCalls, options, (calls, asked) => {
        const { documents } = generatePolicy(calls, asked);
        const proof = prove(documents, calls, { accounts });
        expect(proof).toMatchObject({ ok: true, value: { allowed: { failures: [] }, idle: [] } });
      }),
    );
  });

  it('is the same for the same calls in another order', () => {
    fc.assert(
      fc.property(
        usedCalls.chain((calls) => fc.tuple(fc.constant(calls), fc.shuffledSubarray([...calls], { minLength: calls.length }))),
        options,
        ([calls, shuffled], asked) => {
          expect(generatePolicy(shuffled, asked)).toEqual(generatePolicy(calls, asked));
        },
      ),
    );
  });

  it('parses, prints as it was, passes the checks of policies and fits its place', () => {
    fc.assert(
      fc.property(usedCalls, options, (calls, asked) => {
        for (const { name, json } of generatePolicy(calls, asked).documents) {
          const { policy, diagnostics } = parsePolicyText({ name, text: json });
          expect(diagnostics).toEqual([]);
          if (policy === undefined) continue;
          expect(printPolicy(policy)).toBe(json);
          expect(validatePolicy(policy, 'identity').filter(({ code }) => code !== 'policy-too-long')).toEqual([]);
          const findings = validate({ name, text: json }, { policyType: 'IDENTITY_POLICY' });
          expect(findings.filter(({ findingType }) => findingType === 'ERROR')).toEqual([]);
          expect(JSON.stringify(JSON.parse(json)).length).toBeLessThanOrEqual(placeFacts(asked.place ?? 'managed').characters);
        }
      }),
    );
  });

  it('has no action that no call used', () => {
    fc.assert(
      fc.property(usedCalls, options, (calls, asked) => {
        const used = new Set(
          calls.flatMap(({ outcome, meaning }) =>
            outcome === 'denied' || meaning.kind !== 'actions'
              ? []
              : meaning.actions.flatMap(({ action, grade }) => (grade === 'possible' ? [] : [action])),
          ),
        );
        const written = generatePolicy(calls, asked).documents.flatMap(({ statements }) => statements.flatMap(({ actions }) => actions));
        expect(new Set(written)).toEqual(used);
      }),
    );
  });
});
