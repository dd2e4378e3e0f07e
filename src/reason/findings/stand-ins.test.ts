// What opens resources beside policies: lists, shares, grants, and rules of services.
import { expect, it } from 'vitest';
import { decide } from '../../evaluate/decide.ts';
import type { KmsGrant, S3Facts } from '../../model/policy-set.ts';
import { serviceRules } from '../../services/service-rules-table.ts';
import type { OutsideAccess, Surface, Zone } from '../outside-access.ts';
import { outsideAccess } from './outside-access.ts';
import { surfacePolicies } from './surface-policies.ts';

const OWN = '111111111111';
const FOREIGN = '999999999999';
const zone: Zone = { accounts: [{ id: OWN }], organizations: [] };
const OPEN_SWITCHES = { blockPublicAcls: false, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: false };

function accessTo(resource: string, actions: readonly string[], policies: Surface['policies']): readonly OutsideAccess[] {
  const surface: Surface = { owner: { id: OWN }, resources: [resource], actions, policies };
  const answer = outsideAccess(surface, zone, serviceRules);
  if (answer.kind === 'unknown') throw new Error(answer.reason);
  for (const { witness } of answer.access) expect(decide(witness, surfacePolicies(surface), serviceRules).decision).toBe('allow');
  return answer.access;
}

it('access control lists: accounts by their canonical users, groups as everybody', () => {
  const facts: S3Facts = {
    ownership: 'ObjectWriter',
    acl: [
      { grantee: { kind: 'account', account: FOREIGN }, permission: 'READ' },
      { grantee: { kind: 'group', group: 'AllUsers' }, permission: 'READ_ACP' },
    ],
    publicAccessBlock: OPEN_SWITCHES,
  };
  const actions = ['s3:GetBucketAcl', 's3:ListBucket', 's3:PutObject'];
  const open = accessTo('arn:aws:s3:::b', actions, { s3: facts });
  expect(open).toMatchObject([
    { principal: { AWS: '*' }, actions: ['s3:GetBucketAcl'], isPublic: true, statements: [] },
    { principal: { CanonicalUser: FOREIGN }, actions: ['s3:ListBucket'], isPublic: false },
  ]);
  const ignored = accessTo('arn:aws:s3:::b', actions, {
    s3: { ...facts, publicAccessBlock: { ...OPEN_SWITCHES, ignorePublicAcls: true } },
  });
  expect(ignored).toMatchObject([{ principal: { CanonicalUser: FOREIGN } }]);
  expect(accessTo('arn:aws:s3:::b', actions, { s3: { ...facts, ownership: 'BucketOwnerEnforced' } })).toEqual([]);
});

it('shares: by account, or with everybody', () => {
  const actions = ['ec2:CreateVolume', 'ec2:CopySnapshot'];
  const snapshot = 'arn:aws:ec2:us-east-1::snapshot/snap-1';
  expect(accessTo(snapshot, actions, { share: { accounts: [OWN, FOREIGN], public: false } })).toMatchObject([
    { principal: { AWS: FOREIGN }, actions: ['ec2:CopySnapshot', 'ec2:CreateVolume'], isPublic: false },
  ]);
  expect(accessTo(snapshot, actions, { share: { accounts: [], public: true } })).toMatchObject([
    { principal: { AWS: '*' }, isPublic: true },
  ]);
  expect(accessTo(snapshot, actions, { share: { accounts: [OWN], public: false } })).toEqual([]);
});

it('grants: to whom they are made, with the encryption context that they want', () => {
  const grant: KmsGrant = {
    id: 'g1',
    granteePrincipal: `arn:aws:iam::${FOREIGN}:role/reader`,
    operations: ['Decrypt', 'GenerateDataKey'],
    constraints: { encryptionContextSubset: new Map([['App', 'payroll']]) },
  };
  const access = accessTo(`arn:aws:kms:us-east-1:${OWN}:key/k`, ['kms:Decrypt', 'kms:Encrypt'], { grants: [grant] });
  expect(access).toMatchObject([{ principal: { AWS: `arn:aws:iam::${FOREIGN}:role/reader` }, actions: ['kms:Decrypt'], isPublic: false }]);
  expect(access[0]?.witness.context.get('kms:encryptioncontext:app')).toBe('payroll');
});

it('a file system without a policy is open to every client that reaches it', () => {
  const [open] = accessTo(`arn:aws:elasticfilesystem:us-east-1:${OWN}:file-system/fs-1`, ['elasticfilesystem:ClientMount'], {});
  expect(open).toMatchObject({ principal: { AWS: '*' }, isPublic: true });
});
