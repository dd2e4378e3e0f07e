// Questions about an action and a resource that do not go together.
import { expect, test } from 'vitest';
import { fakeStreams } from '../../../test/testkit/fake-streams.ts';
import { main } from '../main.ts';
import { resourceDoubt } from './resource-doubt.ts';

test.each([
  [
    's3:GetObject',
    'arn:aws:s3:::bucket',
    's3:GetObject acts on: accesspointobject, object; `arn:aws:s3:::bucket` is another type of resource (bucket)',
  ],
  [
    's3:ListBucket',
    'arn:aws:s3:::bucket/key',
    's3:ListBucket acts on: accesspoint, bucket; `arn:aws:s3:::bucket/key` is another type of resource (object)',
  ],
  [
    'sqs:SendMessage',
    'arn:aws:sns:us-east-1:111111111111:t',
    'sqs:SendMessage acts on: queue; `arn:aws:sns:us-east-1:111111111111:t` is a resource of another type',
  ],
])('%s on %s', (action, resource, doubt) => {
  expect(resourceDoubt(action, resource)).toBe(doubt);
});

test.each([
  ['s3:GetObject', 'arn:aws:s3:::bucket/key'],
  ['s3:listbucket', 'arn:aws:s3:::bucket'],
  ['s3:GetObject', '*'],
  ['ecr:GetAuthorizationToken', '*'],
  ['inspector2:ListCoverage', 'arn:aws:inspector2:us-west-2:111111111111:/coverage/list'],
  ['sts:AssumeRole', 'arn:aws:iam::111111111111:role/path/name'],
  ['lambda:InvokeFunction', 'arn:aws:lambda:us-east-1:111111111111:function:f:prod'],
  ['nosuch:Action', 'arn:aws:s3:::bucket'],
])('none about %s on %s', (action, resource) => {
  expect(resourceDoubt(action, resource)).toBeUndefined();
});

test('is told on standard error, beside the answer', async () => {
  const streams = fakeStreams();
  const caller = ['-p', 'arn:aws:sts::222233334444:assumed-role/role-01/listing', '-a', 's3:ListBucket', '-r', 'arn:aws:s3:::foobar/key'];
  expect(await main(['explain', '-e', 'examples/scenarios/1-two-roles/estate', ...caller], streams)).toBe(0);
  expect(streams.written.err).toMatch(/^wariin: is that the resource you mean\? s3:ListBucket acts on: .*\(object\)\n$/);
});
