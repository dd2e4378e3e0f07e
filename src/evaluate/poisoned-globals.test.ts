// Parsing, compiling, deciding and explaining with the clock, chance and every door to the outside poisoned: nothing may reach for them.
import { describe, expect, test } from 'vitest';
import { mapPolicySet } from '../../test/testkit/map-policy-set.ts';
import { withPoisonedGlobals } from '../../test/testkit/poisoned-globals.ts';
import { generateWorld } from '../../test/testkit/world.ts';
import { loadEstate } from '../estate/load-estate.ts';
import { readDenial } from '../explain/denial/read-denial.ts';
import { explainRequest, explainState } from '../explain/explain-request.ts';
import { parsePolicyText } from '../policy/parse-policy.ts';
import { validatePolicy } from '../policy/validate-policy.ts';
import { serviceRules } from '../services/service-rules-table.ts';
import { type CompiledPolicy, compilePolicy } from './compile-policy.ts';
import { decide } from './decide.ts';
import { decideWithLadder } from './decide-with-ladder.ts';

// Worlds and texts are made before: what makes them may do as it likes.
const worlds = Array.from({ length: 40 }, (_, index) => generateWorld(7, index)).map(({ requests }) =>
  requests.slice(0, 16).map(({ request, policies }) => ({
    request,
    policies: mapPolicySet(policies, ({ description, document }) => ({ description, text: JSON.stringify(document) })),
  })),
);

function compile({ description, text }: { readonly description: CompiledPolicy['description']; readonly text: string }): CompiledPolicy {
  const { policy } = parsePolicyText({ name: description.name, text });
  if (policy === undefined) throw new Error(`not a policy: ${text}`);
  return compilePolicy(policy, description);
}

describe('with poisoned globals', () => {
  test('every request of many worlds is parsed, compiled, decided and explained', () => {
    const decisions = withPoisonedGlobals(() =>
      worlds.flat().map(({ request, policies }) => {
        const compiled = mapPolicySet(policies, compile);
        const { decision } = decide(request, compiled, serviceRules);
        if (decideWithLadder(request, compiled, serviceRules).decision !== decision) throw new Error('two answers');
        return explainState({ request, policies: compiled, rules: serviceRules }, []).decision;
      }),
    );
    expect(new Set(decisions)).toEqual(new Set(['allow', 'deny']));
  });

  test('an estate is loaded, a policy validated, a denial read and explained', () => {
    const account = '111111111111';
    const document = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } } },
      ],
    };
    const text = JSON.stringify({ accounts: [{ id: account, users: [{ name: 'alice', policies: [{ name: 'p', document }] }] }] });
    const denied = `User: arn:aws:iam::${account}:user/alice is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:${account}:q`;
    const explained = withPoisonedGlobals(() => {
      const loaded = loadEstate([{ name: 'estate.json', text }]);
      const read = readDenial(denied);
      const parsed = parsePolicyText({ name: 'p', text: JSON.stringify(document) });
      if (!loaded.ok || !read.ok || parsed.policy === undefined) return undefined;
      validatePolicy(parsed.policy, 'identity');
      const { principal = '', action = '', resource = '', context } = read.value;
      return explainRequest(
        loaded.value.estate,
        { principal, action, resource, context },
        { rules: serviceRules, managedPolicy: () => undefined },
      );
    });
    expect(explained).toMatchObject({ ok: true, value: { decision: 'deny', changes: [{ kind: 'addStatement' }] } });
  });
});

describe('the poison works', () => {
  test.each<readonly [string, () => unknown]>([
    ['new Date()', () => new Date()],
    ['Date()', () => Date()],
    ['Date.now', () => Date.now()],
    ['Math.random', () => Math.random()],
    ['performance', () => performance.now()],
    ['crypto', () => crypto.randomUUID()],
    ['console', () => console.log('x')],
    ['process', () => process.env['HOME']],
    ['process', () => process.hrtime()],
    ['process', () => 'env' in process],
    ['setTimeout', () => setTimeout(() => undefined, 0)],
    ['setImmediate', () => setImmediate(() => undefined)],
    ['queueMicrotask', () => queueMicrotask(() => undefined)],
    ['fetch', () => fetch('http://localhost')],
  ])('on %s', (name, use) => {
    expect(() => withPoisonedGlobals(use)).toThrow(`pure code uses ${name}`);
  });

  test('and is gone afterwards, also after a throw', () => {
    expect(() => withPoisonedGlobals(() => Math.random())).toThrow();
    expect([typeof Date.now(), typeof Math.random(), typeof process.pid, typeof performance.now()]).toEqual([
      'number',
      'number',
      'number',
      'number',
    ]);
    expect(withPoisonedGlobals(() => [Math.max(1, 2), new Date('2026-01-01').getTime(), JSON.parse('{"a":1}')])).toEqual([
      2,
      1_767_225_600_000,
      { a: 1 },
    ]);
    expect(new Date()).toBeInstanceOf(Date);
  });
});
