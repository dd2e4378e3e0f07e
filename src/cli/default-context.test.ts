// What is filled into the context of a request that a person asks about.
import { expect, test } from 'vitest';
import { withDefaultContext } from './default-context.ts';

const now = new Date('2026-10-31T09:00:00.500Z');

test('time, TLS and the region of the resource', () => {
  expect(withDefaultContext(new Map(), 'ecr:DescribeImages', 'arn:aws:ecr:us-west-2:111111111111:repository/app', now)).toEqual(
    new Map([
      ['aws:currenttime', '2026-10-31T09:00:00.500Z'],
      ['aws:epochtime', '1793437200'],
      ['aws:securetransport', 'true'],
      ['aws:requestedregion', 'us-west-2'],
    ]),
  );
});

test('global services are in us-east-1; where nothing tells the region it stays absent', () => {
  expect(withDefaultContext(new Map(), 'iam:GetRole', 'arn:aws:iam::111111111111:role/r', now).get('aws:requestedregion')).toBe(
    'us-east-1',
  );
  expect(withDefaultContext(new Map(), 's3:GetObject', 'arn:aws:s3:::b/k', now).has('aws:requestedregion')).toBe(false);
  expect(withDefaultContext(new Map(), 'ec2:DescribeInstances', '*', now).has('aws:requestedregion')).toBe(false);
});

test('what is given stays as it is', () => {
  const given = new Map([
    ['aws:securetransport', 'false'],
    ['aws:currenttime', '2020-01-01T00:00:00Z'],
  ]);
  const context = withDefaultContext(given, 's3:GetObject', 'arn:aws:s3:::b/k', now);
  expect([context.get('aws:securetransport'), context.get('aws:currenttime')]).toEqual(['false', '2020-01-01T00:00:00Z']);
});
