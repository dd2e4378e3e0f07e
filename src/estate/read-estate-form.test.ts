// The estate's own form, and what is wrong with it.
import { expect, test } from 'vitest';
import { loadEstate } from './load-estate.ts';
import { loadSamples, sampleErrors, sampleText } from './sample-inputs.ts';

const ALLOW = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] };
const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

test('users, groups, roles and policies of an account', () => {
  const { estate, recognised, warnings } = loadSamples([
    'dev.json',
    {
      schemaVersion: 1,
      accounts: [
        {
          id: '111111111111',
          name: 'dev',
          users: [
            {
              name: 'alice',
              path: '/people/',
              id: 'AIDAEXAMPLE',
              policies: ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'team', { name: 'own', document: ALLOW }],
              groups: ['developers'],
              boundary: 'limits',
              tags: { team: 'a' },
            },
          ],
          groups: [{ name: 'developers', policies: ['team'] }],
          roles: [
            { name: 'app', path: '/service/', id: 'AROAEXAMPLE', trust: TRUST, boundary: { name: 'cap', document: ALLOW } },
            { name: 'AWSServiceRoleForX', path: '/aws-service-role/x.amazonaws.com/', trust: TRUST },
          ],
          policies: [
            { name: 'team', document: ALLOW },
            { name: 'limits', path: '/caps/', document: ALLOW },
          ],
        },
      ],
    },
  ]);
  const account = estate.accounts.get('111111111111');
  expect(account).toMatchObject({ id: '111111111111', name: 'dev', partition: 'aws', iamKnown: true });
  expect(account).not.toHaveProperty('organizationKnown');
  const alice = account?.users.get('alice');
  expect(alice).toMatchObject({
    arn: 'arn:aws:iam::111111111111:user/people/alice',
    id: 'AIDAEXAMPLE',
    policies: [
      { kind: 'managed', arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
      { kind: 'managed', arn: 'arn:aws:iam::111111111111:policy/team' },
      { kind: 'inline', policy: { description: { type: 'identity', name: 'own', account: '111111111111', attachedTo: alice?.arn } } },
    ],
    groups: ['developers'],
    boundary: { kind: 'managed', arn: 'arn:aws:iam::111111111111:policy/caps/limits' },
    tags: new Map([['team', 'a']]),
  });
  expect(account?.groups.get('developers')?.arn).toBe('arn:aws:iam::111111111111:group/developers');
  const app = account?.roles.get('app');
  expect(app?.trust.description).toEqual({
    type: 'trust',
    name: 'trust policy of app',
    account: '111111111111',
    attachedTo: 'arn:aws:iam::111111111111:role/service/app',
  });
  expect(app?.boundary).toMatchObject({ kind: 'inline', policy: { description: { type: 'boundary', name: 'cap' } } });
  expect(app?.serviceLinked).toBe(false);
  expect(account?.roles.get('AWSServiceRoleForX')?.serviceLinked).toBe(true);
  expect(account?.policies.get('arn:aws:iam::111111111111:policy/team')?.description).toEqual({
    type: 'identity',
    name: 'team',
    arn: 'arn:aws:iam::111111111111:policy/team',
    account: '111111111111',
  });
  expect(recognised).toEqual([{ name: 'dev.json', shape: 'estate file', what: '1 account' }]);
  expect(warnings).toEqual([]);
});

test('a policy document is kept verbatim, with the place where it stands', () => {
  const source = {
    name: 'a.json',
    text: '{"accounts":[{"id":"111111111111","policies":[{"name":"p","document": {"Statement" : [] } }]}]}',
  };
  const policy = loadSamples(source).estate.accounts.get('111111111111')?.policies.get('arn:aws:iam::111111111111:policy/p');
  expect(policy?.document.source).toBe(source);
  const { start, end } = policy?.document.span ?? { start: 0, end: 0 };
  expect(source.text.slice(start, end)).toBe('{"Statement" : [] }');
});

