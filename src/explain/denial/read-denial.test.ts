// Every form of denial that people paste: sentences of AWS in their envelopes, as services, clients and shells show them.
import { describe, expect, test } from 'vitest';
import type { DeniedRequest } from './denial.ts';
import { readDenial } from './read-denial.ts';

const session = 'arn:aws:sts::111111111111:assumed-role/app/i-0abc';
const user = 'arn:aws:iam::111111111111:user/team/alice';

function denial(text: string): DeniedRequest {
  const read = readDenial(text);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

type Expected = readonly [principal: string | undefined, action: string, resource: string | undefined, stated?: string];

const assume = `User: ${user} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::222222222222:role/x/reader`;
const getObject = (quote: string): string =>
  `User: ${session} is not authorized to perform: s3:GetObject on resource: ${quote}arn:aws:s3:::bucket/a key.txt${quote} because no identity-based policy allows the s3:GetObject action`;
const image = `User: ${session} is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-west-2:222222222222:repository/app because no resource-based policy allows the ecr:BatchGetImage action`;
const repository = 'arn:aws:ecr:us-west-2:222222222222:repository/app';
const masked = `User: ${session} is not authorized to perform: kms:Decrypt on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`;

const MESSAGES: readonly (readonly [string, string, Expected])[] = [
  [
    'AWS CLI',
    `\nAn error occurred (AccessDenied) when calling the AssumeRole operation: ${assume}\n`,
    [user, 'sts:AssumeRole', 'arn:aws:iam::222222222222:role/x/reader'],
  ],
  [
    'XML of the query protocol, on one line',
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${assume}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
    [user, 'sts:AssumeRole', 'arn:aws:iam::222222222222:role/x/reader'],
  ],
  [
    'XML of S3, with the resource in escaped quotes',
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>${getObject('&quot;')}</Message><RequestId>1</RequestId></Error>`,
    [session, 's3:GetObject', 'arn:aws:s3:::bucket/a key.txt', 'identity implicitDeny'],
  ],
  ['S3 in a log', `AccessDenied: ${getObject('"')}`, [session, 's3:GetObject', 'arn:aws:s3:::bucket/a key.txt', 'identity implicitDeny']],
  [
    'S3 in a JSON log',
    JSON.stringify({ level: 'error', err: { message: getObject('"') } }),
    [session, 's3:GetObject', 'arn:aws:s3:::bucket/a key.txt', 'identity implicitDeny'],
  ],
  [
    'S3 without a resource',
    `User: ${user} is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
    [user, 's3:ListAllMyBuckets', '*', 'identity implicitDeny'],
  ],
  [
    'JSON protocol',
    JSON.stringify({ __type: 'AccessDeniedException', message: image }),
    [session, 'ecr:BatchGetImage', repository, 'resource implicitDeny'],
  ],
  ['REST JSON', JSON.stringify({ Message: image }), [session, 'ecr:BatchGetImage', repository, 'resource implicitDeny']],
  ['docker', `Error response from daemon: denied: ${image}`, [session, 'ecr:BatchGetImage', repository, 'resource implicitDeny']],
  [
    'container registry',
    JSON.stringify({ errors: [{ code: 'DENIED', message: image.slice(0, image.indexOf(' because')) }] }),
    [session, 'ecr:BatchGetImage', repository],
  ],
  [
    'EC2, with prefix and encoded message',
    `An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform this operation. User: ${session} is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:us-east-1:111111111111:instance/* with an explicit deny in a service control policy: arn:aws:organizations::100000000001:policy/o-exampleorg1/service_control_policy/p-12345678. Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6XSnuU_abc-DEF`,
    [session, 'ec2:RunInstances', 'arn:aws:ec2:us-east-1:111111111111:instance/*', 'scp explicitDeny'],
  ],
  [
    'EC2 Describe, without a resource',
    `You are not authorized to perform this operation. User: ${session} is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action`,
    [session, 'ec2:DescribeInstances', '*', 'identity implicitDeny'],
  ],
  [
    'SQS, in lower case',
    `User: ${user} is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:222222222222:orders because no resource-based policy allows the sqs:sendmessage action`,
    [user, 'sqs:SendMessage', 'arn:aws:sqs:us-east-1:222222222222:orders', 'resource implicitDeny'],
  ],
  [
    'SNS, with its prefix in capitals',
    `An error occurred (AuthorizationError) when calling the Publish operation: User: ${user} is not authorized to perform: SNS:Publish on resource: arn:aws:sns:us-east-1:222222222222:alerts because no resource-based policy allows the SNS:Publish action`,
    [user, 'sns:Publish', 'arn:aws:sns:us-east-1:222222222222:alerts', 'resource implicitDeny'],
  ],
  [
    'KMS of another account, without the key',
    `{"__type":"AccessDeniedException","Message":"${masked}"}`,
    [session, 'kms:Decrypt', undefined],
  ],
  [
    'IAM, with the kind of the resource',
    `User: ${user} is not authorized to perform: iam:GetRole on resource: role reader because no identity-based policy allows the iam:GetRole action`,
    [user, 'iam:GetRole', 'arn:aws:iam::111111111111:role/reader', 'identity implicitDeny'],
  ],
  [
    'IAM, with the kind and an ARN',
    `User: ${user} is not authorized to perform: iam:CreatePolicyVersion on resource: policy arn:aws:iam::111111111111:policy/team because no permissions boundary allows the iam:CreatePolicyVersion action`,
    [user, 'iam:CreatePolicyVersion', 'arn:aws:iam::111111111111:policy/team', 'boundary implicitDeny'],
  ],
  [
    'Secrets Manager, with the name that did not resolve',
    `User: ${user} is not authorized to perform: secretsmanager:GetSecretValue on resource: prod/db because no identity-based policy allows the secretsmanager:GetSecretValue action`,
    [user, 'secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:*:111111111111:secret:prod/db', 'identity implicitDeny'],
  ],
  [
    'a service that leaves the resource out, of an action that has one',
    `User: ${user} is not authorized to perform: rds:DeleteDBInstance`,
    [user, 'rds:DeleteDBInstance', undefined],
  ],
  [
    'SDK for Java',
    `com.amazonaws.services.ecr.model.AmazonECRException: ${image} (Service: AmazonECR; Status Code: 400; Error Code: AccessDeniedException; Request ID: 1)`,
    [session, 'ecr:BatchGetImage', repository, 'resource implicitDeny'],
  ],
  [
    'SDK for JavaScript, with a stack',
    `AccessDenied: ${assume}\n    at throwDefaultError (/app/node_modules/x.js:1:2)\n  '$fault': 'client'`,
    [user, 'sts:AssumeRole', 'arn:aws:iam::222222222222:role/x/reader'],
  ],
  [
    'broken into lines by a terminal or a mail program',
    assume.replaceAll(' ', '\n'),
    [user, 'sts:AssumeRole', 'arn:aws:iam::222222222222:role/x/reader'],
  ],
  [
    'Terraform, with its frame',
    `╷\n│ Error: reading S3 Bucket: operation error S3: HeadBucket, https response error StatusCode: 403, api error AccessDenied: ${assume}\n│ \n│   with aws_s3_bucket.b,\n╵`,
    [user, 'sts:AssumeRole', 'arn:aws:iam::222222222222:role/x/reader'],
  ],
  ['the end of a sentence', `It says: ${assume}.`, [user, 'sts:AssumeRole', 'arn:aws:iam::222222222222:role/x/reader']],
  [
    'a service as the caller',
    assume.replace(user, 'sns.amazonaws.com'),
    ['sns.amazonaws.com', 'sts:AssumeRole', 'arn:aws:iam::222222222222:role/x/reader'],
  ],
  [
    'web identity',
    'An error occurred (AccessDenied): Not authorized to perform sts:AssumeRoleWithWebIdentity',
    [undefined, 'sts:AssumeRoleWithWebIdentity', undefined],
  ],
  ['root', 'Roles may not be assumed by root accounts.', [undefined, 'sts:AssumeRole', undefined]],
];

describe('messages', () => {
  test.each(MESSAGES)('%s', (_, text, [principal, action, resource, stated]) => {
    const read = denial(text);
    expect({ principal: read.principal, action: read.action, resource: read.resource }).toEqual({ principal, action, resource });
    expect(read.stated && `${read.stated.layer} ${read.stated.kind}`).toBe(stated);
    expect(read.form).toBe('an AccessDenied message');
  });

  test.each([
    ['because no service control policy allows the s3:GetObject action', 'scp implicitDeny'],
    ['because no session policy allows the s3:GetObject action', 'session implicitDeny'],
    ['because no sessions policy allows the s3:GetObject action', 'session implicitDeny'],
    ['because no VPC endpoint policy allows the s3:GetObject action', 'endpoint implicitDeny'],
    ['because no role trust policy allows the sts:AssumeRole action', 'trust implicitDeny'],
    ['with an explicit deny in an identity-based policy', 'identity explicitDeny'],
    ['with an explicit deny in an identity-based policy: arn:aws:iam::aws:policy/AWSDenyAll', 'identity explicitDeny'],
    ['with an explicit deny in a resource-based policy', 'resource explicitDeny'],
    ['with an explicit deny in a resource control policy: arn:aws:organizations::1:policy/x', 'rcp explicitDeny'],
    ['with an explicit deny in a permissions boundary', 'boundary explicitDeny'],
    ['with an explicit deny in a session policy', 'session explicitDeny'],
    ['with an explicit deny in a VPC endpoint policy transitively through a service control policy', 'endpoint explicitDeny'],
    ['with an explicit deny in the role trust policy', 'trust explicitDeny'],
    ['with an explicit deny', undefined],
  ])('reason: %s', (tail, stated) => {
    const read = denial(`User: ${user} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k" ${tail}`);
    expect(read.resource).toBe('arn:aws:s3:::b/k');
    expect(read.stated && `${read.stated.layer} ${read.stated.kind}`).toBe(stated);
  });
});

test.each([
  ['XML', (text: string) => `<Error><Message>${text}</Message></Error>`],
  ['JSON', (text: string) => JSON.stringify({ Message: text })],
  ['quotes', (text: string) => `'${text}'`],
  ['parentheses', (text: string) => `(${text})`],
])('an explicit deny at the end of the sentence, in %s', (_, wrap) => {
  const read = denial(
    wrap(
      `User: ${user} is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::111111111111:role/r with an explicit deny in an identity-based policy`,
    ),
  );
  expect(read).toMatchObject({ resource: 'arn:aws:iam::111111111111:role/r', stated: { layer: 'identity', kind: 'explicitDeny' } });
});

describe('nothing to read', () => {
  test.each([
    'Access Denied',
    'fatal error: An error occurred (403) when calling the HeadObject operation: Forbidden',
    '<Error><Code>AccessDenied</Code></Error>',
  ])('a denial that hides everything: %s', (text) => {
    expect(readDenial(text)).toEqual({ ok: false, error: expect.stringContaining('AWS hides them here; name --principal') });
  });

  test.each(['', 'hello', '{"a":1}', '{"eventSource": "", "eventName": 1}', '[]', '{'])('no denial: %s', (text) => {
    expect(readDenial(text)).toEqual({ ok: false, error: 'this is neither an AccessDenied message nor a CloudTrail event' });
  });

  test('a long hostile text is read in no time that matters', () => {
    const text = `User: ${'x '.repeat(200_000)}{"a":`;
    expect(readDenial(text).ok).toBe(false);
  });
});
