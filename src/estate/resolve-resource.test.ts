// What is acted on: its owner, what governs it, and what the estate does not tell of it.
import { expect, test } from 'vitest';
import { loadEstate } from './load-estate.ts';
import type { ResolvedRequest } from './resolve-request.ts';
import { A, ALICE, APP, B, DOCUMENT, estate, missing, refuse, resolve } from './sample-world.ts';

test('an object is governed by its bucket', () => {
  const { request, policies } = resolve({ principal: ALICE });
  expect(request.resource).toMatchObject({ arn: 'arn:aws:s3:::data/key', owner: { id: B }, tags: new Map([['env', 'prod']]) });
  expect(policies.resource?.description.name).toBe('bucket policy of data');
  expect(policies.s3).toEqual({
    ownership: 'ObjectWriter',
    objectOwner: A,
    acl: [],
    publicAccessBlock: { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true },
    bucketAbac: true,
  });
});

test('an entry of the object itself tells its ACL and tags', () => {
  const special = resolve({
    principal: ALICE,
    resource: 'arn:aws:s3:::data/special',
    context: new Map([['S3:ExistingObjectTag/other', 'y']]),
  });
  expect(special.policies.resource?.description.name).toBe('bucket policy of data');
  expect(special.policies.s3?.acl).toEqual([{ grantee: { kind: 'group', group: 'AllUsers' }, permission: 'READ' }]);
  expect(special.request.context).toEqual(
    new Map([
      ['s3:existingobjecttag/class', 'x'],
      ['s3:existingobjecttag/other', 'y'],
    ]),
  );
  expect(special.request.resource.tags).toEqual(new Map([['env', 'prod']]));
  // Who may create objects is told by the bucket's ACL.
  expect(resolve({ principal: ALICE, action: 's3:PutObject' }).policies.s3?.acl).toHaveLength(1);
  const bucket = resolve({ principal: ALICE, action: 's3:ListBucket', resource: 'arn:aws:s3:::data' });
  expect(bucket.policies.s3?.acl).toHaveLength(1);
  expect(bucket.policies.s3).not.toHaveProperty('objectOwner');
});

test('switches of the public access block are on if the bucket or the account has them on', () => {
  const block = (bucket: unknown, account: unknown): unknown => {
    const form = {
      id: A,
      users: [{ name: 'u' }],
      resources: [{ arn: 'arn:aws:s3:::b', s3: { publicAccessBlock: bucket } }],
      s3PublicAccessBlock: account,
    };
    return resolve({ principal: A, resource: 'arn:aws:s3:::b' }, estate({ accounts: [form] })).policies.s3?.publicAccessBlock;
  };
  expect(block({ blockPublicAcls: true }, { restrictPublicBuckets: true })).toEqual({
    blockPublicAcls: true,
    ignorePublicAcls: false,
    blockPublicPolicy: false,
    restrictPublicBuckets: true,
  });
});

test('a role is governed by its trust policy when it is to be assumed, and by nothing otherwise', () => {
  const resource = `arn:aws:iam::${B}:role/reader`;
  for (const action of ['sts:AssumeRole', 'STS:TagSession', 'sts:SetSourceIdentity', 'sts:SetContext']) {
    const { request, policies } = resolve({ principal: APP, action, resource });
    expect(policies.resource?.description).toMatchObject({ type: 'trust', name: 'trust policy of reader' });
    expect(request.resource).toMatchObject({ owner: { id: B }, tags: new Map(Object.entries({ team: 'b', stage: 'prod' })) });
  }
  const passed = resolve({ principal: APP, action: 'iam:PassRole', resource });
  expect(passed.policies).not.toHaveProperty('resource');
  expect(passed.missing).toEqual([]);
});

test('transitive tags of the caller override those of the role that it assumes', () => {
  const session = { tags: new Map([['TEAM', 'x']]), transitiveTagKeys: ['team', 'env'] };
  const query = { principal: APP, action: 'sts:AssumeRole', resource: `arn:aws:iam::${B}:role/reader`, session };
  expect(resolve(query).request.resource.tags).toEqual(
    new Map([
      ['stage', 'prod'],
      ['env', 'dev'],
      ['TEAM', 'x'],
    ]),
  );
});

test('a role that is not there is told, with the one that was probably meant', () => {
  const assume = (resource: string): ResolvedRequest => resolve({ principal: APP, action: 'sts:AssumeRole', resource });
  expect(assume(`arn:aws:iam::${B}:role/raeder`).missing).toEqual([
    {
      kind: 'resource',
      what: `arn:aws:iam::${B}:role/raeder`,
      assumed: 'there is no such role',
      supply: `did you mean \`arn:aws:iam::${B}:role/reader\`? Otherwise: aws iam get-role --role-name raeder > raeder.json`,
    },
  ]);
  expect(assume('arn:aws:iam::999999999999:role/x').missing[0]).toEqual({
    kind: 'resource',
    what: 'arn:aws:iam::999999999999:role/x',
    assumed: 'a role that trusts nobody',
    supply: 'aws iam get-role --role-name x > x.json',
  });
});

