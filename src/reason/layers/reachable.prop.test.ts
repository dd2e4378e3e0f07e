// What is said of all requests, against the single requests of random small worlds.
import { expect, it } from 'vitest';
import { engine } from '../../../test/differential/engine-adapter.ts';
import { referenceDecision } from '../../../test/reference/reference.ts';
import { mapPolicySet } from '../../../test/testkit/map-policy-set.ts';
import { isPlain } from '../../../test/testkit/plain-request.ts';
import type { RawPolicy } from '../../../test/testkit/policy-json.ts';
import { generateWorld, type World } from '../../../test/testkit/world.ts';
import type { WorldRequest } from '../../../test/testkit/requests.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { serviceRules } from '../../services/service-rules-table.ts';
import type { NamedPolicy } from '../outside-access.ts';
import { reachable, type ReachQuestion } from './reachable.ts';

const SEED = 20_260_101;
const WORLDS = Number(process.env['REASON_WORLDS'] ?? 60);
const named = new WeakMap<RawPolicy, NamedPolicy>();

function name(raw: RawPolicy): NamedPolicy {
  let one = named.get(raw);
  if (one === undefined) {
    const { policy } = parsePolicyText({ name: raw.description.name, text: JSON.stringify(raw.document) });
    if (policy === undefined) throw new Error('the generators make policies');
    one = { policy, description: raw.description };
    named.set(raw, one);
  }
  return one;
}

/** Requests of one caller under the same policies, to resources of one owner. */
function alike({ requests }: World): readonly (readonly WorldRequest[])[] {
  const groups = new Map<string, WorldRequest[]>();
  const numbers = new Map<unknown, number>();
  const number = (thing: unknown): number => {
    if (!numbers.has(thing)) numbers.set(thing, numbers.size);
    return numbers.get(thing) as number;
  };
  for (const one of requests) {
    if (!isPlain(one.request)) continue;
    const { principal, resource } = one.request;
    const key = `${number(principal)} ${number(one.policies)} ${resource.owner?.id}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

it('empty means that no request is allowed, and a witness is allowed by both evaluators', () => {
  const told = { empty: 0, witness: 0, unknown: 0 };
  const reasons = new Map<string, number>();
  for (let index = 0; index < WORLDS; index++) {
    for (const group of alike(generateWorld(SEED, index))) {
      const [{ request, policies }] = group as [WorldRequest];
      const resources = [...new Set(group.map((one) => one.request.resource.arn))];
      const question: ReachQuestion = {
        policies: mapPolicySet(policies, name),
        caller: { principal: request.principal, ...(request.caller === undefined ? {} : { account: request.caller }) },
        ...(request.resource.owner === undefined ? {} : { owner: request.resource.owner }),
        actions: [...new Set(group.map((one) => one.request.action))],
        resources,
        rules: serviceRules,
      };
      // Action and resource are asked about in all combinations that the catalog knows of; the world may have others.
      const answers = resources.map((resource) => reachable({ ...question, resources: [resource] }));
      for (const [i, answer] of answers.entries()) {
        told[answer.answer]++;
        if (answer.answer === 'unknown') reasons.set(answer.reason, (reasons.get(answer.reason) ?? 0) + 1);
        if (answer.answer === 'witness') {
          expect(engine(answer.request, policies).decision, JSON.stringify([index, answer.request])).toBe('allow');
          expect(referenceDecision(answer.request, policies).decision, JSON.stringify([index, answer.request])).toBe('allow');
        }
        if (answer.answer !== 'empty') continue;
        for (const one of group) {
          if (one.request.resource.arn !== resources[i]) continue;
          const asked = { ...one.request, context: [...one.request.context] };
          const text = `world ${index}: ${JSON.stringify(asked)} ${JSON.stringify(policies)}`;
          expect(engine(one.request, policies).decision, text).toBe('deny');
        }
      }
    }
  }
  if (process.env['REASON_WORLDS']) console.log(told, reasons);
  expect(told.empty).toBeGreaterThan(WORLDS);
  expect(told.witness).toBeGreaterThan(WORLDS);
  expect(told.unknown * 50).toBeLessThan(told.empty + told.witness);
}, 120_000);
