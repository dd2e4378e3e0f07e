// Decision cases: the form, the inline estate, and what is wrong with either.
import { expect, test } from 'vitest';
import { positionAt } from '../policy/position-at.ts';
import { type DecisionCase, readDecisionCase } from './decision-case.ts';

const REQUEST = { principal: 'arn:aws:iam::111111111111:user/alice', action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/key' };
const CASE = {
  name: 'a bucket policy that names the user',
  evidence: ['IAM User Guide: policy evaluation logic'],
  confidence: 'high',
  estate: { accounts: [{ id: '111111111111', users: [{ name: 'alice' }] }] },
  requests: [{ ...REQUEST, expect: 'allow' }],
};

function read(value: unknown): DecisionCase | readonly string[] {
  const source = { name: 'case.json', text: JSON.stringify(value, null, 2) };
  const read = readDecisionCase(source);
  if (read.ok) return read.value;
  return read.error.map((error) => {
    const { line, column } = positionAt(source, error.span.start);
    return `${line}:${column} ${error.code} ${error.message}`;
  });
}

function good(value: unknown): DecisionCase {
  const found = read(value);
  if (!('requests' in found)) throw new Error(found.join('\n'));
  return found;
}

test('a case with its estate in it', () => {
  const { name, evidence, confidence, estate, requests, warnings } = good(CASE);
  expect({ name, evidence, confidence }).toEqual({ name: CASE.name, evidence: CASE.evidence, confidence: 'high' });
  expect(estate.kind === 'inline' && estate.estate.accounts.get('111111111111')?.users.has('alice')).toBe(true);
  expect(requests).toMatchObject([{ query: REQUEST, expect: { decision: 'allow' } }]);
  expect(requests[0]?.query).not.toHaveProperty('expect');
  const { start, end } = requests[0]?.span ?? { start: 0, end: 0 };
  expect(JSON.parse(JSON.stringify(CASE, null, 2).slice(start, end))).toEqual(CASE.requests[0]);
  expect(warnings).toEqual([]);
});

test('an estate in other files is left to the caller to read', () => {
  expect(good({ ...CASE, estate: '../estate.json' }).estate).toEqual({ kind: 'paths', paths: ['../estate.json'] });
  expect(good({ ...CASE, estate: ['a.json', 'b'] }).estate).toEqual({ kind: 'paths', paths: ['a.json', 'b'] });
});

test('what is expected: a word, or any of the details', () => {
  const full = { decision: 'deny', kind: 'implicitDeny', blockedBy: 'boundary', blockers: ['boundary', 'session'], message: 'x' };
  const { requests } = good({
    ...CASE,
    requests: [
      { ...REQUEST, expect: 'deny' },
      { ...REQUEST, expect: full },
    ],
  });
  expect(requests.map((request) => request.expect)).toEqual([{ decision: 'deny' }, full]);
});

test.each<[string, unknown, string]>([
  ['a key misspelt', { ...CASE, evidnce: [] }, '27:3 unknown-key a decision case has no key `evidnce`'],
  ['no evidence', { ...CASE, evidence: undefined }, '1:1 missing-key a decision case needs `evidence`'],
  [
    'confidence',
    { ...CASE, confidence: 'sure' },
    '6:17 wrong-type expected `confidence` to be `high`, `medium` or `low`, found the string `sure`',
  ],
  ['no requests', { ...CASE, requests: [] }, '1:1 missing-key a decision case needs `requests`'],
  ['no expectation', { ...CASE, requests: [REQUEST] }, '20:5 missing-key a request of a case needs `expect`'],
  [
    'an empty expectation',
    { ...CASE, requests: [{ ...REQUEST, expect: {} }] },
    '24:17 wrong-type expected something to check in `expect`, found an object',
  ],
  [
    'another word',
    { ...CASE, requests: [{ ...REQUEST, expect: 'alow' }] },
    '24:17 wrong-type expected `expect` to be one of `allow`, `deny`, found the string `alow`',
  ],
  [
    'a layer',
    { ...CASE, requests: [{ ...REQUEST, expect: { blockers: ['bundary'] } }] },
    '26:11 wrong-type expected an entry of `blockers` to be one of `service`, `scp`, `rcp`, `endpoint`, `publicAccessBlock`, `resource`, `trust`, `grant`, `acl`, `share`, `identity`, `boundary`, `session`, found the string `bundary`',
  ],
  [
    'the estate',
    { ...CASE, estate: { accounts: [{ id: '1' }] } },
    '10:15 wrong-type expected an account id: twelve digits in quotes, found the string `1`',
  ],
  [
    'the estate as a number',
    { ...CASE, estate: 1 },
    '7:13 wrong-type expected `estate` to be an estate, a path or a list of paths, found the number `1`',
  ],
])('%s', (_, value, expected) => {
  expect(read(value)).toEqual([expected]);
});

test('what is no JSON', () => {
  const found = readDecisionCase({ name: 'x.json', text: '{' });
  expect(found.ok ? [] : found.error.map((error) => error.code)).toEqual(['json-syntax']);
});
