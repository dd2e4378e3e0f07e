// Operators, keys and values of conditions.
import { describe, expect, test } from 'vitest';
import type { PolicyType } from '../../model/policy-set.ts';
import { parsePolicyText } from '../parse-policy.ts';
import { validatePolicy } from '../validate-policy.ts';

/** `severity code at text` of each diagnostic. */
function validate(type: PolicyType, document: unknown): readonly string[] {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const { policy, diagnostics } = parsePolicyText({ name: 'p.json', text });
  if (policy === undefined) throw new Error(diagnostics[0]?.message);
  return validatePolicy(policy, type).map(({ severity, code, message, hint, span }) => {
    expect(hint).toBeTruthy();
    expect(message).toMatch(/^expected .*[^.]$/);
    return `${severity} ${code} at ${text.slice(span.start, span.end)}`;
  });
}

const document = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });

describe('conditions', () => {
  const condition = (value: unknown) =>
    validate('identity', document({ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: value }));

  test.each([
    ['NumericEquals', ['1', '-1.5', '1e3', 7], ['', '10abc', '0x10', '.5', 'one']],
    [
      'DateLessThan',
      ['2026-01-31', '2026-01-31T10:00:00Z', '2026-01-31T10:00:00+09:00', '1767225600'],
      ['tomorrow', '2026-13-01', '2026-02-30', '31/01/2026', '2026-01-31T10:00:00', '2026-01-31T10:00:00+0900'],
    ],
    ['Bool', ['true', 'FALSE', true], ['yes', '', 1]],
    ['Null', ['true', false], ['null']],
    ['BinaryEquals', ['QmluYXJ5', 'YQ=='], ['YQ=', 'é']],
    [
      'IpAddress',
      ['203.0.113.0/24', '203.0.113.7', '2001:db8::/32', '::1'],
      ['203.0.113', '203.0.113.0/33', '203.0.113.0/08', '300.1.1.1', '010.0.0.1', '2001:db8::/129', 'x'],
    ],
    [
      'NotIpAddress',
      ['::ffff:192.0.2.1/128', '1:2:3:4:5:6:192.0.2.1', '1::8'],
      [':::', '1:2:3:4:5:6:7:8:9', '1:2:3:4::5:6:7:8', '1:2:3:4:5:6:7:192.0.2.1'],
    ],
    ['ArnLike', ['arn:aws:s3:::b', 'arn:aws:iam::*:role/*', '*'], ['role', 'arn:aws:s3:b']],
    ['StringEquals', ['', 'anything', '*'], []],
  ])('values under %s', (operator, good, bad) => {
    expect(condition({ [operator]: { 'aws:x': good } })).toEqual([]);
    expect(condition({ [`ForAnyValue:${operator}`]: { 'aws:x': [...good, ...bad] } })).toEqual(
      bad.map((value) => `warning value-never-matches at ${JSON.stringify(value)}`),
    );
  });

  test('variables are resolved under String, Arn and Bool operators only', () => {
    const value = { 'aws:x': `\${aws:y}` };
    for (const operator of ['StringLike', 'ArnEquals', 'Bool']) expect(condition({ [operator]: value })).toEqual([]);
    for (const operator of ['NumericEquals', 'DateEquals', 'IpAddress', 'Null', 'BinaryEquals']) {
      expect(condition({ [operator]: value })).toEqual([`warning variable-not-resolved at "\${aws:y}"`]);
    }
  });

  test('operators and keys', () => {
    expect(condition({ NullIfExists: { 'aws:x': 'true' } })).toEqual(['error null-if-exists at "NullIfExists"']);
    expect(condition({ StringEqual: { 'aws:x': 'y' } })).toEqual(['error unknown-operator at "StringEqual"']);
    expect(condition({ Bool: { SecureTransport: 'true' } })).toEqual(['error invalid-condition-key at "SecureTransport"']);
    expect(condition({ StringEquals: { 'https://idp.example.com:8443:aud': 'x' } })).toEqual([]);
    expect(condition({ StringEquals: { [`aws:\${x}`]: 'y' } })).toHaveLength(1);
    expect(condition({ StringEquals: { 'aws:x': [] } })).toEqual(['warning empty-list at "aws:x":[]']);
    expect(condition({ StringEquals: { 'aws:x': 'a', 'AWS:X': 'b' } })).toEqual(['error duplicate-condition-key at "AWS:X"']);
    expect(condition({ StringEquals: { 'aws:x': 'a' }, StringLike: { 'AWS:X': 'b' } })).toEqual([]);
  });
});