test('resources, their defaults, and what is unknown', () => {
  const { estate } = loadSamples([
    'a.json',
    {
      accounts: [
        {
          id: '222222222222',
          partition: 'aws-cn',
          resources: [
            { arn: 'arn:aws-cn:s3:::plain' },
            { arn: 'arn:aws-cn:s3:::none', policy: null },
            { arn: 'arn:aws-cn:s3:::unknown', policy: null, policyKnown: false },
            {
              arn: 'arn:aws-cn:s3:::full',
              policy: ALLOW,
              tags: { env: 'prod' },
              s3: {
                ownership: 'ObjectWriter',
                objectOwner: '111111111111',
                acl: [
                  { account: '111111111111', permission: 'READ' },
                  { group: 'AllUsers', permission: 'READ_ACP' },
                ],
                publicAccessBlock: { blockPublicAcls: true },
                bucketAbac: true,
              },
            },
            {
              arn: 'arn:aws-cn:kms:cn-north-1:222222222222:key/1',
              grants: [
                {
                  id: 'g1',
                  granteePrincipal: 'arn:aws-cn:iam::111111111111:role/r',
                  operations: ['Decrypt'],
                  constraints: { encryptionContextSubset: { a: 'b' } },
                },
              ],
            },
            {
              arn: 'arn:aws-cn:ec2:cn-north-1::snapshot/snap-1',
              share: { accounts: ['111111111111'] },
              kmsKey: 'arn:aws-cn:kms:cn-north-1:222222222222:key/1',
            },
            { arn: 'arn:aws-cn:ecr:cn-north-1:222222222222:repository/app', scanning: 'enhanced' },
          ],
          vpcEndpoints: [{ id: 'vpce-1', vpc: 'vpc-1', policy: ALLOW }, { id: 'vpce-2' }],
          s3PublicAccessBlock: { restrictPublicBuckets: true },
        },
      ],
    },
  ]);
  const account = estate.accounts.get('222222222222');
  const resource = (arn: string): unknown => account?.resources.get(arn);
  expect(account?.iamKnown).toBe(false);
  expect(account?.partition).toBe('aws-cn');
  expect(resource('arn:aws-cn:s3:::plain')).toEqual({
    arn: 'arn:aws-cn:s3:::plain',
    account: '222222222222',
    policyKnown: true,
    tags: new Map(),
    grants: [],
  });
  expect(resource('arn:aws-cn:s3:::none')).toMatchObject({ policyKnown: true });
  expect(resource('arn:aws-cn:s3:::unknown')).toMatchObject({ policyKnown: false });
  expect(resource('arn:aws-cn:s3:::full')).toMatchObject({
    policy: { description: { type: 'resource', name: 'bucket policy of full', attachedTo: 'arn:aws-cn:s3:::full' } },
    tags: new Map([['env', 'prod']]),
    s3: {
      ownership: 'ObjectWriter',
      objectOwner: '111111111111',
      acl: [
        { grantee: { kind: 'account', account: '111111111111' }, permission: 'READ' },
        { grantee: { kind: 'group', group: 'AllUsers' }, permission: 'READ_ACP' },
      ],
      publicAccessBlock: { blockPublicAcls: true, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: false },
      bucketAbac: true,
    },
  });
  expect(resource('arn:aws-cn:kms:cn-north-1:222222222222:key/1')).toMatchObject({
    grants: [{ id: 'g1', operations: ['Decrypt'], constraints: { encryptionContextSubset: new Map([['a', 'b']]) } }],
  });
  expect(resource('arn:aws-cn:ec2:cn-north-1::snapshot/snap-1')).toMatchObject({
    share: { accounts: ['111111111111'], public: false },
    kmsKey: 'arn:aws-cn:kms:cn-north-1:222222222222:key/1',
  });
  expect(resource('arn:aws-cn:ecr:cn-north-1:222222222222:repository/app')).toMatchObject({ scanning: 'enhanced' });
  expect(account?.vpcEndpoints.get('vpce-1')).toMatchObject({
    vpc: 'vpc-1',
    policy: { description: { type: 'endpoint', name: 'endpoint policy of vpce-1' } },
  });
  expect(account?.vpcEndpoints.get('vpce-2')).toEqual({ id: 'vpce-2', account: '222222222222' });
  expect(account?.s3PublicAccessBlock).toEqual({
    blockPublicAcls: false,
    ignorePublicAcls: false,
    blockPublicPolicy: false,
    restrictPublicBuckets: true,
  });
});

