// The canonical print of policies.
import { expect, test } from 'vitest';
import type { ConditionClause, Policy } from './ast.ts';
import { parsePolicyText } from './parse-policy.ts';
import { printPolicy, printStatement } from './print-policy.ts';

function parse(document: unknown): Policy {
  const { policy } = parsePolicyText({ name: 'p', text: JSON.stringify(document) });
  if (policy === undefined) throw new Error('not a policy');
  return policy;
}

const full = {
  Statement: {
    Condition: {
      Bool: { 'aws:SecureTransport': true },
      NumericLessThan: { 'aws:MultiFactorAuthAge': [300, '400'], __proto__: null, 'aws:x': [] },
    },
    Resource: ['*'],
    Action: ['s3:Put*', 's3:Get*'],
    NotPrincipal: { Service: ['a.amazonaws.com'], AWS: ['111111111111', '*'] },
    Effect: 'Deny',
    Sid: 'One',
  },
  Id: 'id',
  Version: '2012-10-17',
};

const printed = `{
  "Sid": "One",
  "Effect": "Deny",
  "NotPrincipal": {
    "Service": "a.amazonaws.com",
    "AWS": [
      "111111111111",
      "*"
    ]
  },
  "Action": [
    "s3:Put*",
    "s3:Get*"
  ],
  "Resource": "*",
  "Condition": {
    "Bool": {
      "aws:SecureTransport": "true"
    },
    "NumericLessThan": {
      "aws:MultiFactorAuthAge": [
        "300",
        "400"
      ],
      "aws:x": []
    }
  }
}`;

test('elements in canonical order, single values alone, lists as they were', () => {
  const policy = parse(full);
  expect(policy.statements.map(printStatement)).toEqual([printed]);
  const indented = printed
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  expect(printPolicy(policy)).toBe(`{\n  "Version": "2012-10-17",\n  "Id": "id",\n  "Statement": [\n${indented}\n  ]\n}`);
});

test('the version stays as it was: stated, or not', () => {
  const version = (document: object) => /"Version": "[^"]*"/.exec(printPolicy(parse({ ...document, Statement: [] })))?.[0];
  expect(version({})).toBeUndefined();
  expect(version({ Version: '2008-10-17' })).toBe('"Version": "2008-10-17"');
  expect(version({ Version: '2012-10-17' })).toBe('"Version": "2012-10-17"');
  const { versionSpan: _, ...made } = parse({ Version: '2012-10-17', Statement: [] });
  expect(printPolicy(made)).toContain('"Version": "2012-10-17"');
});

test('keys of Object.prototype, and characters that need escapes', () => {
  const text = '{"Statement":{"Effect":"Allow","Action":"\\ud800\\u0000\\"","Condition":{"__proto__":{"__proto__":"x"}}}}';
  const { policy } = parsePolicyText({ name: 'p', text });
  const again = printPolicy(policy as Policy);
  expect(again).toContain('"Action": "\\ud800\\u0000\\""');
  expect(again).toContain('"__proto__": {\n          "__proto__": "x"');
});

test('an empty Condition block is left out, empty lists are kept', () => {
  const policy = parse({ Statement: [{ Effect: 'Allow', Principal: {}, Action: [], Condition: {} }] });
  expect(policy.statements.map(printStatement)).toEqual(['{\n  "Effect": "Allow",\n  "Principal": {},\n  "Action": []\n}']);
});

test('principals that were put together by hand', () => {
  const [statement] = parse({ Statement: [{ Effect: 'Allow', Action: '*', Principal: { AWS: ['a', 'b'], Service: 'c' } }] }).statements;
  if (statement?.principal === undefined) throw new Error('no principal');
  const [a, b, c] = statement.principal.entries;
  if (a === undefined || b === undefined || c === undefined) throw new Error('no entries');
  const text = printStatement({
    ...statement,
    principal: { ...statement.principal, entries: [a, c, b, { type: 'any', value: { ...a.value, value: '*' } }] },
  });
  expect(JSON.parse(text)).toMatchObject({ Principal: { AWS: ['a', 'b', '*'], Service: 'c' } });
});

test('clauses that no document can hold break an invariant', () => {
  const [statement] = parse({ Statement: [{ Effect: 'Allow', Action: '*', Condition: { Bool: { 'aws:x': 'true' } } }] }).statements;
  const [clause] = statement?.condition ?? [];
  if (statement === undefined) throw new Error('no statement');
  expect(() => printStatement({ ...statement, condition: [clause as ConditionClause, clause as ConditionClause] })).toThrow();
});
