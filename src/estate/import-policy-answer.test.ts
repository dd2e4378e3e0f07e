// Policies of resources: saved answers and envelopes.
import { expect, test } from 'vitest';
import type { EstateResource } from './estate.ts';
import type { LoadedEstate } from './load-estate.ts';
import { loadSamples, type SampleFile, sampleErrors } from './sample-inputs.ts';

const A = '111111111111';
const POLICY = (resource: unknown): unknown => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: A }, Action: '*', ...(resource === undefined ? {} : { Resource: resource }) }],
});
const text = (value: unknown): string => JSON.stringify(value);

/** Without the places. */
function errors(...files: readonly SampleFile[]): readonly string[] {
  return sampleErrors(...files).map((line) => line.slice(line.indexOf(' ') + 1));
}

function resources({ estate }: Pick<LoadedEstate, 'estate'>): readonly EstateResource[] {
  return [...estate.accounts.values()].flatMap((account) => [...account.resources.values()]);
}

test.each<[string, string, unknown, string, string, string]>([
  [
    'get-bucket-policy',
    '222222222222/b.json',
    { Policy: text(POLICY(['arn:aws:s3:::foobar', 'arn:aws:s3:::foobar/*'])) },
    'arn:aws:s3:::foobar',
    '222222222222',
    'bucket policy of foobar',
  ],
  [
    'get-access-point-policy',
    'ap.json',
    { Policy: text(POLICY('arn:aws:s3:us-east-1:222222222222:accesspoint/ap/object/*')) },
    'arn:aws:s3:us-east-1:222222222222:accesspoint/ap',
    '222222222222',
    'access point policy of ap',
  ],
  [
    'get-key-policy',
    'arn:aws:kms:us-east-1:222222222222:key%2F1234.json',
    { Policy: text(POLICY('*')), PolicyName: 'default' },
    'arn:aws:kms:us-east-1:222222222222:key/1234',
    '222222222222',
    'key policy of 1234',
  ],
  [
    'get-repository-policy',
    'app.us-west-2.json',
    { registryId: '222222222222', repositoryName: 'team/app', policyText: text(POLICY(undefined)) },
    'arn:aws:ecr:us-west-2:222222222222:repository/team/app',
    '222222222222',
    'repository policy of team/app',
  ],
  [
    'get-queue-attributes',
    'q.json',
    { Attributes: { QueueArn: 'arn:aws:sqs:us-east-1:222222222222:q', Policy: text(POLICY('*')) } },
    'arn:aws:sqs:us-east-1:222222222222:q',
    '222222222222',
    'queue policy of q',
  ],
  [
    'get-topic-attributes',
    't.json',
    { Attributes: { TopicArn: 'arn:aws:sns:us-east-1:222222222222:t', Owner: '222222222222', Policy: text(POLICY('*')) } },
    'arn:aws:sns:us-east-1:222222222222:t',
    '222222222222',
    'topic policy of t',
  ],
  [
    'secretsmanager get-resource-policy',
    's.json',
    { ARN: 'arn:aws:secretsmanager:us-east-1:222222222222:secret:db-AbCdEf', Name: 'db', ResourcePolicy: text(POLICY('*')) },
    'arn:aws:secretsmanager:us-east-1:222222222222:secret:db-AbCdEf',
    '222222222222',
    'resource policy of db-AbCdEf',
  ],
  [
    'lambda get-policy',
    'f.json',
    { Policy: text(POLICY('arn:aws:lambda:us-east-1:222222222222:function:f:live')), RevisionId: 'x' },
    'arn:aws:lambda:us-east-1:222222222222:function:f:live',
    '222222222222',
    'function policy of f:live',
  ],
  [
    'describe-file-system-policy',
    'fs.json',
    { FileSystemId: 'fs-1', Policy: text(POLICY('arn:aws:elasticfilesystem:us-east-1:222222222222:file-system/fs-1')) },
    'arn:aws:elasticfilesystem:us-east-1:222222222222:file-system/fs-1',
    '222222222222',
    'file system policy of fs-1',
  ],
  [
    'get-backup-vault-access-policy',
    'v.json',
    { BackupVaultName: 'v', BackupVaultArn: 'arn:aws:backup:us-east-1:222222222222:backup-vault:v', Policy: text(POLICY('*')) },
    'arn:aws:backup:us-east-1:222222222222:backup-vault:v',
    '222222222222',
    'vault policy of v',
  ],
  [
    'an envelope',
    'e.json',
    { resource: 'arn:aws:s3:::foobar', account: '222222222222', policy: POLICY('arn:aws:s3:::foobar') },
    'arn:aws:s3:::foobar',
    '222222222222',
    'bucket policy of foobar',
  ],
  [
    'a document named after the resource',
    'x/222222222222/arn:aws:s3:::foobar.json',
    POLICY('*'),
    'arn:aws:s3:::foobar',
    '222222222222',
    'bucket policy of foobar',
  ],
  [
    'a document that names one resource',
    'policy-222222222222.json',
    POLICY(['arn:aws:s3:::foobar/a/*', 'arn:aws:s3:::foobar', '*']),
    'arn:aws:s3:::foobar',
    '222222222222',
    'bucket policy of foobar',
  ],
])('%s', (_, name, value, arn, account, policyName) => {
  const loaded = loadSamples([name, value]);
  expect(loaded.warnings).toEqual([]);
  expect(resources(loaded)).toMatchObject([
    { arn, account, policyKnown: true, policy: { description: { type: 'resource', name: policyName, account, attachedTo: arn } } },
  ]);
  expect(loaded.estate.accounts.get(account)?.iamKnown).toBe(false);
});

