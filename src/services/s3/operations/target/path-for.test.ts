// Which hosts name buckets.
import { expect, test } from 'vitest';
import { pathFor } from './path-for.ts';

test.each([
  ['s3.amazonaws.com', '/b/k'],
  ['s3.us-west-2.amazonaws.com', '/b/k'],
  ['s3-us-west-2.amazonaws.com', '/b/k'],
  ['s3.dualstack.us-west-2.amazonaws.com', '/b/k'],
  ['localhost', '/b/k'],
  ['s3.localhost', '/b/k'],
  ['s3.us-west-2.localhost', '/b/k'],
  ['bucket.s3.amazonaws.com', '/bucket/b/k'],
  ['my.bucket.s3.us-west-2.amazonaws.com', '/my.bucket/b/k'],
  ['bucket.s3-us-west-2.amazonaws.com', '/bucket/b/k'],
  ['bucket.s3.dualstack.eu-central-1.amazonaws.com', '/bucket/b/k'],
  ['bucket.s3.us-gov-west-1.amazonaws.com', '/bucket/b/k'],
  ['bucket.s3.cn-north-1.amazonaws.com.cn', '/bucket/b/k'],
  ['BUCKET.localhost', '/bucket/b/k'],
  ['bucket.s3.localhost', '/bucket/b/k'],
  ['bucket.s3.us-west-2.localhost', '/bucket/b/k'],
  ['p-111111111111.s3-accesspoint.us-west-2.amazonaws.com', '/arn:aws:s3:us-west-2:111111111111:accesspoint:p/b/k'],
  ['bucket.s3-website-us-west-2.amazonaws.com', undefined],
  ['bucket.s3-website.eu-central-1.amazonaws.com', undefined],
  ['111111111111.s3-control.us-west-2.amazonaws.com', undefined],
  ['sts.amazonaws.com', undefined],
  ['example.com', undefined],
  ['127.0.0.1', undefined],
])('%s: %s', (host, path) => {
  expect(pathFor(host, '/b/k')).toBe(path);
});
