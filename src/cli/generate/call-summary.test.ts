// What is kept of a principal's calls.
import { expect, test } from 'vitest';
import { recordedCall } from '../../../test/activity/recorded-call.ts';
import { callSummary } from './call-summary.ts';

test('counts, services and what is not known', () => {
  const group = (eventSource: string, count: number, day: number, more: object = {}) => ({
    ...{ eventSource, eventName: 'Do', count, firstSeen: `2026-11-0${day}T08:00:00Z`, lastSeen: `2026-11-0${day}T09:00:00Z` },
    ...more,
  });
  const summary = callSummary([
    recordedCall({ group: group('s3.amazonaws.com', 3, 4) }),
    recordedCall({ group: group('s3.amazonaws.com', 2, 2), outcome: 'denied' }),
    recordedCall({ group: group('sqs.amazonaws.com', 5, 3), actions: [{ action: 'sqs:SendMessage', resourceKnown: false }] }),
    recordedCall({
      group: group('sqs.amazonaws.com', 1, 3),
      actions: [{ action: 'sqs:SendMessage', resourceKnown: false }],
      outcome: 'denied',
    }),
    recordedCall({ group: group('sts.amazonaws.com', 7, 1), meaning: { kind: 'free', because: '' } }),
    recordedCall({ group: group('new.amazonaws.com', 1, 1), meaning: { kind: 'unmapped', because: '' }, outcome: 'unclear' }),
    recordedCall({
      group: group('signin.amazonaws.com', 9, 5, { eventType: 'AwsConsoleSignIn' }),
      meaning: { kind: 'noCall', because: '' },
    }),
  ]);
  expect(summary.counts).toEqual({ allowed: 15, denied: 3, unclear: 1, free: 7, unmapped: 1, noCall: 9 });
  expect(summary.services.map(({ service, used, denied }) => [service, used, denied])).toEqual([
    ['sts', 7, 0],
    ['sqs', 5, 1],
    ['s3', 3, 2],
    ['new', 1, 0],
  ]);
  expect(summary.services[2]).toMatchObject({ firstSeen: '2026-11-02T08:00:00Z', lastSeen: '2026-11-04T09:00:00Z' });
  expect(summary.unknownResources).toEqual([{ eventSource: 'sqs.amazonaws.com', eventName: 'Do' }]);
  expect(summary.timeline?.columns).toEqual(['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04']);
  expect(summary.federated).toBe(false);
});

test('of no calls there is no timeline', () => {
  expect(callSummary([])).not.toHaveProperty('timeline');
});
