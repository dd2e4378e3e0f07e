// The length of policies against AWS's quotas, and their characters.
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

const valid = {
  identity: { Effect: 'Allow', Action: ['s3:Get*', 'ec2:Describe?nstances'], Resource: 'arn:aws:s3:::b/*' },
  boundary: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
  session: { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::b' },
  resource: { Sid: 'Enable IAM User Permissions', Effect: 'Allow', Principal: { AWS: '111111111111' }, Action: 'kms:*', Resource: '*' },
  trust: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'] },
  endpoint: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
  scp: { Effect: 'Allow', NotAction: 's3:*Object*', NotResource: 'arn:*:s3:::b/*', Condition: { Bool: { 'aws:x': 'true' } } },
  rcp: { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' },
} as const satisfies Record<PolicyType, object>;

describe('size', () => {
  const padded = (type: PolicyType, length: number): string => {
    const text = JSON.stringify({ Version: '2012-10-17', Id: '', Statement: [valid[type]] });
    return text.replace('"Id":""', `"Id":"${'x'.repeat(length - text.length)}"`);
  };

  test.each([
    ['identity', 6144],
    ['boundary', 6144],
    ['session', 2048],
    ['trust', 2048],
    ['scp', 5120],
    ['rcp', 5120],
    ['endpoint', 20480],
    ['resource', 20480],
  ] as const)('%s: %d characters', (type, quota) => {
    expect(validate(type, padded(type, quota))).toEqual([]);
    expect(validate(type, padded(type, quota + 1))).toEqual(['warning policy-too-long at {']);
  });

  test('IAM does not count white space, Organizations does', () => {
    const spaced = (type: PolicyType): string => JSON.stringify(document(valid[type])).replace(':', `:${' '.repeat(7000)}`);
    expect(validate('identity', spaced('identity'))).toEqual([]);
    expect(validate('scp', spaced('scp'))).toEqual(['warning policy-too-long at {']);
  });

  test('IAM stores characters up to U+00FF', () => {
    const statement = { ...valid.identity, Resource: 'arn:aws:s3:::b/あ' };
    expect(validate('identity', document(statement))).toEqual(['warning unsupported-character at あ']);
    expect(validate('scp', document(statement))).toEqual([]);
  });
});
