// The calls that are measured: the same ones for both sides.
import { formCall } from './sign-request.mjs';

const KILOBYTE = Buffer.alloc(1024, 'a');
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::measured/*' }],
});

const sts = (action, parameters) => formCall('sts', '2011-06-15', action, parameters);
const iam = (action, parameters) => formCall('iam', '2010-05-08', action, parameters);
const ec2 = (action, parameters) => formCall('ec2', '2016-11-15', action, parameters);
const s3 = (method, path, body, query) => ({ service: 's3', method, path, ...(body && { body }), ...(query && { query }) });

/** What has to be there first. */
export const PREPARATION = [
  iam('CreateRole', { RoleName: 'measured', AssumeRolePolicyDocument: TRUST }),
  s3('PUT', '/measured'),
  s3('PUT', '/measured/object', KILOBYTE),
];

/** By what the comparison is called. */
export const MEASURED = {
  'sts get-caller-identity': sts('GetCallerIdentity'),
  'iam get-role': iam('GetRole', { RoleName: 'measured' }),
  's3 get-object 1 KB': s3('GET', '/measured/object'),
};

/** Calls that write something new, by what they are called. */
export const WRITTEN = {
  'iam tag-role': (name) => iam('TagRole', { RoleName: 'measured', 'Tags.member.1.Key': 'name', 'Tags.member.1.Value': name }),
  's3 put-object 1 KB': (name) => s3('PUT', `/measured/${name}`, KILOBYTE),
};

/** Call number `index` of a mixture of reading and writing. */
export function mixedCall(index) {
  const round = Math.floor(index / MIXTURE.length);
  return MIXTURE[index % MIXTURE.length](round);
}

/** Roles in one round, users in the next: a thousand roles are all that an account may have. */
const kind = (round) => (round % 2 === 0 ? 'Role' : 'User');
const named = (round) => ({ [`${kind(round)}Name`]: `name-${round}` });

const MIXTURE = [
  () => sts('GetCallerIdentity'),
  (round) => iam(`Create${kind(round)}`, { ...named(round), ...(kind(round) === 'Role' && { AssumeRolePolicyDocument: TRUST }) }),
  (round) => s3('PUT', `/measured/folder/${round}`, Buffer.alloc(1024 + (round % 16) * 1024, 'b')),
  (round) => iam(`Put${kind(round)}Policy`, { ...named(round), PolicyName: 'inline', PolicyDocument: POLICY }),
  (round) => s3('GET', `/measured/folder/${round}`),
  (round) => iam(`Get${kind(round)}`, named(round)),
  () => s3('GET', '/measured', undefined, 'list-type=2&max-keys=100&prefix=folder%2F'),
  (round) => iam(`List${kind(round)}Policies`, named(round)),
  () => ec2('DescribeInstances'),
  (round) => s3('PUT', `/measured/other/${round}`, KILOBYTE),
];
