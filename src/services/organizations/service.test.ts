// An organization's life: made, filled, ordered, governed, shared with members, and taken apart.
import { beforeEach, describe, expect, test } from 'vitest';
import { type TestCloud, testCloud } from '../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../iam/service.ts';
import { stsService } from '../sts/service.ts';
import { changeAccount } from './change.ts';
import { ACCOUNTS } from './rows.ts';
import { organizationsService } from './service.ts';

const M = '100000000001';
const A = '111111111111';
const B = '222222222222';
const SCP = 'SERVICE_CONTROL_POLICY';

let cloud: TestCloud;
let organization: { Id: string };
let root: string;

beforeEach(() => {
  cloud = testCloud({ services: [organizationsService, iamService, stsService] });
  cloud.createAccount(M);
  organization = manager('CreateOrganization').Organization;
  root = manager('ListRoots').Roots[0].Id;
  cloud.createAccount(A);
});

function manager(operation: string, input: object = {}) {
  return cloud.root(M).call('organizations', operation, { ...input });
}

function member(operation: string, input: object = {}, account = A) {
  return cloud.root(account).call('organizations', operation, { ...input });
}

function unit(Name: string, ParentId = root): string {
  return manager('CreateOrganizationalUnit', { ParentId, Name }).OrganizationalUnit.Id;
}

const error = (code: string, message: string, Reason?: string) =>
  expect.objectContaining({ code, status: 400, message, details: Reason === undefined ? expect.anything() : { members: { Reason } } });
const noAccess = error('AccessDeniedException', "You don't have permissions to access this resource.");

describe('the organization', () => {
  test('is described alike to the management account and to members', () => {
    const described = manager('DescribeOrganization');
    expect(described.Organization).toEqual({
      Id: expect.stringMatching(/^o-[a-z0-9]{10}$/),
      Arn: `arn:aws:organizations::${M}:organization/${organization.Id}`,
      FeatureSet: 'ALL',
      MasterAccountArn: `arn:aws:organizations::${M}:account/${organization.Id}/${M}`,
      MasterAccountId: M,
      MasterAccountEmail: `${M}@example.com`,
      AvailablePolicyTypes: [{ Type: SCP, Status: 'ENABLED' }],
    });
    expect(member('DescribeOrganization')).toEqual(described);
  });

  test('is one at most, and is not there for everybody', () => {
    const taken = error('AlreadyInOrganizationException', 'The provided account is already a member of an organization.');
    expect(() => manager('CreateOrganization')).toThrow(taken);
    expect(() => member('CreateOrganization')).toThrow(noAccess);
    cloud.createAccount(B, B);
    const outside = error('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');
    expect(() => member('DescribeOrganization', {}, B)).toThrow(outside);
    expect(() => member('ListAccounts', {}, B)).toThrow(outside);
  });

  test('is deleted when it is empty', () => {
    expect(() => manager('DeleteOrganization')).toThrow(expect.objectContaining({ code: 'OrganizationNotEmptyException' }));
    member('LeaveOrganization');
    unit('left over');
    manager('DeleteOrganization');
    expect(() => manager('DescribeOrganization')).toThrow(expect.objectContaining({ code: 'AWSOrganizationsNotInUseException' }));
    expect(manager('CreateOrganization').Organization.Id).not.toBe(organization.Id);
    expect(manager('ListChildren', { ParentId: manager('ListRoots').Roots[0].Id, ChildType: 'ORGANIZATIONAL_UNIT' }).Children).toEqual([]);
  });
});

