// The lines of verdicts in the demo: which requests share one, and what happens when something is not as expected.
import { describe, expect, test } from 'vitest';
import { paint } from '../terminal/paint.ts';
import type { RequestReport } from '../test/test-report.ts';
import { renderVerdicts } from './render-verdicts.ts';

const plain = paint(false);

function request(action: string, part: Partial<RequestReport> = {}): RequestReport {
  return {
    position: { file: 'case.json', line: 1, column: 1 },
    principal: 'arn:aws:iam::111111111111:user/alice',
    action,
    resource: 'arn:aws:s3:::bucket/key',
    outcome: 'passed',
    decision: 'allow',
    differences: [],
    why: [],
    missing: [],
    problems: [],
    ...part,
  };
}

describe('renderVerdicts', () => {
  test('allowed requests of one caller on one resource share a line, denied ones do not', () => {
    const requests = [
      request('s3:GetObject'),
      request('s3:PutObject'),
      request('s3:DeleteObject', { decision: 'deny' }),
      request('s3:PutObjectAcl', { decision: 'deny' }),
    ];
    expect(renderVerdicts(requests, [], 80, plain)).toEqual([
      ' ✓ ALLOWED alice s3:GetObject, PutObject bucket/key',
      ' ✗ DENIED  alice s3:DeleteObject bucket/key',
      ' ✗ DENIED  alice s3:PutObjectAcl bucket/key',
    ]);
  });

  test('another resource or another caller begins a line of its own', () => {
    const requests = [
      request('s3:GetObject'),
      request('s3:GetObject', { resource: '*' }),
      request('s3:GetObject', { resource: '*', principal: 'anonymous' }),
    ];
    expect(renderVerdicts(requests, [], 80, plain)).toHaveLength(3);
  });

  test('what is not as expected is told, and shares no line with what is', () => {
    const failed = request('s3:PutObject', { outcome: 'failed', differences: [{ field: 'decision', expected: 'deny', actual: 'allow' }] });
    expect(renderVerdicts([request('s3:GetObject'), failed], [], 80, plain)).toEqual([
      ' ✓ ALLOWED alice s3:GetObject bucket/key',
      ' ✓ ALLOWED alice s3:PutObject bucket/key',
      '    not as expected:',
      '    decision   expected deny, found allow',
    ]);
  });

  test('a request that cannot be decided is an error', () => {
    const error = request('s3:GetObject', {
      outcome: 'error',
      decision: null,
      problems: [{ code: 'x', message: 'no such user', hint: null, position: null }],
    });
    expect(renderVerdicts([error], [], 80, plain)).toEqual([
      ' ! ERROR   alice s3:GetObject bucket/key',
      '    not as expected:',
      '    no such user',
    ]);
  });
});