test.each([
  [{ acounts: [], schemaVersion: 1 }, 'a.json:2:3 unknown-key an estate has no key `acounts`'],
  [{ schemaVersion: 2 }, 'a.json:2:20 wrong-type expected `schemaVersion` to be 1, found the number `2`'],
  [{ accounts: [{ name: 'x' }] }, 'a.json:3:5 missing-key an account needs `id`'],
  [{ accounts: [{ id: 111 }] }, 'a.json:4:13 wrong-type expected an account id: twelve digits in quotes, found the number `111`'],
  [{ accounts: [{ id: '111111111111', users: {} }] }, 'a.json:5:16 wrong-type expected `users` to be a list, found an object'],
  [
    { accounts: [{ id: '111111111111', users: [{ name: '' }] }] },
    'a.json:7:19 wrong-type expected `name` not to be empty, found the string ``',
  ],
  [{ accounts: [{ id: '111111111111', roles: [{ name: 'r' }] }] }, 'a.json:6:9 missing-key a role needs `trust`'],
  [
    { accounts: [{ id: '111111111111', roles: [{ name: 'r', trust: [] }] }] },
    'a.json:8:20 wrong-type expected a policy document: an object, or a string that holds one, found a list',
  ],
  [
    { accounts: [{ id: '111111111111', users: [{ name: 'u', path: 'x' }] }] },
    'a.json:8:19 wrong-type expected a path that begins and ends with `/`, found the string `x`',
  ],
  [
    { accounts: [{ id: '111111111111', users: [{ name: 'u', policies: ['teem'] }], policies: [{ name: 'team', document: {} }] }] },
    'a.json:9:13 unknown-policy-name account 111111111111 has no policy named `teem`',
  ],
  [
    { accounts: [{ id: '111111111111', resources: [{ arn: 'arn:aws:sqs:us-east-1:222222222222:q' }] }] },
    'a.json:7:18 wrong-account `arn:aws:sqs:us-east-1:222222222222:q` belongs to account 222222222222, and stands under account 111111111111',
  ],
  [
    { accounts: [{ id: '111111111111', resources: [{ arn: 'arn:aws:s3:::b/k', policy: {} }] }] },
    'a.json:8:21 policy-of-part `arn:aws:s3:::b/k` has no policy of its own',
  ],
  [
    { organization: { id: 'o-1', managementAccount: '100000000001', root: { id: 'r-1', scps: ['FullAWSAcess'] } } },
    'a.json:8:9 unknown-policy-name the organization has no service control policy named `FullAWSAcess`',
  ],
  [
    { organization: { id: 'o-1', managementAccount: '100000000001', root: { id: 'r-1', accounts: ['111111111111', '111111111111'] } } },
    'a.json:9:9 placed-twice `111111111111` stands in two places of an organization, first at a.json:8:9',
  ],
])('says what is wrong, and where: %j', (value, expected) => {
  expect(sampleErrors(['a.json', value])).toEqual([expected]);
});

test('the hint names the key or policy that was probably meant', () => {
  const hints = (value: unknown): readonly (string | undefined)[] => {
    const loaded = loadEstate([sampleText(['a.json', value])]);
    return loaded.ok ? [] : loaded.error.map((error) => error.hint);
  };
  expect(hints({ acounts: [], schemaVersion: 1 })).toEqual(['did you mean `accounts`?']);
  expect(hints({ accounts: [{ id: 111111111111 }] })).toEqual(['write account ids as strings: leading zeros count']);
  const root = { id: 'r-1', scps: ['FullAWSAcess'] };
  expect(hints({ organization: { id: 'o-1', managementAccount: '100000000001', root } })).toEqual(['did you mean `FullAWSAccess`?']);
});

test('managed policies of AWS may be part of the estate', () => {
  const arn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
  const { estate } = loadSamples(['a.json', { awsManagedPolicies: [{ arn, document: ALLOW }] }]);
  expect(estate.awsManagedPolicies.get(arn)?.description).toEqual({ type: 'identity', name: 'ReadOnlyAccess', arn });
  expect(sampleErrors(['a.json', { awsManagedPolicies: [{ arn: 'arn:aws:iam::111111111111:policy/x', document: ALLOW }] }])).toEqual([
    'a.json:4:14 wrong-type expected the ARN of a managed policy of AWS, found the string `arn:aws:iam::111111111111:policy/x`',
  ]);
});

test('keys and names that JavaScript objects treat specially are like any other', () => {
  const text = `{ "accounts": [{ "id": "111111111111",
    "users": [{ "name": "__proto__", "tags": { "__proto__": "x", "constructor": "y" } }, { "name": "constructor" }],
    "policies": [{ "name": "toString", "document": {} }] }] }`;
  const account = loadSamples({ name: 'a.json', text }).estate.accounts.get('111111111111');
  expect([...(account?.users.keys() ?? [])]).toEqual(['__proto__', 'constructor']);
  expect(account?.users.get('__proto__')?.tags).toEqual(
    new Map([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]),
  );
  expect(account?.users.get('toString')).toBeUndefined();
  expect(account?.policies.has('arn:aws:iam::111111111111:policy/toString')).toBe(true);
  expect(sampleErrors({ name: 'a.json', text: '{ "accounts": [], "__proto__": 1 }' })).toEqual([
    'a.json:1:19 unknown-key an estate has no key `__proto__`',
  ]);
});
