// What an event tells of the request's context.
import { describe, expect, test } from 'vitest';
import { eventContext } from './event-context.ts';

function contextOf(service: string, requestParameters: unknown, more: object = {}): object {
  return Object.fromEntries(eventContext({ eventSource: `${service}.amazonaws.com`, requestParameters, ...more }));
}

describe('of any request', () => {
  test('time, region, agent, address', () => {
    const event = { eventTime: '2026-10-31T09:00:00Z', awsRegion: 'eu-west-1', userAgent: 'aws-cli', sourceIPAddress: '203.0.113.7' };
    expect(contextOf('sqs', null, event)).toEqual({
      'aws:currenttime': '2026-10-31T09:00:00Z',
      'aws:requestedregion': 'eu-west-1',
      'aws:useragent': 'aws-cli',
      'aws:sourceip': '203.0.113.7',
    });
  });

  test('an address of IPv6; none of a service', () => {
    expect(contextOf('sqs', {}, { sourceIPAddress: '2001:db8::1' })).toEqual({ 'aws:sourceip': '2001:db8::1' });
    expect(contextOf('sqs', {}, { sourceIPAddress: 'athena.amazonaws.com' })).toEqual({});
    expect(contextOf('sqs', {}, { sourceIPAddress: 'AWS Internal' })).toEqual({});
  });

  test('behind an endpoint the address is of the VPC', () => {
    expect(contextOf('sqs', {}, { sourceIPAddress: '10.0.0.1', vpcEndpointId: 'vpce-1' })).toEqual({
      'aws:vpcsourceip': '10.0.0.1',
      'aws:sourcevpce': 'vpce-1',
    });
  });
});

describe('of one service', () => {
  test.each<readonly [string, object, object]>([
    [
      'sts',
      {
        externalId: 'x',
        roleSessionName: 's',
        sourceIdentity: 'alice',
        transitiveTagKeys: ['Team'],
        tags: [
          { key: 'Team', value: 'a' },
          { key: 'Env', value: '' },
        ],
      },
      {
        'sts:externalid': 'x',
        'sts:rolesessionname': 's',
        'sts:sourceidentity': 'alice',
        'sts:transitivetagkeys': ['Team'],
        'aws:requesttag/team': 'a',
        'aws:requesttag/env': '',
        'aws:tagkeys': ['Team', 'Env'],
      },
    ],
    [
      's3',
      { bucketName: 'b', prefix: '', delimiter: '/', 'max-keys': '10', 'x-amz-acl': 'private', 'X-Amz-Server-Side-Encryption': 'aws:kms' },
      {
        's3:prefix': '',
        's3:delimiter': '/',
        's3:max-keys': '10',
        's3:x-amz-acl': 'private',
        's3:x-amz-server-side-encryption': 'aws:kms',
      },
    ],
    [
      'kms',
      { keyId: 'k', encryptionContext: { 'aws:S3:arn': 'arn:aws:s3:::b', App: 'web' } },
      {
        'kms:encryptioncontext:aws:s3:arn': 'arn:aws:s3:::b',
        'kms:encryptioncontext:app': 'web',
        'kms:encryptioncontextkeys': ['aws:S3:arn', 'App'],
      },
    ],
    ['ecr', { repositoryName: 'r', tags: [{ Key: 'env', Value: 'prod' }] }, { 'aws:requesttag/env': 'prod', 'aws:tagkeys': ['env'] }],
    ['sqs', { externalId: 'x', prefix: 'p' }, {}],
  ])('%s', (service, parameters, context) => {
    expect(contextOf(service, parameters)).toEqual(context);
  });

  test('nothing of what is not as expected', () => {
    expect(contextOf('sts', { externalId: 7, tags: 'x', transitiveTagKeys: [1] })).toEqual({});
    expect(contextOf('kms', { encryptionContext: { a: 1 } })).toEqual({ 'kms:encryptioncontextkeys': ['a'] });
    expect(contextOf('ecr', { tags: [null, 1, { value: 'x' }] })).toEqual({});
  });
});
