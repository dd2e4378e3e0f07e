// What paths tell, and what is left out by them.
import { describe, expect, test } from 'vitest';
import { readLogPath, whyLeftOut } from './log-path.ts';

const FOLDER = 'logs/AWSLogs/111111111111/CloudTrail/us-east-1/2026/03/05/';
const FILE = `${FOLDER}111111111111_CloudTrail_us-east-1_20260305T1005Z_Mu0KsOhtH1ar15ZZ.json.gz`;

describe('readLogPath', () => {
  test.each([
    [FILE, '111111111111 CloudTrail us-east-1 202603051005'],
    ['111111111111_CloudTrail_us-east-1_20260305T1005Z_Mu0KsOhtH1ar15ZZ.json.gz', '111111111111 CloudTrail us-east-1 202603051005'],
    ['s3://b/AWSLogs/o-abcdefghij/111111111111/CloudTrail/us-east-1/2026/', '111111111111 CloudTrail us-east-1 2026'],
    [FOLDER, '111111111111 CloudTrail us-east-1 20260305'],
    ['AWSLogs/111111111111/', '111111111111 undefined undefined undefined'],
    [
      'AWSLogs/111111111111/CloudTrail-Digest/us-east-1/2026/03/05/111111111111_CloudTrail-Digest_us-east-1_a_trail_us-east-1_20260305T101500Z.json.gz',
      '111111111111 CloudTrail-Digest us-east-1 202603051015',
    ],
    ['AWSLogs/111111111111/vpcflowlogs/us-east-1/2026/03/05/a.log.gz', '111111111111 vpcflowlogs us-east-1 20260305'],
    ['AWSLogs/readme.json', 'undefined undefined undefined undefined'],
    ['my/own/2026/events.json', 'undefined undefined undefined undefined'],
  ])('%s', (path, told) => {
    const { account, kind, region, delivered } = readLogPath(path);
    expect(`${account} ${kind} ${region} ${delivered}`).toBe(told);
  });
});

describe('whyLeftOut', () => {
  const reason = (path: string, selection: Parameters<typeof whyLeftOut>[1]): string | undefined =>
    whyLeftOut(readLogPath(path), selection);

  test('kinds', () => {
    expect(reason('AWSLogs/111111111111/CloudTrail-Digest/', {})).toBe('digests');
    expect(reason('AWSLogs/111111111111/CloudTrail-Insight/us-east-1/2026/', {})).toBe('insights');
    expect(reason('AWSLogs/111111111111/Config/', {})).toBe('logs of other services');
    expect(reason('AWSLogs/111111111111/', {})).toBeUndefined();
    expect(reason('readme/', {})).toBeUndefined();
  });

  test('accounts and regions', () => {
    expect(reason(FILE, { accounts: ['222222222222'] })).toBe('other accounts');
    expect(reason(FILE, { accounts: ['222222222222', '111111111111'], regions: ['us-west-2'] })).toBe('other regions');
    expect(reason(FILE, { accounts: ['111111111111'], regions: ['us-east-1'] })).toBeUndefined();
    expect(reason('any.json', { accounts: ['222222222222'] })).toBeUndefined();
  });

  test('an object delivered before the time asked for has nothing of it; one delivered within the same minute may', () => {
    expect(reason(FILE, { from: '2026-03-05T10:06:00Z' })).toBe('delivered before the time asked for');
    expect(reason(FILE, { from: '2026-03-05T10:05:59Z' })).toBeUndefined();
    expect(reason(FOLDER, { from: '2026-03-05T23:00:00Z' })).toBeUndefined();
    expect(reason(FOLDER, { from: '2026-03-06T00:00:00Z' })).toBe('delivered before the time asked for');
    expect(reason(FOLDER.slice(0, -3), { from: '2026-03-31T00:00:00Z' })).toBeUndefined();
    expect(reason(FOLDER.slice(0, -3), { from: '2026-04-01T00:00:00Z' })).toBe('delivered before the time asked for');
  });

  test('an object delivered late is opened for a day', () => {
    const late = 'delivered too long after the time asked for';
    expect(reason(FILE, { to: '2026-03-04T10:06:00Z' })).toBeUndefined();
    expect(reason(FILE, { to: '2026-03-04T10:04:59Z' })).toBe(late);
    expect(reason(FILE, { to: '2026-03-04T10:04:59Z', lateHours: 25 })).toBeUndefined();
    expect(reason(FOLDER, { to: '2026-03-04T00:00:00Z' })).toBeUndefined();
    expect(reason(FOLDER, { to: '2026-03-03T23:00:00Z' })).toBe(late);
  });
});
