// What an administrator of another account finds out about things that it names by ARN or id: nothing, not even whether they are there.
import { beforeAll, describe, expect, test } from 'vitest';
import type { TestCaller } from '../testkit/cloud/test-cloud.ts';
import { ALLOW_ALL, document, MANAGEMENT, seen, STRANGER, twoStrangers, type TwoStrangers, userKey, VICTIM } from './two-strangers.ts';

const TAGS = [{ Key: 'secret', Value: 'blue' }];
const METADATA = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com"><IDPSSODescriptor><KeyDescriptor use="signing"><X509Certificate>${'MIIC'.repeat(300)}</X509Certificate></KeyDescriptor></IDPSSODescriptor></EntityDescriptor>`;
const TRUST = document({ Effect: 'Allow', Principal: { AWS: VICTIM }, Action: 'sts:AssumeRole' });

let world: TwoStrangers;
let there: Readonly<Record<string, string>>;

/** The same kind of name with nothing behind it. */
const missing: Readonly<Record<string, string>> = {
  policy: `arn:aws:iam::${VICTIM}:policy/nothing`,
  role: `arn:aws:iam::${VICTIM}:role/nothing`,
  user: `arn:aws:iam::${VICTIM}:user/nothing`,
  group: `arn:aws:iam::${VICTIM}:group/nothing`,
  oidc: `arn:aws:iam::${VICTIM}:oidc-provider/nothing.example.com`,
  saml: `arn:aws:iam::${VICTIM}:saml-provider/nothing`,
  mfa: `arn:aws:iam::${VICTIM}:mfa/nothing`,
  key: 'AKIARTXV5AHD4GJOAI7U',
  job: '01234567-89ab-cdef-0123-456789abcdef',
  certificate: 'NOTHINGNOTHINGNOTHINGNOTHING',
  credential: 'ACCANOTHINGNOTHING234',
  handshake: 'h-0123456789abcdef0123456789abcdef',
};

beforeAll(() => {
  world = twoStrangers();
  const { victim, management } = world;
  const iam = (operation: string, input: object) => victim.call('iam', operation, input as Readonly<Record<string, unknown>>);
  iam('CreateUser', { UserName: 'alice', Tags: TAGS });
  iam('CreateGroup', { GroupName: 'staff' });
  const job = (Arn: string) => iam('GenerateServiceLastAccessedDetails', { Arn }).JobId;
  const role = iam('CreateRole', { RoleName: 'service', AssumeRolePolicyDocument: TRUST, Tags: TAGS }).Role.Arn;
  there = {
    policy: iam('CreatePolicy', { PolicyName: 'reader', PolicyDocument: ALLOW_ALL, Tags: TAGS }).Policy.Arn,
    role,
    user: `arn:aws:iam::${VICTIM}:user/alice`,
    group: `arn:aws:iam::${VICTIM}:group/staff`,
    oidc: iam('CreateOpenIDConnectProvider', { Url: 'https://issuer.example.com', Tags: TAGS }).OpenIDConnectProviderArn,
    saml: iam('CreateSAMLProvider', { Name: 'idp', SAMLMetadataDocument: METADATA, Tags: TAGS }).SAMLProviderArn,
    mfa: iam('CreateVirtualMFADevice', { VirtualMFADeviceName: 'device', Tags: TAGS }).VirtualMFADevice.SerialNumber,
    key: iam('CreateAccessKey', { UserName: 'alice' }).AccessKey.AccessKeyId,
    job: job(role),
    certificate: missing['certificate'] ?? '',
    credential: iam('CreateServiceSpecificCredential', { UserName: 'alice', ServiceName: 'codecommit.amazonaws.com' })
      .ServiceSpecificCredential.ServiceSpecificCredentialId,
    handshake: management.call('organizations', 'InviteAccountToOrganization', { Target: { Type: 'ACCOUNT', Id: outsider() } }).Handshake
      .Id,
  };
  world.stranger.call('iam', 'CreateRole', {
    RoleName: 'own',
    AssumeRolePolicyDocument: document({ Effect: 'Allow', Principal: { AWS: STRANGER }, Action: 'sts:AssumeRole' }),
  });
});

function outsider(): string {
  world.cloud.createAccount('333333333333', '333333333333');
  return '333333333333';
}

