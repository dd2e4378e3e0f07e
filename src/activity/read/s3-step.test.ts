// How prefixes are listed.
import { expect, test } from 'vitest';
import { s3Step } from './s3-step.ts';
import type { Selection } from './selection.ts';

const REGION = 'logs/AWSLogs/o-abcdefghij/111111111111/CloudTrail/us-east-1/';

test.each<[string, number, Selection, ReturnType<typeof s3Step>]>([
  ['', 0, {}, { kind: 'branch' }],
  ['logs/', 1, {}, { kind: 'branch' }],
  ['a/b/c/', 3, {}, { kind: 'keys', from: '', to: '' }],
  ['logs', 0, {}, { kind: 'keys', from: '', to: '' }],
  ['logs/AWSLogs/', 1, {}, { kind: 'branch' }],
  ['logs/AWSLogs/o-abcdefghij/', 9, {}, { kind: 'branch' }],
  ['logs/AWSLogs/o-abcdefghij/111111111111/', 9, {}, { kind: 'branch' }],
  ['AWSLogs/111111111111/', 9, { accounts: ['222222222222'] }, { kind: 'leave', reason: 'other accounts' }],
  ['AWSLogs/111111111111/CloudTrail-Digest/', 9, {}, { kind: 'leave', reason: 'digests' }],
  ['AWSLogs/111111111111/CloudTrail/', 9, {}, { kind: 'branch' }],
  [REGION, 9, { regions: ['eu-west-1'] }, { kind: 'leave', reason: 'other regions' }],
  [REGION, 9, {}, { kind: 'keys', from: '', to: '' }],
  [REGION, 9, { from: '2026-01-31T12:00:00Z', to: '2026-02-01T00:00:00Z' }, { kind: 'keys', from: '2026/01/31', to: '2026/02/020' }],
  [`${REGION}2026/`, 9, {}, { kind: 'keys', from: '', to: '' }],
])('%s at depth %s, %s', (prefix, depth, selection, step) => {
  expect(s3Step(prefix, depth, selection)).toEqual(step);
});
