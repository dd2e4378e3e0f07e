// What is judged as certain holds whatever the log does not tell.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../test/testkit/runs.ts';
import { compilePolicy } from '../../evaluate/compile-policy.ts';
import { decide } from '../../evaluate/decide.ts';
import type { PolicyType } from '../../model/policy-set.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { judge } from './judge.ts';
import { judgedSet } from './judged-set.ts';

const KEYS = ['aws:SourceIp', 'aws:UserAgent', 's3:x-amz-acl'] as const;
const VALUES = ['a', 'b'] as const;
const RESOURCES = ['arn:aws:s3:::b/x', 'arn:aws:s3:::b/y', 'arn:aws:s3:::c/x'] as const;

const condition = fc.dictionary(
  fc.constantFrom('StringEquals', 'StringNotEquals', 'StringEqualsIfExists', 'ForAllValues:StringEquals', 'ForAnyValue:StringLike', 'Null'),
  fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES, 'true', '${aws:UserAgent}'), { maxKeys: 2 }),
  { maxKeys: 2 },
);

const statement = fc.record(
  {
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.constantFrom('*', 's3:*', 's3:GetObject', 'sqs:*'),
    Condition: condition,
  },
  { requiredKeys: ['Effect', 'Action'] },
);

const resource = fc.oneof(
  fc
    .constantFrom('*', 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/x', 'arn:aws:s3:::*/x', 'arn:aws:s3:::b/${aws:UserAgent}')
    .map((Resource) => ({ Resource })),
  fc.constantFrom('arn:aws:s3:::b/*', 'arn:aws:s3:::c/*').map((NotResource) => ({ NotResource })),
);

const document = fc
  .array(fc.tuple(statement, resource), { minLength: 1, maxLength: 4 })
  .map((list) => JSON.stringify({ Version: '2012-10-17', Statement: list.map(([one, on]) => ({ ...one, ...on })) }));

/** Which of the keys the request has; those in `told` are known. */
const context = fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES));
const told = fc.subarray([...KEYS]);

function request(has: Readonly<Record<string, string>>, arn: string): AuthorizationRequest {
  const account = { id: '111111111111' };
  return {
    principal: { kind: 'user', arn: 'arn:aws:iam::111111111111:user/a', account: account.id },
    caller: account,
    action: 's3:GetObject',
    resource: { arn, owner: account },
    context: new Map(Object.entries(has).map(([key, value]) => [key.toLowerCase(), value])),
  };
}

const none = (): undefined => undefined;

test.each<PolicyType>(['identity', 'boundary', 'scp'])('%s', (type) => {
  let unknown = 0;
  let certain = 0;
  const property = fc.property(
    document,
    context,
    told,
    fc.constantFrom(...RESOURCES),
    fc.boolean(),
    (text, has, known, arn, knowsResource) => {
      const { policy } = parsePolicyText({ name: 'p', text });
      if (policy === undefined) throw new Error(text);
      const compiled = compilePolicy(policy, { type, name: 'p' });
      const really = request(has, arn);
      const set = (one: AuthorizationRequest) =>
        judgedSet(
          one,
          type === 'scp'
            ? { scp: [{ kind: 'root', id: 'r', policies: [compiled] }] }
            : type === 'identity'
              ? { identity: [compiled] }
              : { boundary: compiled },
        );
      const keys = new Set<string>(known.map((key) => key.toLowerCase()));
      const recorded = request(
        Object.fromEntries(Object.entries(has).filter(([key]) => keys.has(key.toLowerCase()))),
        knowsResource ? arn : '*',
      );
      const unknowns = { isTold: (key: string) => keys.has(key), resource: knowsResource ? undefined : '*', mayBe: () => false };
      const { kind } = judge(recorded, undefined, set(recorded), unknowns, none);
      if (kind === 'unknown') unknown++;
      else {
        certain++;
        expect(kind).toBe(decide(really, set(really), none).decision === 'allow' ? 'allowed' : 'denied');
      }
    },
  );
  fc.assert(property, { numRuns: runs(1500) });
  expect(Math.min(unknown, certain)).toBeGreaterThan(100);
});