test('policies, grants and shares of other resources', () => {
  const key = resolve({ principal: APP, action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${B}:key/1` });
  expect(key.policies.resource?.description.name).toBe('key policy of 1');
  expect(key.policies.grants).toMatchObject([{ id: 'g' }]);
  const snapshot = resolve({ principal: APP, action: 'ec2:CreateVolume', resource: 'arn:aws:ec2:us-east-1::snapshot/snap-1' });
  expect(snapshot.policies.share).toEqual({ accounts: [A], public: false });
  expect(snapshot.request.resource.owner?.id).toBe(B);
  const index = resolve({ principal: APP, action: 'dynamodb:Query', resource: `arn:aws:dynamodb:us-east-1:${B}:table/t/index/i` });
  expect(index.policies.resource?.description.attachedTo).toBe(`arn:aws:dynamodb:us-east-1:${B}:table/t`);
});

test('a function has a policy for each qualifier', () => {
  const invoke = (name: string): ResolvedRequest =>
    resolve({ principal: APP, action: 'lambda:InvokeFunction', resource: `arn:aws:lambda:us-east-1:${B}:function:${name}` });
  expect(invoke('f').policies.resource?.description.name).toBe('function policy of f');
  expect(invoke('g:live').policies.resource?.description.name).toBe('function policy of g:live');
  expect(invoke('f:live').policies).not.toHaveProperty('resource');
  expect(invoke('f:live').missing).toEqual([
    {
      kind: 'resource',
      what: `arn:aws:lambda:us-east-1:${B}:function:f:live`,
      assumed: 'no function policy, no tags',
      supply: `aws lambda get-policy --function-name arn:aws:lambda:us-east-1:${B}:function:f:live --region us-east-1 > arn:aws:lambda:us-east-1:${B}:function:f:live.json`,
    },
  ]);
});

test('the owner: the account in the ARN, the entry, the query; else the caller', () => {
  expect(resolve({ principal: APP, action: 'sqs:SendMessage', resource: `arn:aws:sqs:us-east-1:${B}:q` }).request.resource.owner?.id).toBe(
    B,
  );
  const told = resolve({ principal: APP, resource: 'arn:aws:s3:::other/x', resourceAccount: '999999999999' });
  expect(told.request.resource.owner?.id).toBe('999999999999');
  const assumed = resolve({ principal: APP, resource: 'arn:aws:s3:::other/x' });
  expect(assumed.request.resource.owner?.id).toBe(A);
  expect(assumed.missing).toEqual([
    {
      kind: 'account',
      what: 'arn:aws:s3:::other/x',
      assumed: "it belongs to the caller's account",
      supply: '--resource-account ID (`resourceAccount` where a request is written as JSON)',
    },
    {
      kind: 'resource',
      what: 'arn:aws:s3:::other',
      assumed: 'no bucket policy, no tags',
      supply: `mkdir -p ${A} && aws s3api get-bucket-policy --bucket other > ${A}/arn:aws:s3:::other.json`,
    },
  ]);
  const nobody = resolve({ principal: ALICE, action: 'sqs:ListQueues', resource: '*' });
  expect(nobody.request.resource).toEqual({ arn: '*' });
  expect(missing(nobody)).toEqual([`group arn:aws:iam::${A}:group/gone`]);
  expect(refuse({ principal: APP, resourceAccount: A })).toMatchObject({ field: 'resourceAccount', code: 'wrong-account' });
  expect(resolve({ principal: APP, action: 'iam:GetPolicy', resource: 'arn:aws:iam::aws:policy/X' }).missing).toEqual([]);
});

test('the command that supplies a policy is one whose answer can be loaded', () => {
  const asked = (resource: string): string | undefined => resolve({ principal: APP, resource }).missing[0]?.supply;
  expect(asked(`arn:aws:kms:us-east-1:${B}:key/2`)).toBe(
    `aws kms get-key-policy --policy-name default --key-id arn:aws:kms:us-east-1:${B}:key/2 --region us-east-1 > arn:aws:kms:us-east-1:${B}:key%2F2.json`,
  );
  const answer = {
    name: `arn:aws:kms:us-east-1:${B}:key%2F2.json`,
    text: JSON.stringify({ Policy: JSON.stringify(DOCUMENT), PolicyName: 'default' }),
  };
  const loaded = loadEstate([answer]);
  expect(loaded.ok && loaded.value.estate.accounts.get(B)?.resources.has(`arn:aws:kms:us-east-1:${B}:key/2`)).toBe(true);
});

test('what may be missing around a resource', () => {
  const ask = (resource: string): readonly string[] => missing(resolve({ principal: APP, resource }));
  expect(ask(`arn:aws:sqs:us-east-1:${B}:unknown`)).toEqual([`resourcePolicy arn:aws:sqs:us-east-1:${B}:unknown`]);
  expect(ask(`arn:aws:kms:us-east-1:${B}:alias/x`)).toEqual([`resourcePolicy arn:aws:kms:us-east-1:${B}:alias/x`]);
  expect(ask(`arn:aws:ec2:us-east-1:${B}:instance/i-1`)).toEqual([]);
  expect(ask(`arn:aws:ecr:us-east-1:${B}:repository/*`)).toEqual([]);
  expect(ask('arn:aws:rds:us-east-1:222222222222:snapshot:s')).toEqual(['resource arn:aws:rds:us-east-1:222222222222:snapshot:s']);
  expect(ask('arn:aws:sqs:us-east-1:999999999999:q')).toEqual([
    'resource arn:aws:sqs:us-east-1:999999999999:q',
    'account 999999999999',
    'organization 999999999999',
  ]);
});
