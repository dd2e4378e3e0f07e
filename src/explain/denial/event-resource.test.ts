// The resource of an event, where the event does not simply list it.
import { describe, expect, test } from 'vitest';
import { eventResource } from './event-resource.ts';

const event = {
  awsRegion: 'us-west-2',
  recipientAccountId: '222222222222',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111111111111:user/alice', accountId: '111111111111' },
};

function resourceOf(action: string, requestParameters: object, more: object = {}): ReturnType<typeof eventResource> {
  return eventResource({ ...event, requestParameters, ...more }, action);
}

describe('S3', () => {
  const object = { bucketName: 'b', key: 'k/x' };
  test.each([
    ['s3:GetObject', object, 'arn:aws:s3:::b/k/x'],
    ['s3:AbortMultipartUpload', object, 'arn:aws:s3:::b/k/x'],
    ['s3:ListMultipartUploadParts', object, 'arn:aws:s3:::b/k/x'],
    ['s3:ListBucket', object, 'arn:aws:s3:::b'],
    ['s3:GetBucketAcl', { bucketName: 'b' }, 'arn:aws:s3:::b'],
    ['s3:ListAllMyBuckets', {}, '*'],
    [
      's3:GetObject',
      { bucketName: 'arn:aws:s3:us-west-2:222222222222:accesspoint/ap', key: 'k' },
      'arn:aws:s3:us-west-2:222222222222:accesspoint/ap/object/k',
    ],
    ['s3:GetObject', {}, undefined],
  ])('%s on %j', (action, parameters, arn) => {
    expect(resourceOf(action, parameters)?.arn).toBe(arn);
  });

  test('the listed owner is told, as the ARN does not tell it', () => {
    const resources = [{ ARN: 'arn:aws:s3:::b/k/x', accountId: '333333333333' }];
    expect(resourceOf('s3:GetObject', object, { resources })).toEqual({ arn: 'arn:aws:s3:::b/k/x', account: '333333333333' });
  });
});

test('a listed resource counts, of the service that is asked, in either spelling of its key', () => {
  const resources = [{ arn: 'arn:aws:kms:us-west-2:1:key/1' }, { arn: 'arn:aws:iam::222222222222:role/r', accountId: '222222222222' }];
  expect(resourceOf('sts:AssumeRole', {}, { resources })).toEqual({ arn: 'arn:aws:iam::222222222222:role/r' });
  expect(resourceOf('sqs:SendMessage', {}, { resources })).toBeUndefined();
});

describe('the partition', () => {
  test.each([
    [{}, 'arn:aws:kms:us-west-2:222222222222:key/1'],
    [{ userIdentity: { arn: 'arn:aws-cn:iam::1:user/a' } }, 'arn:aws-cn:kms:us-west-2:222222222222:key/1'],
    [{ userIdentity: {}, awsRegion: 'cn-north-1' }, 'arn:aws-cn:kms:cn-north-1:222222222222:key/1'],
    [{ userIdentity: {}, awsRegion: 'us-gov-west-1' }, 'arn:aws-us-gov:kms:us-gov-west-1:222222222222:key/1'],
  ])('%j', (more, arn) => {
    expect(resourceOf('kms:Decrypt', { keyId: '1' }, more)?.arn).toBe(arn);
  });

  test('also in what the catalog puts together', () => {
    const more = { userIdentity: { arn: 'arn:aws-us-gov:iam::1:user/a' } };
    expect(resourceOf('dynamodb:GetItem', { tableName: 't' }, more)?.arn).toBe('arn:aws-us-gov:dynamodb:us-west-2:222222222222:table/t');
    expect(resourceOf('iam:GetRole', { roleName: 'r' }, more)?.arn).toBe('arn:aws-us-gov:iam::222222222222:role/r');
  });
});

describe('parameters that are no texts', () => {
  test.each([{ keyId: { a: 1 } }, { keyId: ['x'] }, { keyId: '' }, { keyId: null }])('%j', (parameters) => {
    expect(resourceOf('kms:Decrypt', parameters)).toBeUndefined();
  });

  test('none at all', () => {
    expect(eventResource({}, 'kms:Decrypt')).toBeUndefined();
    expect(eventResource({ requestParameters: 7, resources: { a: 1 }, userIdentity: [] }, 's3:GetObject')).toBeUndefined();
    expect(eventResource({ requestParameters: { bucketName: 'b' } }, 'noaction')).toBeUndefined();
  });
});