describe('members', () => {
  test('may not manage', () => {
    for (const operation of ['ListAccounts', 'ListRoots', 'DeleteOrganization']) expect(() => member(operation)).toThrow(noAccess);
    expect(() => member('CreateAccount', { Email: 'new@example.com', AccountName: 'new' })).toThrow(noAccess);
  });

  test('leave, but not the management account', () => {
    expect(() => manager('LeaveOrganization')).toThrow(
      error('MasterCannotLeaveOrganizationException', 'The master account cannot leave the organization.'),
    );
    member('LeaveOrganization');
    expect(cloud.kernel.organization.facts(cloud.kernel.state.reader, A)).toEqual({ id: A });
  });

  test('administer what is delegated to them: reading is theirs', () => {
    manager('EnableAWSServiceAccess', { ServicePrincipal: 'iam.amazonaws.com' });
    const delegation = { AccountId: A, ServicePrincipal: 'iam.amazonaws.com' };
    manager('RegisterDelegatedAdministrator', delegation);
    expect(() => manager('RegisterDelegatedAdministrator', delegation)).toThrow(
      error('AccountAlreadyRegisteredException', 'The provided account is already a delegated administrator for your organization.'),
    );
    expect(member('ListAccounts').Accounts.map(({ Id }: { Id: string }) => Id)).toEqual([M, A]);
    expect(member('ListDelegatedAdministrators').DelegatedAdministrators).toMatchObject([{ Id: A }]);
    expect(() => member('CreateOrganizationalUnit', { ParentId: root, Name: 'x' })).toThrow(noAccess);
    expect(() => manager('RemoveAccountFromOrganization', { AccountId: A })).toThrow(
      expect.objectContaining({
        code: 'ConstraintViolationException',
        details: { members: { Reason: 'CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG' } },
      }),
    );
    manager('DeregisterDelegatedAdministrator', delegation);
    expect(() => member('ListAccounts')).toThrow(noAccess);
  });

  test('manage what the organization’s own policy gives them', () => {
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${A}:root` },
      Action: ['organizations:CreatePolicy', 'organizations:ListRoots'],
      Resource: '*',
    };
    const Content = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    const { ResourcePolicySummary } = manager('PutResourcePolicy', { Content }).ResourcePolicy;
    expect(ResourcePolicySummary.Arn).toBe(`arn:aws:organizations::${M}:resourcepolicy/${organization.Id}/${ResourcePolicySummary.Id}`);
    expect(member('ListRoots').Roots).toHaveLength(1);
    expect(() => member('ListAccounts')).toThrow(noAccess);
    manager('DeleteResourcePolicy');
    expect(() => member('ListRoots')).toThrow(noAccess);
    expect(() => manager('DescribeResourcePolicy')).toThrow(expect.objectContaining({ code: 'ResourcePolicyNotFoundException' }));
  });
});

describe('accounts', () => {
  test('are made at once, with the role that their management account may assume', () => {
    const { CreateAccountStatus: status } = manager('CreateAccount', {
      Email: 'dev@example.com',
      AccountName: 'dev',
      Tags: [{ Key: 'a', Value: '1' }],
    });
    expect(status).toMatchObject({ State: 'IN_PROGRESS', AccountName: 'dev', Id: expect.stringMatching(/^car-[a-z0-9]{32}$/) });
    const done = manager('DescribeCreateAccountStatus', { CreateAccountRequestId: status.Id }).CreateAccountStatus;
    expect(done).toMatchObject({ State: 'SUCCEEDED', AccountId: expect.stringMatching(/^\d{12}$/) });
    const id = done.AccountId as string;
    expect(manager('DescribeAccount', { AccountId: id }).Account).toMatchObject({
      Id: id,
      Arn: `arn:aws:organizations::${M}:account/${organization.Id}/${id}`,
      Status: 'ACTIVE',
      State: 'ACTIVE',
      JoinedMethod: 'CREATED',
      Paths: [`${organization.Id}/${root}/${id}/`],
    });
    expect(manager('ListTagsForResource', { ResourceId: id }).Tags).toEqual([{ Key: 'a', Value: '1' }]);
    cloud.root(M).call('iam', 'CreateUser', { UserName: 'admin' });
    const all = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
    cloud.root(M).call('iam', 'PutUserPolicy', { UserName: 'admin', PolicyName: 'all', PolicyDocument: all });
    const admin = cloud.as(cloud.root(M).call('iam', 'CreateAccessKey', { UserName: 'admin' }).AccessKey);
    const RoleArn = `arn:aws:iam::${id}:role/OrganizationAccountAccessRole`;
    const { Credentials } = admin.call('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'first' });
    expect(cloud.as(Credentials).call('iam', 'ListUsers').Users).toEqual([]);
  });

  test('an address is used once', () => {
    const { CreateAccountStatus: status } = manager('CreateAccount', { Email: `${A}@example.com`, AccountName: 'twin' });
    expect(manager('DescribeCreateAccountStatus', { CreateAccountRequestId: status.Id }).CreateAccountStatus).toMatchObject({
      State: 'FAILED',
      FailureReason: 'EMAIL_ALREADY_EXISTS',
    });
    expect(manager('ListCreateAccountStatus', { States: ['SUCCEEDED'] }).CreateAccountStatuses).toEqual([]);
  });

  test('are listed in pages', () => {
    for (let index = 0; index < 30; index++) cloud.createAccount(String(300_000_000_000 + index));
    const first = manager('ListAccounts');
    const second = manager('ListAccounts', { NextToken: first.NextToken });
    expect([first.Accounts.length, second.Accounts.length, second.NextToken]).toEqual([20, 12, undefined]);
    expect(new Set([...first.Accounts, ...second.Accounts].map(({ Id }) => Id)).size).toBe(32);
    expect(() => manager('ListAccounts', { NextToken: '*' })).toThrow(
      expect.objectContaining({ details: { members: { Reason: 'INVALID_NEXT_TOKEN' } } }),
    );
  });

  test('join by invitation', () => {
    cloud.createAccount(B, B);
    const { Handshake: sent } = manager('InviteAccountToOrganization', {
      Target: { Id: `${B}@example.com`, Type: 'EMAIL' },
      Notes: 'come in',
    });
    expect(sent).toMatchObject({ State: 'REQUESTED', Action: 'INVITE' });
    expect(() => member('DescribeHandshake', { HandshakeId: sent.Id }, A)).toThrow(
      expect.objectContaining({ code: 'HandshakeNotFoundException' }),
    );
    expect(member('ListHandshakesForAccount', {}, B).Handshakes).toMatchObject([{ Id: sent.Id }]);
    expect(() => manager('AcceptHandshake', { HandshakeId: sent.Id })).toThrow(noAccess);
    expect(member('AcceptHandshake', { HandshakeId: sent.Id }, B).Handshake.State).toBe('ACCEPTED');
    expect(manager('DescribeAccount', { AccountId: B }).Account.JoinedMethod).toBe('INVITED');
    expect(() => member('DeclineHandshake', { HandshakeId: sent.Id }, B)).toThrow(
      expect.objectContaining({ code: 'InvalidHandshakeTransitionException' }),
    );
  });

  test('close', () => {
    manager('CloseAccount', { AccountId: A });
    expect(manager('DescribeAccount', { AccountId: A }).Account).toMatchObject({ Status: 'SUSPENDED', State: 'CLOSED' });
    expect(() => manager('CloseAccount', { AccountId: A })).toThrow(expect.objectContaining({ code: 'AccountAlreadyClosedException' }));
  });
});

describe('the tree', () => {
  test('accounts move along it, and facts follow', () => {
    const outer = unit('outer');
    const inner = unit('inner', outer);
    const { reader } = cloud.kernel.state;
    const path = () => cloud.kernel.organization.facts(reader, A).organization?.path;
    expect(path()).toBe(`${organization.Id}/${root}/`);
    manager('MoveAccount', { AccountId: A, SourceParentId: root, DestinationParentId: inner });
    expect(path()).toBe(`${organization.Id}/${root}/${outer}/${inner}/`);
    expect(manager('ListParents', { ChildId: A }).Parents).toEqual([{ Id: inner, Type: 'ORGANIZATIONAL_UNIT' }]);
    expect(manager('ListChildren', { ParentId: outer, ChildType: 'ORGANIZATIONAL_UNIT' }).Children).toEqual([
      { Id: inner, Type: 'ORGANIZATIONAL_UNIT' },
    ]);
    expect(manager('ListAccountsForParent', { ParentId: inner }).Accounts).toHaveLength(1);
    expect(() => manager('MoveAccount', { AccountId: A, SourceParentId: root, DestinationParentId: outer })).toThrow(
      error('SourceParentNotFoundException', "You specified a source parent that doesn't exist."),
    );
    expect(() => manager('DeleteOrganizationalUnit', { OrganizationalUnitId: outer })).toThrow(
      expect.objectContaining({ code: 'OrganizationalUnitNotEmptyException' }),
    );
    expect(() => unit('inner', outer)).toThrow(error('DuplicateOrganizationalUnitException', 'An OU with the same name already exists.'));
  });

  test('five units deep', () => {
    let parent = root;
    for (let depth = 1; depth <= 5; depth++) parent = unit(`level-${depth}`, parent);
    expect(() => unit('level-6', parent)).toThrow(expect.objectContaining({ details: { members: { Reason: 'OU_DEPTH_LIMIT_EXCEEDED' } } }));
  });

  test('a change that is undone is not remembered, even if it was looked at meanwhile', () => {
    const outer = unit('outer');
    const { organization: directory, state } = cloud.kernel;
    const before = directory.facts(state.reader, A);
    expect(() =>
      state.transact((writer) => {
        const row = writer.get(ACCOUNTS, A);
        if (row?.membership === undefined) throw new Error('not a member');
        changeAccount(writer, organization.Id, { ...row, membership: { ...row.membership, parent: outer } });
        expect(directory.facts(writer, A).organization?.path).toBe(`${organization.Id}/${root}/${outer}/`);
        throw new Error('undo');
      }),
    ).toThrow('undo');
    expect(directory.facts(state.reader, A)).toEqual(before);
  });
});
