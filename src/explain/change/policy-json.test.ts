// Statements put into policies and taken out: places and spans stay those of the file.
import { expect, test } from 'vitest';
import { compilePolicy } from '../../evaluate/compile-policy.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { hasVariables, replaceStatement, statementJson, withStatement } from './policy-json.ts';

const description = { type: 'identity', name: 'p' } as const;

function compiled(document: object) {
  const { policy } = parsePolicyText({ name: 'p.json', text: JSON.stringify(document) });
  if (policy === undefined) throw new Error('not a policy');
  return compilePolicy(policy, description);
}

const three = compiled({
  Version: '2012-10-17',
  Statement: ['a:A', 'b:B', 'c:C'].map((Action) => ({ Effect: 'Deny', Action, Resource: '*' })),
});

test('the JSON of a statement is what people write', () => {
  const statement = {
    Sid: 'S',
    Effect: 'Allow',
    Principal: { AWS: ['111111111111', '222222222222'], Service: 'x.amazonaws.com' },
    Action: ['s3:Get*', 's3:List*'],
    NotResource: 'arn:aws:s3:::b',
    Condition: { StringLike: { 'aws:PrincipalTag/__proto__': ['a', 'b'] } },
  };
  const [parsed] = compiled({ Statement: [statement] }).policy.statements;
  expect(parsed && statementJson(parsed)).toEqual(statement);
});

test('a statement that is added has a place of its own, even after one was removed', () => {
  const added = withStatement(replaceStatement(three, 1, undefined), description, { Effect: 'Allow', Action: 'd:D', Resource: '*' });
  expect(added.policy.statements.map(({ index }) => index)).toEqual([0, 2, 3]);
  const without = replaceStatement(added, 3, undefined);
  expect(without.policy.statements.map(({ index }) => index)).toEqual([0, 2]);
});

test('a statement that is replaced stands where the old one stands in the file', () => {
  const changed = replaceStatement(three, 1, { Effect: 'Deny', Action: 'b:Other', Resource: '*' });
  const [, old] = three.policy.statements;
  const [, now] = changed.policy.statements;
  expect(now?.span).toEqual(old?.span);
  expect(now?.action.patterns[0]?.value).toBe('b:Other');
  expect(changed.policy.source).toBe(three.policy.source);
});

test('a new policy is of the current version, an old one stays what it is', () => {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*' };
  const old = compiled({ Version: '2008-10-17', Statement: [statement] });
  expect(withStatement(undefined, description, statement).policy.version).toBe('2012-10-17');
  expect(withStatement(old, description, statement).policy.version).toBe('2008-10-17');
  expect([undefined, old, three].map(hasVariables)).toEqual([true, false, true]);
});

test('what is no statement is a broken promise of this program', () => {
  expect(() => withStatement(three, description, { Effect: 'Allow' })).toThrow('a proposed statement is not valid');
});
