// What holds of the check for new access whatever the policies are, on generated ones.
import { expect, test } from 'vitest';
import type { CheckedKind } from '../../../src/analyze/checks/access/answer.ts';
import { checkNoNewAccess } from '../../../src/analyze/checks/access/check-no-new-access.ts';
import { compilePolicy } from '../../../src/evaluate/compile-policy.ts';
import { prepareQuery } from '../../../src/evaluate/query.ts';
import { DENY, scanPolicies } from '../../../src/evaluate/scan-policy.ts';
import type { AuthorizationRequest } from '../../../src/model/request.ts';
import type { Policy } from '../../../src/policy/ast.ts';
import { parsePolicyText } from '../../../src/policy/parse-policy.ts';
import { policiesOf } from '../../testkit/map-policy-set.ts';
import type { DocumentJson } from '../../testkit/policy-json.ts';
import { statementsOf } from '../../testkit/policy-json.ts';
import { generateWorld } from '../../testkit/world.ts';
import { allowsWitness, referenceAllowsWitness } from './replay.ts';

interface Sample {
  readonly policies: readonly { readonly json: DocumentJson; readonly policy: Policy; readonly kind: CheckedKind }[];
  readonly requests: readonly AuthorizationRequest[];
}

const KINDS: ReadonlyMap<string, CheckedKind> = new Map([
  ['identity', 'IDENTITY_POLICY'],
  ['resource', 'RESOURCE_POLICY'],
  ['trust', 'RESOURCE_POLICY'],
]);

/** Principals with wildcards within are patterns to the check, and nobody to the evaluator. */
function isPlain(json: DocumentJson): boolean {
  return statementsOf(json).every(
    ({ Principal, NotPrincipal }) => !/[^"][*?]|[*?][^"]/.test(JSON.stringify([Principal ?? '', NotPrincipal ?? ''])),
  );
}

function parse(json: DocumentJson): Policy | undefined {
  return parsePolicyText({ name: 'policy.json', text: JSON.stringify(json) }).policy;
}

function sampleOf(index: number): Sample {
  const { requests } = generateWorld(20_260, index);
  const documents = new Map<string, { json: DocumentJson; kind: CheckedKind }>();
  for (const { policies } of requests) {
    for (const { description, document } of policiesOf(policies)) {
      const kind = KINDS.get(description.type);
      if (kind !== undefined && isPlain(document)) documents.set(JSON.stringify(document), { json: document, kind });
    }
  }
  const policies = [...documents.values()].slice(0, 4).flatMap(({ json, kind }) => {
    const policy = parse(json);
    return policy === undefined ? [] : [{ json, policy, kind }];
  });
  return { policies, requests: requests.map(({ request }) => request).slice(0, 40) };
}

const SAMPLES = Array.from({ length: 50 }, (_, index) => sampleOf(index));

function allows(policy: Policy, request: AuthorizationRequest, kind: CheckedKind): boolean {
  const compiled = compilePolicy(policy, { type: kind === 'IDENTITY_POLICY' ? 'identity' : 'resource', name: 'policy' });
  const bits = scanPolicies([compiled], prepareQuery(request, { identity: [] }, {}));
  return bits !== 0 && (bits & DENY) === 0;
}

/** The policy without its first statement. */
function narrowed({ json, kind }: Sample['policies'][number]): Sample['policies'] {
  const less = { ...json, Statement: statementsOf(json).slice(1) };
  const policy = less.Statement.length === 0 ? undefined : parse(less);
  return policy === undefined ? [] : [{ json: less, policy, kind }];
}

test('a policy grants nothing beyond itself', () => {
  const answers = SAMPLES.flatMap(({ policies }) => policies.map(({ policy, kind }) => checkNoNewAccess(policy, policy, kind).result));
  expect(answers.length).toBeGreaterThan(80);
  expect(answers.filter((result) => result !== 'PASS')).toEqual([]);
});

test('what is added is found, in the statement that adds it, and its witness is real', () => {
  const added = { Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: 'arn:aws:iam::999999999999:user/new' } as const;
  for (const { policies } of SAMPLES) {
    for (const { json, policy, kind } of policies) {
      const statement = kind === 'IDENTITY_POLICY' ? added : { ...added, Principal: { AWS: '999999999999' } };
      const wider = parse({ ...json, Statement: [...statementsOf(json), statement] });
      if (wider === undefined) throw new Error('the wider policy is no policy');
      const answer = checkNoNewAccess(wider, policy, kind);
      if (answer.result === 'UNKNOWN') continue;
      const last = wider.statements.length - 1;
      const witness = answer.result === 'FAIL' ? answer.reasons.find(({ statementIndex }) => statementIndex === last)?.witness : undefined;
      if (witness === undefined) {
        // Then it was allowed before, or it is denied.
        const request = {
          action: added.Action,
          resource: added.Resource,
          context: {},
          ...(kind === 'IDENTITY_POLICY' ? {} : { principal: 'arn:aws:iam::999999999999:root' }),
        };
        expect(allowsWitness(policy, request, kind) || !allowsWitness(wider, request, kind)).toBe(true);
        continue;
      }
      expect([allowsWitness(wider, witness, kind), allowsWitness(policy, witness, kind)]).toEqual([true, false]);
      const widerJson = { ...json, Statement: [...statementsOf(json), statement] };
      expect([referenceAllowsWitness(widerJson, witness, kind), referenceAllowsWitness(json, witness, kind)]).toEqual([true, false]);
    }
  }
});

test('a pass is borne out by every request of the world, a failure by its witness; order changes nothing', () => {
  const counts = { PASS: 0, FAIL: 0, UNKNOWN: 0 };
  for (const [index, { policies, requests }] of SAMPLES.entries()) {
    for (const updated of policies) {
      for (const existing of [...policies, ...narrowed(updated), ...(SAMPLES[index + 1]?.policies ?? [])]) {
        if (existing === updated || existing.kind !== updated.kind) continue;
        const { kind } = updated;
        const answer = checkNoNewAccess(updated.policy, existing.policy, kind);
        counts[answer.result]++;
        if (answer.result === 'PASS') {
          const missed = requests.filter((request) => allows(updated.policy, request, kind) && !allows(existing.policy, request, kind));
          expect(missed).toEqual([]);
        } else if (answer.result === 'FAIL') {
          for (const { witness } of answer.reasons) {
            expect([allowsWitness(updated.policy, witness, kind), allowsWitness(existing.policy, witness, kind)]).toEqual([true, false]);
            const agreed = [updated.json, existing.json].map((document) => referenceAllowsWitness(document, witness, kind));
            expect(agreed, JSON.stringify(witness)).toEqual([true, false]);
          }
        }
        const turned = parse({ ...updated.json, Statement: statementsOf(updated.json).toReversed() });
        if (turned === undefined) throw new Error('the policy in another order is no policy');
        const again = checkNoNewAccess(turned, existing.policy, kind);
        expect(again.result).toBe(answer.result);
        if (again.result !== 'FAIL' || answer.result !== 'FAIL') continue;
        const last = turned.statements.length - 1;
        expect(again.reasons.map(({ statementIndex }) => last - statementIndex).toSorted()).toEqual(
          answer.reasons.map(({ statementIndex }) => statementIndex).toSorted(),
        );
      }
    }
  }
  expect(counts.PASS).toBeGreaterThan(30);
  expect(counts.FAIL).toBeGreaterThan(100);
  expect(counts.UNKNOWN).toBeLessThan((counts.PASS + counts.FAIL) / 50);
});
