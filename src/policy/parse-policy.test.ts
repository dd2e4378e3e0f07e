// Policy documents to AST: what is accepted, and every structural error with its place.
import { describe, expect, test } from 'vitest';
import type { Policy } from './ast.ts';
import { parsePolicy, parsePolicyText } from './parse-policy.ts';
import { positionAt } from './position-at.ts';
import { readJson } from './read-json.ts';

const source = (text: string) => ({ name: 'p.json', text });

function parse(document: unknown): Policy {
  const { policy, diagnostics } = parsePolicyText(source(typeof document === 'string' ? document : JSON.stringify(document)));
  if (policy === undefined) throw new Error(diagnostics.map((each) => each.message).join('; '));
  expect(diagnostics).toEqual([]);
  return policy;
}

/** `code: message (hint) at text` of each error. */
function errors(document: unknown): readonly string[] {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const { policy, diagnostics } = parsePolicyText(source(text));
  expect(policy === undefined).toBe(diagnostics.length > 0);
  return diagnostics.map(({ severity, code, message, hint, span }) => {
    expect(severity).toBe('error');
    return `${code}: ${message} (${hint}) at ${text.slice(span.start, span.end)}`;
  });
}

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

describe('accepted', () => {
  test('single values and lists alike, each with its place', () => {
    const text = `{
  "Version": "2012-10-17",
  "Id": "id",
  "Statement": {
    "Sid": "One",
    "Effect": "Deny",
    "NotPrincipal": { "AWS": ["111111111111", "*"], "Service": "sns.amazonaws.com" },
    "NotAction": "s3:*",
    "NotResource": ["a", "b"],
    "Condition": { "Bool": { "aws:SecureTransport": true }, "foranyvalue:stringlikeifexists": { "aws:TagKeys": ["x", 1.50] } }
  }
}`;
    const policy = parse(text);
    const at = (span: { readonly start: number; readonly end: number }): string => text.slice(span.start, span.end);
    expect(policy.version).toBe('2012-10-17');
    expect(policy.versionSpan && at(policy.versionSpan)).toBe('"Version": "2012-10-17"');
    expect(policy.id?.value).toBe('id');
    expect(at(policy.span)).toBe(text);
    const [only, ...rest] = policy.statements;
    if (only === undefined) throw new Error('no statement');
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ kind: 'statement', index: 0, effect: 'Deny', sid: { value: 'One' } });
    expect(positionAt(policy.source, only.span.start)).toMatchObject({ line: 4, column: 16 });
    expect(only.principal?.negated).toBe(true);
    expect(only.principal?.entries.map((entry) => [entry.type, entry.value.value, at(entry.value.span)])).toEqual([
      ['AWS', '111111111111', '"111111111111"'],
      ['AWS', '*', '"*"'],
      ['Service', 'sns.amazonaws.com', '"sns.amazonaws.com"'],
    ]);
    expect(only.action.negated).toBe(true);
    expect(at(only.action.span)).toBe('"NotAction": "s3:*"');
    expect(only.resource?.negated).toBe(true);
    expect(only.resource?.patterns.map((pattern) => pattern.value)).toEqual(['a', 'b']);
    expect(only.conditionSpan && at(only.conditionSpan).startsWith('"Condition": {')).toBe(true);
    expect(only.condition.map((clause) => at(clause.span))).toEqual(['"aws:SecureTransport": true', '"aws:TagKeys": ["x", 1.50]']);
    expect(only.condition.map((clause) => clause.values.map((value) => value.value))).toEqual([['true'], ['x', '1.50']]);
    expect(only.condition[1]?.operator).toMatchObject({ name: 'StringLike', set: 'ForAnyValue', ifExists: true });
    expect(only.condition[1]?.operator.text.value).toBe('foranyvalue:stringlikeifexists');
  });

  test('without Version the version is 2008-10-17, and it is not taken as stated', () => {
    expect(parse({ Statement: [statement] })).toMatchObject({ version: '2008-10-17' });
    expect(parse({ Statement: [statement] }).versionSpan).toBeUndefined();
    expect(parse({ Version: '2008-10-17', Statement: [] }).versionSpan).toBeDefined();
  });

  test('empty lists and objects', () => {
    const policy = parse({ Statement: [{ Effect: 'Allow', Principal: {}, Action: [], Resource: [], Condition: { StringEquals: {} } }] });
    expect(policy.statements[0]).toMatchObject({ principal: { entries: [] }, action: { patterns: [] }, condition: [] });
    expect(policy.statements[0]?.conditionSpan).toBeDefined();
    expect(parse({ Statement: [] }).statements).toEqual([]);
    const noValue = parse({ Statement: [{ ...statement, Condition: { StringEquals: { 'aws:a': [] } } }] });
    expect(noValue.statements[0]?.condition).toMatchObject([{ values: [] }]);
  });

  test('`"*"` and `{"AWS": "*"}` stay apart', () => {
    const entries = (principal: unknown) => parse({ Statement: { ...statement, Principal: principal } }).statements[0]?.principal?.entries;
    expect(entries('*')).toMatchObject([{ type: 'any', value: { value: '*' } }]);
    expect(entries({ AWS: '*' })).toMatchObject([{ type: 'AWS', value: { value: '*' } }]);
  });

  test('an operator that IAM does not have', () => {
    const policy = parse({ Statement: { ...statement, Condition: { StringIs: { 'aws:a': 'b' } } } });
    expect(policy.statements[0]?.condition[0]?.operator).toMatchObject({ name: undefined, ifExists: false });
  });

  test('everything is frozen', () => {
    const thaw = (value: unknown, path: string): string[] => {
      if (typeof value !== 'object' || value === null || path.endsWith('.source')) return [];
      const below = Object.entries(value).flatMap(([key, each]) => thaw(each, `${path}.${key}`));
      return Object.isFrozen(value) ? below : [path, ...below];
    };
    const full = { ...statement, Sid: 'a', Principal: { AWS: ['a'] }, Condition: { StringEquals: { 'aws:a': ['b'] } } };
    expect(thaw(parse({ Version: '2012-10-17', Id: 'x', Statement: [full] }), 'policy')).toEqual([]);
  });
});

