// Two accounts of an organization that tests ask requests in.
import type { Estate, EstatePolicy } from './estate.ts';
import { loadSamples } from './sample-inputs.ts';
import type { QueryError } from './query-error.ts';
import type { RequestQuery } from './request-query.ts';
import { type ResolvedRequest, resolveRequest } from './resolve-request.ts';

/** The caller's account, mostly. */
export const A = '111111111111';
/** The account of most resources. */
export const B = '222222222222';
export const DOCUMENT: unknown = { Version: '2012-10-17', Statement: [] };
/** A policy of one's own. */
const inline = (name: string): unknown => ({ name, document: DOCUMENT });

const ESTATE: Estate = estate({
  organization: {
    id: 'o-exampleorg1',
    managementAccount: '100000000001',
    root: {
      id: 'r-ab12',
      accounts: ['100000000001'],
      rcps: [inline('perimeter')],
      ous: [
        { id: 'ou-ab12-dev', name: 'dev', scps: ['FullAWSAccess', inline('no-delete')], accounts: [A] },
        { id: 'ou-ab12-prod', name: 'prod', accounts: [{ id: B, rcps: [inline('own')] }] },
      ],
    },
  },
  accounts: [
    {
      id: A,
      users: [
        {
          name: 'alice',
          path: '/people/',
          id: 'AIDAALICE',
          policies: ['team', inline('own')],
          groups: ['developers', 'gone'],
          boundary: 'limits',
          tags: { Team: 'a' },
        },
        { name: 'bob' },
      ],
      groups: [{ name: 'developers', policies: [inline('of-group'), 'arn:aws:iam::aws:policy/ReadOnlyAccess'] }],
      roles: [
        {
          name: 'app',
          path: '/service/',
          id: 'AROAAPP',
          trust: DOCUMENT,
          policies: [inline('role-own')],
          boundary: inline('cap'),
          tags: { Team: 'role', env: 'dev' },
        },
        { name: 'AWSServiceRoleForX', path: '/aws-service-role/x.amazonaws.com/', trust: DOCUMENT },
      ],
      policies: [inline('team'), inline('limits')],
    },
    {
      id: B,
      roles: [{ name: 'reader', trust: DOCUMENT, tags: { team: 'b', stage: 'prod' } }],
      resources: [
        {
          arn: 'arn:aws:s3:::data',
          policy: DOCUMENT,
          tags: { env: 'prod' },
          s3: { ownership: 'ObjectWriter', objectOwner: A, acl: [{ account: A, permission: 'WRITE' }], bucketAbac: true },
        },
        { arn: 'arn:aws:s3:::data/special', tags: { Class: 'x' }, s3: { acl: [{ group: 'AllUsers', permission: 'READ' }] } },
        {
          arn: `arn:aws:kms:us-east-1:${B}:key/1`,
          policy: DOCUMENT,
          grants: [{ id: 'g', granteePrincipal: `arn:aws:iam::${A}:role/app`, operations: ['Decrypt'] }],
        },
        { arn: `arn:aws:lambda:us-east-1:${B}:function:f`, policy: DOCUMENT },
        { arn: `arn:aws:lambda:us-east-1:${B}:function:g:live`, policy: DOCUMENT },
        { arn: `arn:aws:sqs:us-east-1:${B}:unknown`, policy: null, policyKnown: false },
        { arn: 'arn:aws:ec2:us-east-1::snapshot/snap-1', share: { accounts: [A] } },
        { arn: `arn:aws:dynamodb:us-east-1:${B}:table/t`, policy: DOCUMENT },
      ],
      vpcEndpoints: [{ id: 'vpce-1', vpc: 'vpc-1', policy: DOCUMENT }],
      s3PublicAccessBlock: { blockPublicAcls: true },
    },
  ],
});

/** The estate that a form describes. */
export function estate(form: unknown): Estate {
  return loadSamples(['estate.json', form]).estate;
}

/** The only managed policy of AWS that these tests know. */
export const READ_ONLY: EstatePolicy = {
  description: { type: 'identity', name: 'ReadOnlyAccess', arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
  document: { source: { name: 'ReadOnlyAccess', text: '{}' }, span: { start: 0, end: 2 } },
};
const managed = (arn: string): EstatePolicy | undefined => (arn === READ_ONLY.description.arn ? READ_ONLY : undefined);

const DEFAULTS = { action: 's3:GetObject', resource: 'arn:aws:s3:::data/key' };

/** Resolves a request, which must make sense; by default somebody gets an object. */
export function resolve(query: Partial<RequestQuery> & { readonly principal: string }, world: Estate = ESTATE): ResolvedRequest {
  const resolved = resolveRequest(world, { ...DEFAULTS, ...query }, managed);
  if (!resolved.ok) throw new Error(resolved.error.message);
  return resolved.value;
}

/** The error of a request that makes none. */
export function refuse(query: Partial<RequestQuery> & { readonly principal: string }, world: Estate = ESTATE): Partial<QueryError> {
  const resolved = resolveRequest(world, { ...DEFAULTS, ...query }, managed);
  if (resolved.ok) throw new Error('expected an error');
  return resolved.error;
}

export const names = (policies: readonly EstatePolicy[] | undefined): readonly string[] | undefined =>
  policies?.map((policy) => policy.description.name);
export const missing = ({ missing: list }: ResolvedRequest): readonly string[] => list.map(({ kind, what }) => `${kind} ${what}`);

export const ALICE: string = `arn:aws:iam::${A}:user/people/alice`;
export const APP: string = `arn:aws:iam::${A}:role/service/app`;
