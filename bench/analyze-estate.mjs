// A generated organization: accounts with users and roles, and resources of every kind, most of them for insiders only.

/** @returns {{name: string, text: string}[]} one estate file for each account, and one for the organization */
export function generateOrganization({ accounts, principals, resources }) {
  const random = numbers(1);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const ids = Array.from({ length: accounts }, (_, index) => String(100_000_000_000 + index));
  const units = Array.from({ length: Math.ceil(accounts / 50) }, (_, unit) => ({
    id: `ou-ab12-${String(unit).padStart(8, '0')}`,
    accounts: ids.slice(unit * 50, unit * 50 + 50),
  }));
  const root = { id: 'r-ab12', rcps: [{ name: 'only-us', document: perimeter() }], ous: units };
  const organization = { id: 'o-exampleorg1', managementAccount: ids[0], root };
  const files = [{ name: 'organization.json', text: JSON.stringify({ organization }) }];
  const [usersEach, rolesEach] = [principals / accounts / 2, principals / accounts / 2];
  for (const id of ids) {
    const users = Array.from({ length: usersEach }, (_, n) => ({
      name: `user-${n}`,
      policies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    }));
    const roles = Array.from({ length: rolesEach }, (_, n) => ({
      name: `role-${n}`,
      trust: trust(random(), pick(ids), id),
      policies: n % 10 === 0 ? [reader()] : [],
    }));
    const list = Array.from({ length: resources / accounts }, (_, n) => resource(id, n, random(), pick(ids)));
    files.push({ name: `${id}.json`, text: JSON.stringify({ accounts: [{ id, users, roles, resources: list }] }) });
  }
  return files;
}

function reader() {
  return { name: 'reads', document: policy({ Effect: 'Allow', Action: ['s3:Get*', 'sts:AssumeRole', 'kms:Decrypt'], Resource: '*' }) };
}

const OUTSIDER = '999999999999';

function perimeter() {
  const Condition = {
    StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg1' },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  };
  return policy({ Effect: 'Deny', Principal: '*', Action: ['sqs:*', 'secretsmanager:*'], Resource: '*', Condition });
}

function trust(chance, sibling, own) {
  if (chance < 0.5) return policy({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' });
  if (chance < 0.9) return policy({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${sibling}:root` }, Action: 'sts:AssumeRole' });
  if (chance < 0.95)
    return policy({ Effect: 'Allow', Principal: { Federated: `arn:aws:iam::${own}:saml-provider/idp` }, Action: 'sts:AssumeRoleWithSAML' });
  if (chance < 0.99) {
    return policy({
      Effect: 'Allow',
      Principal: '*',
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } },
    });
  }
  const Condition = { StringEquals: { 'sts:ExternalId': `x-${own}` } };
  return policy({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${OUTSIDER}:root` }, Action: 'sts:AssumeRole', Condition });
}

const KINDS = [
  { arn: (id, n) => `arn:aws:s3:::bucket-${id}-${n}`, action: ['s3:GetObject', 's3:ListBucket'], parts: ['', '/*'] },
  { arn: (id, n) => `arn:aws:sqs:us-east-1:${id}:queue-${n}`, action: 'sqs:SendMessage', parts: [''] },
  { arn: (id, n) => `arn:aws:sns:us-east-1:${id}:topic-${n}`, action: 'sns:Publish', parts: [''] },
  { arn: (id, n) => `arn:aws:kms:us-east-1:${id}:key/${n}`, action: 'kms:*', parts: [''] },
  { arn: (id, n) => `arn:aws:lambda:us-east-1:${id}:function:f-${n}`, action: 'lambda:InvokeFunction', parts: [''] },
  {
    arn: (id, n) => `arn:aws:secretsmanager:us-east-1:${id}:secret:s-${n}`,
    action: 'secretsmanager:GetSecretValue',
    parts: [''],
    key: true,
  },
  {
    arn: (id, n) => `arn:aws:ecr:us-east-1:${id}:repository/r-${n}`,
    action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    parts: [''],
  },
  { arn: (id, n) => `arn:aws:dynamodb:us-east-1:${id}:table/t-${n}`, action: 'dynamodb:*', parts: ['', '/index/*'] },
  { arn: (_, n, id) => `arn:aws:ec2:us-east-1::snapshot/snap-${id}-${n}`, share: true },
];

function resource(id, n, chance, sibling) {
  const kind = KINDS[n % KINDS.length];
  const arn = kind.arn(id, n, id);
  if (kind.share) return { arn, ...(chance < 0.05 && { share: { accounts: [chance < 0.02 ? OUTSIDER : sibling] } }) };
  const Resource = kind.parts.map((part) => arn + part);
  const inside = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${sibling}:root` }, Action: kind.action, Resource };
  const tls = { Effect: 'Deny', Principal: '*', Action: '*', Resource, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
  const key = kind.key ? { kmsKey: `arn:aws:kms:us-east-1:${id}:key/3` } : {};
  if (chance < 0.8) return { arn, policy: policy(inside, tls), ...key };
  const organization = { ...inside, Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } } };
  if (chance < 0.96) return { arn, policy: policy(organization, tls), ...key };
  const partner = { ...inside, Principal: { AWS: `arn:aws:iam::${OUTSIDER}:root` } };
  return { arn, policy: policy(inside, partner, tls), ...key };
}

function policy(...Statement) {
  return { Version: '2012-10-17', Statement };
}

/** Numbers from 0 to 1, the same in every run. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