describe('documents inside strings', () => {
  const document = { Version: '2012-10-17', Statement: [statement] };

  test.each([
    ['plain', (text: string) => text],
    ['URL-encoded', encodeURIComponent],
    ['URL-encoded, lower case', (text: string) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase())],
  ])('%s: places are those in the file', (_, encode) => {
    const text = `{\n  "document": ${JSON.stringify(encode(JSON.stringify(document, null, 2)))}\n}`;
    const outer = source(text);
    const start = text.indexOf(':') + 2;
    const { policy } = parsePolicyText(outer, { start, end: text.lastIndexOf('"') + 1 });
    expect(policy?.statements[0]?.action.patterns[0]?.value).toBe('s3:GetObject');
    const begins = policy?.statements[0]?.span.start ?? -1;
    const { file, line, column } = positionAt(policy?.source ?? outer, begins);
    expect([file, line]).toEqual(['p.json', 2]);
    expect(text.split('\n')[1]?.slice(column - 1)).toMatch(/^(\{\\n {6}\\"|%7B%0A(%20){6}%22)Effect/i);
  });

  test('as a node of a larger file', () => {
    const outer = source(JSON.stringify([document, JSON.stringify(document)]));
    const read = readJson(outer);
    const items = read.ok && read.value.kind === 'array' ? read.value.items : [];
    for (const node of items) expect(parsePolicy(outer, node).policy?.statements).toHaveLength(1);
  });

  test('errors carry the place in the file', () => {
    const text = JSON.stringify(JSON.stringify({ Statement: [{ ...statement, Effect: 'allow' }] }));
    const [error] = parsePolicyText(source(text)).diagnostics;
    expect(error && positionAt(error.source, error.span.start).column).toBe(text.indexOf('\\"allow') + 1);
  });

  test('one level only', () => {
    expect(errors(JSON.stringify(JSON.stringify(JSON.stringify(document))))[0]).toMatch(/^wrong-type: expected a policy document/);
    expect(errors('"%7B%"')[0]).toMatch(/^url-encoding/);
    expect(errors('"{"')[0]).toMatch(/^json-syntax/);
  });
});

describe('refused', () => {
  test.each([
    ['[]', 'wrong-type: expected a policy document, a JSON object with `Statement`, found a list (begin the document with `{`) at []'],
    [
      '{}',
      'missing-statement: expected a `Statement` in the policy document, found none (add `"Statement": [ … ]` with at least one statement) at {',
    ],
    [
      '{"Version": "2012-10-18", "Statement": []}',
      'invalid-version: expected the version `2012-10-17` or `2008-10-17`, found `2012-10-18` (write `"Version": "2012-10-17"`: it is the version of the policy language, not of this policy) at "2012-10-18"',
    ],
    ['{"Id": 1, "Statement": []}', 'wrong-type: expected a string as `Id`, found the number `1` (put it in double quotes) at 1'],
    [
      '{"Statement": [], "statement": []}',
      'unknown-element: expected an element of a policy document, found `statement` (did you mean `Statement`? upper and lower case count) at "statement"',
    ],
    [
      '{"Statement": [], "Comment": ""}',
      'unknown-element: expected an element of a policy document, found `Comment` (the elements are `Version`, `Id`, `Statement`) at "Comment"',
    ],
    [
      '{"Statement": ["x"]}',
      'wrong-type: expected a statement, a JSON object, found the string `x` (write `{ "Effect": …, "Action": …, … }`) at "x"',
    ],
    [
      '{"Statement": null}',
      'wrong-type: expected a statement, a JSON object, found `null` (write `{ "Effect": …, "Action": …, … }`) at null',
    ],
  ])('document %s', (text, expected) => {
    expect(errors(text)).toEqual([expected]);
  });

  test.each([
    [
      { Action: 'a:b' },
      'missing-effect: expected `Effect` in the statement, found none (add `"Effect": "Allow"` or `"Effect": "Deny"`) at {',
    ],
    [
      { Effect: 'Deny' },
      'missing-action: expected `Action` or `NotAction` in the statement, found none (add `"Action": "service:Name"`) at {',
    ],
    [
      { ...statement, Effect: 'allow' },
      'invalid-effect: expected the effect `Allow` or `Deny`, found `allow` (did you mean `Allow`? upper and lower case count) at "allow"',
    ],
    [
      { ...statement, Effect: true },
      'invalid-effect: expected the effect `Allow` or `Deny`, found `true` (upper and lower case count) at true',
    ],
    [
      { ...statement, action: 'a:b' },
      'unknown-element: expected an element of a statement, found `action` (did you mean `Action`? upper and lower case count) at "action"',
    ],
    [
      { ...statement, Resources: '*' },
      'unknown-element: expected an element of a statement, found `Resources` (did you mean `Resource`? upper and lower case count) at "Resources"',
    ],
    [{ ...statement, Sid: 1 }, 'wrong-type: expected a string as `Sid`, found the number `1` (put it in double quotes) at 1'],
    [
      { ...statement, NotAction: 'a:b' },
      'conflicting-elements: expected `Action` or `NotAction` in a statement, found both (make two statements of it, or remove one) at "NotAction"',
    ],
    [
      { NotResource: 'x', ...statement },
      'conflicting-elements: expected `Resource` or `NotResource` in a statement, found both (make two statements of it, or remove one) at "Resource"',
    ],
    [
      { ...statement, Principal: '*', NotPrincipal: '*' },
      'conflicting-elements: expected `Principal` or `NotPrincipal` in a statement, found both (make two statements of it, or remove one) at "NotPrincipal"',
    ],
    [
      { ...statement, Action: { a: 1 } },
      'wrong-type: expected a string or a list of strings as `Action`, found an object (write `"Action": [ "…", "…" ]`) at {"a":1}',
    ],
    [
      { ...statement, Resource: ['*', ['*']] },
      'wrong-type: expected a string in the list of `Resource`, found a list (write `"Resource": [ "…", "…" ]`) at ["*"]',
    ],
    [
      { ...statement, Principal: '111111111111' },
      'invalid-principal: expected `"*"` or an object as `Principal`, found the string `111111111111` (write `"Principal": { "AWS": "…" }`, or with `Service`, `Federated` or `CanonicalUser`) at "111111111111"',
    ],
    [
      { ...statement, Principal: { aws: '*' } },
      'invalid-principal: expected the principal type `AWS`, `Service`, `Federated` or `CanonicalUser`, found `aws` (did you mean `AWS`? upper and lower case count) at "aws"',
    ],
    [
      { ...statement, Principal: { '*': '*' } },
      'invalid-principal: expected the principal type `AWS`, `Service`, `Federated` or `CanonicalUser`, found `*` (users, roles and accounts are of the type `AWS`) at "*"',
    ],
    [
      { ...statement, Principal: { AWS: 111111111111 } },
      'wrong-type: expected a string or a list of strings as `AWS` principal, found the number `111111111111` (put the account id in double quotes) at 111111111111',
    ],
    [
      { ...statement, Condition: [] },
      'wrong-type: expected an object of operators as `Condition`, found a list (write `{ "StringEquals": { "aws:SourceVpc": "…" } }`) at []',
    ],
    [
      { ...statement, Condition: { Bool: true } },
      'wrong-type: expected an object of condition keys under `Bool`, found `true` (write `{ "aws:SourceVpc": "…" }`: the key stands under the operator) at true',
    ],
    [
      { ...statement, Condition: { Bool: { 'aws:x': null } } },
      'wrong-type: expected a string, number or boolean, or a list of them, as value of `aws:x`, found `null` (to ask whether the key is absent, use the operator `Null`) at null',
    ],
    [
      { ...statement, Condition: { Bool: { 'aws:x': [['a']] } } },
      'wrong-type: expected a string, number or boolean, or a list of them, as value of `aws:x`, found a list (write `[ "…", "…" ]`) at ["a"]',
    ],
  ])('statement %j', (value, expected) => {
    expect(errors({ Statement: [value] })).toEqual([expected]);
  });

  test('all errors are reported, up to the limit', () => {
    expect(errors({ Version: 1, Statement: [{}, { Effect: 'x', Action: 1 }] })).toHaveLength(5);
    const many = errors({ Statement: Array.from({ length: 1000 }, () => ({ effect: 'Allow' })) });
    expect(many).toHaveLength(101);
    expect(many.at(-1)).toMatch(/^too-many-problems/);
  });

  test('errors of the JSON reader are passed on', () => {
    expect(errors('{"Statement": [], "Statement": []}')[0]).toMatch(/^duplicate-key/);
    expect(errors('not json')[0]).toMatch(/^json-syntax/);
  });
});
