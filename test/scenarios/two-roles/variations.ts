// Other ways to take the last step: each of `wariin exec`'s options, with a role that lets nobody in without it.
import { allow, DATA, policy, POLICY_01, ROLE_01, ROLE_02, trust } from './documents.ts';

export interface Variation {
  readonly name: string;
  /** A role in the bucket's account, beside role-01. */
  readonly role?: { readonly name: string; readonly trust: string; readonly policy: string };
  /** Of `wariin exec`, without what runs. */
  readonly options: readonly string[];
  /** Whether the role lets nobody in when the options only name it. */
  readonly needed?: true;
}

export const arnOf = (role: string): string => `arn:aws:iam::${DATA}:role/${role}`;
const by02 = { AWS: ROLE_02 };
const assumed = (role: string): readonly string[] => ['--role-arn', arnOf(role)];
const readWithTag = policy({
  Effect: 'Allow',
  Action: ['s3:Get*', 's3:List*'],
  Resource: '*',
  Condition: { StringEquals: { 'aws:PrincipalTag/team': 'web' } },
});

export const VARIATIONS: readonly Variation[] = [
  { name: 'nothing else', options: assumed('role-01') },
  {
    name: 'an external id',
    role: { name: 'by-external-id', trust: trust(by02, { StringEquals: { 'sts:ExternalId': 'kestrel' } }), policy: POLICY_01 },
    options: [...assumed('by-external-id'), '--external-id', 'kestrel'],
    needed: true,
  },
  {
    name: 'a session name',
    role: { name: 'by-session-name', trust: trust(by02, { StringLike: { 'sts:RoleSessionName': 'listing-*' } }), policy: POLICY_01 },
    options: [...assumed('by-session-name'), '--session-name', 'listing-foobar'],
    needed: true,
  },
  {
    name: 'a source identity',
    role: {
      name: 'by-source-identity',
      trust: trust(by02, { StringEquals: { 'sts:SourceIdentity': 'ada' } }, 'sts:SetSourceIdentity'),
      policy: POLICY_01,
    },
    options: [...assumed('by-source-identity'), '--source-identity', 'ada'],
    needed: true,
  },
  {
    name: 'a tag',
    role: { name: 'by-tag', trust: trust(by02, { StringEquals: { 'aws:RequestTag/team': 'web' } }, 'sts:TagSession'), policy: readWithTag },
    options: [...assumed('by-tag'), '--tag', 'team=web'],
    needed: true,
  },
  {
    name: 'a session policy that leaves enough, for a quarter of an hour',
    options: [...assumed('role-01'), '--policy', allow('s3:ListBucket', '*'), '--duration', '900'],
  },
  {
    name: 'another role on the way',
    role: { name: 'role-03', trust: trust({ AWS: ROLE_01 }), policy: POLICY_01 },
    options: [...assumed('role-03'), '--via', ROLE_01],
    needed: true,
  },
];
