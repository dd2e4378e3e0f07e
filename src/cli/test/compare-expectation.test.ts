// Which fields of an expectation count, and when they differ.
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../explain/explanation.ts';
import { compareExpectation } from './compare-expectation.ts';

const denied: Explanation = {
  schemaVersion: 1,
  decision: 'deny',
  kind: 'implicitDeny',
  blockedBy: 'resource',
  blockers: ['resource', 'identity'],
  message: 'Access Denied',
  error: { code: 'AccessDenied', httpStatus: 403 },
  request: { principal: '', callerAccount: null, action: '', resource: '', resourceAccount: null, via: [], context: {} },
  ladder: [],
  determining: [],
  causes: [],
  changes: [],
  missing: [],
};

describe('compareExpectation', () => {
  test('what is not stated is not compared', () => {
    expect(compareExpectation({}, denied)).toEqual([]);
    expect(compareExpectation({ decision: 'deny' }, denied)).toEqual([]);
  });

  test('each field that is stated', () => {
    const expected = {
      decision: 'allow',
      kind: 'allowed',
      blockedBy: 'trust',
      blockers: ['identity', 'resource'],
      message: 'access denied',
    } as const;
    expect(compareExpectation(expected, denied)).toEqual([
      { field: 'decision', expected: 'allow', actual: 'deny' },
      { field: 'kind', expected: 'allowed', actual: 'implicitDeny' },
      { field: 'blockedBy', expected: 'trust', actual: 'resource' },
      { field: 'blockers', expected: ['identity', 'resource'], actual: ['resource', 'identity'] },
      { field: 'message', expected: 'access denied', actual: 'Access Denied' },
    ]);
  });

  test('a layer or message expected of an allowed request is a difference', () => {
    const allowed: Explanation = { ...denied, decision: 'allow', kind: 'allowed', blockedBy: null, blockers: [], message: null };
    expect(compareExpectation({ blockedBy: 'trust', message: 'x' }, allowed)).toEqual([
      { field: 'blockedBy', expected: 'trust', actual: null },
      { field: 'message', expected: 'x', actual: null },
    ]);
    expect(compareExpectation({ blockers: [] }, allowed)).toEqual([]);
  });
});