test('an answer without a policy tells that there is none, if it was asked for everything', () => {
  const queue = (attributes: Readonly<Record<string, string>>): EstateResource | undefined =>
    resources(loadSamples(['q.json', { Attributes: { QueueArn: 'arn:aws:sqs:us-east-1:222222222222:q', ...attributes } }]))[0];
  expect(queue({ CreatedTimestamp: '1' })).toMatchObject({ policyKnown: true });
  expect(queue({})).toMatchObject({ policyKnown: false });
  expect(queue({ KmsMasterKeyId: 'alias/aws/sqs' })).not.toHaveProperty('kmsKey');
  expect(queue({ KmsMasterKeyId: 'arn:aws:kms:us-east-1:222222222222:key/1' })).toHaveProperty('kmsKey');
  expect(resources(loadSamples(['s.json', { ARN: 'arn:aws:secretsmanager:us-east-1:222222222222:secret:a', Name: 'a' }]))[0]).toMatchObject(
    {
      policyKnown: true,
    },
  );
});

test('the owner of a bucket: another file, else the only account, else an error', () => {
  const bucket: SampleFile = ['bucket-policy.json', { Policy: text(POLICY('arn:aws:s3:::foobar')) }];
  const account = (id: string, resource: unknown): SampleFile => [
    `${id[0]}.json`,
    { accounts: [{ id, roles: [], resources: [resource] }] },
  ];
  const tagged = { arn: 'arn:aws:s3:::foobar', tags: { a: 'b' } };
  const other = { arn: 'arn:aws:s3:::other' };
  const joined = loadSamples(bucket, account(A, other), account('222222222222', tagged));
  expect(joined.estate.accounts.get('222222222222')?.resources.get('arn:aws:s3:::foobar')).toMatchObject({
    policyKnown: true,
    tags: new Map([['a', 'b']]),
  });
  expect(joined.warnings).toEqual([]);
  const only = loadSamples(bucket, account(A, other));
  expect(only.estate.accounts.get(A)?.resources.has('arn:aws:s3:::foobar')).toBe(true);
  expect(only.warnings.map((warning) => warning.code)).toEqual(['owner-assumed']);
  expect(errors(bucket, account(A, other), account('222222222222', other))).toContain(
    'owner-unknown which account owns `arn:aws:s3:::foobar` is not known',
  );
  expect(errors(bucket)).toEqual(['owner-unknown which account owns `arn:aws:s3:::foobar` is not known']);
});

test('a policy that names no single resource needs to be told its own', () => {
  const message = 'target-unknown the file does not say whose policy it is';
  expect(errors(['k.json', { Policy: text(POLICY('*')), PolicyName: 'default' }])).toEqual([
    `${message}: the policy names no single resource`,
  ]);
  expect(errors(['p.json', POLICY(['arn:aws:s3:::a', 'arn:aws:s3:::b'])])).toEqual([`${message}: it names no single resource`]);
  expect(errors(['p.json', POLICY('arn:aws:s3:::a-*')])).toEqual([`${message}: it names no single resource`]);
  expect(errors(['p.json', { registryId: A, repositoryName: 'app', policyText: '{}' }])).toEqual([
    'region-unknown the answer does not say in which region the repository `app` is',
  ]);
});

test('what is of IAM does not belong into an envelope', () => {
  expect(errors(['e.json', { resource: `arn:aws:iam::${A}:role/r`, policy: POLICY('*') }])).toEqual([
    `iam-resource \`arn:aws:iam::${A}:role/r\` is not a resource with a policy of its own`,
  ]);
  expect(errors([`arn:aws:iam::${A}:role%2Fr.json`, POLICY('*')])[0]).toContain('iam-resource');
  expect(errors(['e.json', { resource: 'arn:aws:s3:::b', account: A, polcy: {} }])).toEqual(['unknown-key a resource has no key `polcy`']);
  expect(errors(['e.json', { resource: `arn:aws:sqs:us-east-1:${A}:q`, account: '222222222222' }])).toEqual([
    `wrong-account \`arn:aws:sqs:us-east-1:${A}:q\` belongs to account ${A}, not to 222222222222`,
  ]);
});
