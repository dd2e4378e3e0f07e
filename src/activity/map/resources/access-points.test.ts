// Objects that are read through access points, as CloudTrail records it.
import { describe, expect, test } from 'vitest';
import { eventFactsOf } from '../../../../test/activity/event-facts-of.ts';
import { resourcesOf } from './resources-of.ts';

const BUCKET = 'arn:aws:s3:::b';
const POINT = 'arn:aws:s3:us-east-1:111111111111:accesspoint/ap';
const ALIAS = 'ap-0a1b2c-s3alias';

type Case = readonly [name: string, parameters: Readonly<Record<string, unknown>>, resources: readonly string[], arns: readonly string[]];

describe('GetObject', () => {
  test.each<Case>([
    ['by the access point', { bucketName: POINT, key: 'k/x' }, [`${BUCKET}/k/x`, BUCKET, POINT], [`${BUCKET}/k/x`, `${POINT}/object/k/x`]],
    ['by its alias', { bucketName: ALIAS, key: 'k' }, [`${BUCKET}/k`, BUCKET, POINT], [`${BUCKET}/k`, `${POINT}/object/k`]],
    ['without resources', { bucketName: POINT, key: 'k' }, [], [`${POINT}/object/k`]],
    ['by the bucket', { bucketName: 'b', key: 'k' }, [`${BUCKET}/k`, BUCKET], [`${BUCKET}/k`]],
  ])('%s', (_, parameters, resources, arns) => {
    const event = eventFactsOf({ eventSource: 's3.amazonaws.com', eventName: 'GetObject', parameters, resources });
    expect(resourcesOf(event, 's3:GetObject')).toEqual({ arns, known: true });
  });
});

test('a list of an access point is on the access point, and on its bucket', () => {
  const parameters = { bucketName: POINT };
  const event = eventFactsOf({ eventSource: 's3.amazonaws.com', eventName: 'ListObjects', parameters, resources: [BUCKET, POINT] });
  expect(resourcesOf(event, 's3:ListBucket').arns).toEqual([BUCKET, POINT]);
});