/** `@role` stands for the name that is attacked. */
const ATTACKS: readonly (readonly [service: string, operation: string, input: Readonly<Record<string, unknown>>])[] = [
  ['iam', 'GetPolicy', { PolicyArn: '@policy' }],
  ['iam', 'GetPolicyVersion', { PolicyArn: '@policy', VersionId: 'v1' }],
  ['iam', 'ListPolicyVersions', { PolicyArn: '@policy' }],
  ['iam', 'ListPolicyTags', { PolicyArn: '@policy' }],
  ['iam', 'ListEntitiesForPolicy', { PolicyArn: '@policy' }],
  ['iam', 'CreatePolicyVersion', { PolicyArn: '@policy', PolicyDocument: ALLOW_ALL, SetAsDefault: true }],
  ['iam', 'SetDefaultPolicyVersion', { PolicyArn: '@policy', VersionId: 'v1' }],
  ['iam', 'DeletePolicyVersion', { PolicyArn: '@policy', VersionId: 'v1' }],
  ['iam', 'DeletePolicy', { PolicyArn: '@policy' }],
  ['iam', 'TagPolicy', { PolicyArn: '@policy', Tags: TAGS }],
  ['iam', 'UntagPolicy', { PolicyArn: '@policy', TagKeys: ['secret'] }],
  ['iam', 'AttachRolePolicy', { RoleName: 'own', PolicyArn: '@policy' }],
  ['iam', 'AttachUserPolicy', { UserName: 'mallory', PolicyArn: '@policy' }],
  ['iam', 'DetachUserPolicy', { UserName: 'mallory', PolicyArn: '@policy' }],
  ['iam', 'PutRolePermissionsBoundary', { RoleName: 'own', PermissionsBoundary: '@policy' }],
  ['iam', 'PutUserPermissionsBoundary', { UserName: 'mallory', PermissionsBoundary: '@policy' }],
  ['iam', 'CreateUser', { UserName: 'bounded', PermissionsBoundary: '@policy' }],
  ['iam', 'GetOpenIDConnectProvider', { OpenIDConnectProviderArn: '@oidc' }],
  ['iam', 'DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn: '@oidc' }],
  ['iam', 'AddClientIDToOpenIDConnectProvider', { OpenIDConnectProviderArn: '@oidc', ClientID: 'mine' }],
  ['iam', 'UpdateOpenIDConnectProviderThumbprint', { OpenIDConnectProviderArn: '@oidc', ThumbprintList: ['0'.repeat(40)] }],
  ['iam', 'ListOpenIDConnectProviderTags', { OpenIDConnectProviderArn: '@oidc' }],
  ['iam', 'GetSAMLProvider', { SAMLProviderArn: '@saml' }],
  ['iam', 'UpdateSAMLProvider', { SAMLProviderArn: '@saml', SAMLMetadataDocument: METADATA }],
  ['iam', 'DeleteSAMLProvider', { SAMLProviderArn: '@saml' }],
  ['iam', 'ListSAMLProviderTags', { SAMLProviderArn: '@saml' }],
  ['iam', 'GetMFADevice', { SerialNumber: '@mfa' }],
  ['iam', 'ListMFADeviceTags', { SerialNumber: '@mfa' }],
  ['iam', 'DeleteVirtualMFADevice', { SerialNumber: '@mfa' }],
  ['iam', 'DeactivateMFADevice', { UserName: 'mallory', SerialNumber: '@mfa' }],
  ['iam', 'GetAccessKeyLastUsed', { AccessKeyId: '@key' }],
  ['iam', 'UpdateAccessKey', { AccessKeyId: '@key', Status: 'Inactive' }],
  ['iam', 'DeleteAccessKey', { UserName: 'mallory', AccessKeyId: '@key' }],
  ['iam', 'ResetServiceSpecificCredential', { UserName: 'mallory', ServiceSpecificCredentialId: '@credential' }],
  ['iam', 'DeleteServiceSpecificCredential', { ServiceSpecificCredentialId: '@credential' }],
  ['iam', 'GetServiceLastAccessedDetails', { JobId: '@job' }],
  ['iam', 'GetServiceLastAccessedDetailsWithEntities', { JobId: '@job', ServiceNamespace: 'sts' }],
  ['iam', 'GetOrganizationsAccessReport', { JobId: '@job' }],
  ...(['role', 'user', 'group', 'policy'] as const).flatMap(
    (kind) => [['iam', 'GenerateServiceLastAccessedDetails', { Arn: `@${kind}` }]] as [string, string, Record<string, unknown>][],
  ),
  ...(['role', 'user', 'group'] as const).flatMap(
    (kind) =>
      [
        ['iam', 'SimulatePrincipalPolicy', { PolicySourceArn: `@${kind}`, ActionNames: ['iam:GetRole'] }],
        ['iam', 'GetContextKeysForPrincipalPolicy', { PolicySourceArn: `@${kind}` }],
        ['iam', 'ListPoliciesGrantingServiceAccess', { Arn: `@${kind}`, ServiceNamespaces: ['iam'] }],
      ] as [string, string, Record<string, unknown>][],
  ),
  ['sts', 'AssumeRole', { RoleArn: '@role', RoleSessionName: 'mallory' }],
  [
    'sts',
    'AssumeRole',
    { RoleArn: '@role', RoleSessionName: 'mallory', DurationSeconds: 43_200, Tags: [{ Key: 'secret', Value: 'blue' }] },
  ],
  ['sts', 'GetFederationToken', { Name: 'mallory', PolicyArns: [{ arn: '@policy' }] }],
  ['organizations', 'DescribeHandshake', { HandshakeId: '@handshake' }],
  ['organizations', 'AcceptHandshake', { HandshakeId: '@handshake' }],
  ['organizations', 'DeclineHandshake', { HandshakeId: '@handshake' }],
  ['organizations', 'CancelHandshake', { HandshakeId: '@handshake' }],
];

function outcomes(caller: TestCaller, [service, operation, input]: (typeof ATTACKS)[number]): readonly [string, string] {
  const kind = /"@(\w+)"/.exec(JSON.stringify(input))?.[1] ?? '';
  const each = [there, missing].map((names) => {
    const name = names[kind] ?? '';
    const filled = JSON.parse(JSON.stringify(input).replaceAll(`"@${kind}"`, JSON.stringify(name))) as Readonly<Record<string, unknown>>;
    const shown = JSON.stringify(seen(() => caller.call(service, operation, filled)));
    // Sentences name what was asked for, in full or by its last element.
    return shown.replaceAll(name, '@').replaceAll(name.slice(name.lastIndexOf('/') + 1), '@');
  });
  return [each[0] ?? '', each[1] ?? ''];
}

/** Of everybody but the stranger. */
function others(): string {
  return JSON.stringify(world.cloud.kernel.state.exportState()).replace(new RegExp(`[^{}]*${STRANGER}[^{}]*`, 'g'), '');
}

describe('an administrator of another account', () => {
  test.each(ATTACKS)('%s %s: refused, whether it is there or not', (...attack) => {
    const before = others();
    const [present, absent] = outcomes(world.mallory, attack);
    expect(present).toBe(absent);
    expect(present).toContain('refused');
    expect(others()).toBe(before);
  });

  test('nor do the conditions of its own policies tell it of tags', () => {
    const Condition = { Null: { 'aws:ResourceTag/secret': 'false' } };
    const PolicyDocument = document({ Effect: 'Deny', Action: ['iam:*', 'sts:*'], Resource: `arn:aws:iam::${VICTIM}:*`, Condition });
    world.stranger.call('iam', 'PutUserPolicy', { UserName: 'mallory', PolicyName: 'oracle', PolicyDocument });
    const armed = world.cloud.as(world.malloryKey);
    const different = ATTACKS.filter((attack) => {
      const [present, absent] = outcomes(armed, attack);
      return present !== absent;
    });
    world.stranger.call('iam', 'DeleteUserPolicy', { UserName: 'mallory', PolicyName: 'oracle' });
    expect(different).toEqual([]);
  });

  test('nor does the policy simulator', () => {
    const simulate = (CallerArn: string | undefined) =>
      world.mallory.call('iam', 'SimulateCustomPolicy', {
        ActionNames: ['s3:GetObject'],
        PolicyInputList: [
          document({ Effect: 'Allow', Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:PrincipalTag/secret': 'blue' } } }),
        ],
        CallerArn,
      }).EvaluationResults[0].EvalDecision;
    expect(simulate(there['user'])).toBe('implicitDeny');
    const Condition = { StringLike: { 'aws:ResourceOrgID': 'o-*' } };
    const [{ EvalDecision }] = world.mallory.call('iam', 'SimulatePrincipalPolicy', {
      PolicySourceArn: `arn:aws:iam::${STRANGER}:user/mallory`,
      ActionNames: ['sqs:SendMessage'],
      ResourceArns: [`arn:aws:sqs:us-east-1:${VICTIM}:queue`],
      PolicyInputList: [document({ Effect: 'Deny', Action: '*', Resource: '*', Condition })],
    }).EvaluationResults;
    expect(EvalDecision).not.toBe('explicitDeny');
  });

  test("nor a marker from the other account's pages", () => {
    for (const name of ['one', 'two']) world.victim.call('iam', 'CreateUser', { UserName: name });
    const { Marker } = world.victim.call('iam', 'ListUsers', { MaxItems: 1 });
    const page = world.mallory.call('iam', 'ListUsers', { Marker });
    expect(JSON.stringify(page)).not.toContain(VICTIM);
    const all = world.victim.call('iam', 'GetAccountAuthorizationDetails', { MaxItems: 1 });
    expect(JSON.stringify(world.mallory.call('iam', 'GetAccountAuthorizationDetails', { Marker: all.Marker }))).not.toContain(VICTIM);
  });

  test('nor a denial that was sealed for others', () => {
    const EncodedMessage = world.cloud.kernel.seal.close(`${VICTIM}\0{"allowed":false}`);
    expect(world.victim.call('sts', 'DecodeAuthorizationMessage', { EncodedMessage }).DecodedMessage).toBe('{"allowed":false}');
    expect(JSON.stringify(seen(() => world.mallory.call('sts', 'DecodeAuthorizationMessage', { EncodedMessage })))).toContain(
      'InvalidAuthorizationMessage',
    );
  });
});

describe('ids of another organization', () => {
  test.each([
    ['DescribeAccount', { AccountId: VICTIM }, { AccountId: '444444444444' }],
    ['MoveAccount', { AccountId: VICTIM, SourceParentId: '@root', DestinationParentId: '@root' }, undefined],
    ['CloseAccount', { AccountId: VICTIM }, { AccountId: '444444444444' }],
    ['RemoveAccountFromOrganization', { AccountId: VICTIM }, { AccountId: '444444444444' }],
    ['ListParents', { ChildId: VICTIM }, { ChildId: '444444444444' }],
    ['ListTagsForResource', { ResourceId: VICTIM }, { ResourceId: '444444444444' }],
    ['ListAccountsForParent', { ParentId: '@root' }, { ParentId: 'r-zzzz' }],
    ['AttachPolicy', { PolicyId: 'p-FullAWSAccess', TargetId: VICTIM }, { PolicyId: 'p-FullAWSAccess', TargetId: '444444444444' }],
    ['DescribePolicy', { PolicyId: '@scp' }, { PolicyId: 'p-zzzzzzzz' }],
    ['RegisterDelegatedAdministrator', { AccountId: VICTIM, ServicePrincipal: 'iam.amazonaws.com' }, undefined],
  ] as const)('%s tells nothing, and changes nothing', (operation, input, absent) => {
    const { cloud, management } = twoStrangers();
    cloud.createAccount('444444444400', '444444444400');
    const other = cloud.root('444444444400');
    other.call('organizations', 'CreateOrganization');
    const root = management.call('organizations', 'ListRoots').Roots[0].Id as string;
    management.call('organizations', 'EnablePolicyType', { RootId: root, PolicyType: 'SERVICE_CONTROL_POLICY' });
    const scp = management.call('organizations', 'CreatePolicy', {
      Name: 'hidden',
      Description: '',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: ALLOW_ALL,
    }).Policy.PolicySummary.Id as string;
    const filled = JSON.parse(JSON.stringify(input).replaceAll('@root', root).replaceAll('@scp', scp)) as Readonly<Record<string, unknown>>;
    const before = JSON.stringify(cloud.kernel.state.exportState());
    const present = JSON.stringify(seen(() => other.call('organizations', operation, filled)));
    expect(present).toContain('refused');
    expect(present).not.toContain(MANAGEMENT);
    if (absent !== undefined) expect(present).toBe(JSON.stringify(seen(() => other.call('organizations', operation, absent))));
    expect(JSON.stringify(cloud.kernel.state.exportState())).toBe(before);
  });
});

describe('a handshake', () => {
  test('is told to its parties alone: not by the sentence of a denial, nor in events', () => {
    const { cloud, management, stranger } = twoStrangers();
    cloud.createAccount('333333333333', '333333333333');
    const Target = { Type: 'ACCOUNT', Id: '333333333333' };
    const { Id: HandshakeId } = management.call('organizations', 'InviteAccountToOrganization', { Target }).Handshake;
    const nobody = cloud.as(userKey(stranger, 'nobody'));
    const told = JSON.stringify(seen(() => nobody.call('organizations', 'DescribeHandshake', { HandshakeId })));
    expect(told).toContain('AccessDenied');
    expect(told).not.toContain(MANAGEMENT);
    expect(JSON.stringify(cloud.recorded.at(-1)?.demands)).not.toContain(MANAGEMENT);
    expect(cloud.root('333333333333').call('organizations', 'DescribeHandshake', { HandshakeId }).Handshake.Id).toBe(HandshakeId);
  });

  test('and an organization’s policy for others do not keep a member from what is its own affair', () => {
    const { management, victim } = twoStrangers();
    const Content = document({ Effect: 'Allow', Principal: { AWS: MANAGEMENT }, Action: 'organizations:ListAccounts', Resource: '*' });
    management.call('organizations', 'PutResourcePolicy', { Content });
    expect(victim.call('organizations', 'DescribeOrganization').Organization.MasterAccountId).toBe(MANAGEMENT);
    expect(() => victim.call('organizations', 'ListAccounts')).toThrow(expect.objectContaining({ code: 'AccessDeniedException' }));
  });
});
