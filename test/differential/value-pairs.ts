// Every operator with every pair of values of its type, odd ones included: a request that carries one, a policy that asks for the other.
import type { AuthorizationRequest, ContextValue } from '../../src/model/request.ts';
import type { KeyType } from '../testkit/condition-keys.ts';
import { KEY_SPECS } from '../testkit/condition-keys.ts';
import { NETWORKS, ODD_VALUES } from '../testkit/odd-values.ts';
import { OPERATORS } from '../testkit/operators.ts';
import type { RawPolicy } from '../testkit/policy-json.ts';
import type { Case } from './case-json.ts';

const TYPES: readonly KeyType[] = ['string', 'arn', 'number', 'date', 'bool', 'ip', 'binary'];
const SETS = ['', 'ForAllValues:', 'ForAnyValue:'];
const MORE: Partial<Readonly<Record<KeyType, readonly string[]>>> = {
  string: [
    'alice',
    'ALICE',
    'al*',
    'a?ice',
    '${aws:username}',
    "${aws:missing, 'alice'}",
    '${aws:missing}',
    "${aws:PrincipalTag/team, 'red'}",
  ],
  ip: NETWORKS,
};

/** All values of a type that generated worlds use, each once. */
function valuesOf(type: KeyType): readonly string[] {
  const usual = [...KEY_SPECS.values()].filter((spec) => spec.type === type && type !== 'string').flatMap(({ values }) => values);
  return [...new Set([...ODD_VALUES[type], ...usual, ...(MORE[type] ?? [])])];
}

const request: Omit<AuthorizationRequest, 'context'> = {
  principal: { kind: 'user', arn: 'arn:aws:iam::111111111111:user/alice', account: '111111111111' },
  caller: { id: '111111111111' },
  action: 'sqs:SendMessage',
  resource: { arn: 'arn:aws:sqs:us-east-1:111111111111:jobs', owner: { id: '111111111111' } },
};

function policyWith(operator: string, value: string): RawPolicy {
  return {
    description: { type: 'identity', name: 'asks' },
    document: {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: { [operator]: { 'svc:Value': value } } },
    },
  };
}

/** Some 40,000 cases. */
export function* valuePairs(): Generator<Case> {
  for (const type of TYPES) {
    const values = valuesOf(type);
    const carried = values.map((value) => new Map([['svc:value', value]]));
    for (const operator of OPERATORS[type]) {
      for (const value of values) {
        const policies = { identity: [policyWith(operator, value)] };
        for (const context of carried) yield { request: { ...request, context }, policies };
      }
    }
  }
}

/** Every operator, qualifier and `IfExists` against a key that is missing, single, empty, or has several values. */
export function* qualifierPairs(): Generator<Case> {
  for (const type of TYPES) {
    const [first = '', second = ''] = valuesOf(type).filter((value) => value.length > 3);
    const carried: readonly (ContextValue | undefined)[] = [
      undefined,
      first,
      second,
      '',
      [],
      [first],
      [second],
      [first, first],
      [first, second],
    ];
    for (const operator of [...OPERATORS[type], 'Null']) {
      for (const set of SETS) {
        for (const end of ['', 'IfExists']) {
          for (const value of [first, second, 'true', 'false', '']) {
            const policies = { identity: [policyWith(`${set}${operator}${end}`, value)] };
            for (const actual of carried) {
              const context = new Map<string, ContextValue>(actual === undefined ? [] : [['svc:value', actual]]);
              yield { request: { ...request, context }, policies };
            }
          }
        }
      }
    }
  }
}
