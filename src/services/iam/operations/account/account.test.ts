// The account as a whole: alias, password policy, summary, credential report.
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import { type TestCaller, type TestCloud, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';

const ACCOUNT = '111111111111';
const OTHER = '222222222222';

function twoAccounts(): { readonly cloud: TestCloud; readonly root: TestCaller; readonly other: TestCaller } {
  const cloud = testCloud({ services: [iamService] });
  cloud.createAccount(ACCOUNT);
  cloud.createAccount(OTHER);
  return { cloud, root: cloud.root(ACCOUNT), other: cloud.root(OTHER) };
}

describe('account alias', () => {
  test('is one per account, and unique over all accounts', () => {
    const { root, other } = twoAccounts();
    expect(root.call('iam', 'ListAccountAliases')).toEqual({ AccountAliases: [], IsTruncated: false });
    root.call('iam', 'CreateAccountAlias', { AccountAlias: 'acme' });
    expect(failureOf(() => other.call('iam', 'CreateAccountAlias', { AccountAlias: 'acme' }))).toEqual({
      code: 'EntityAlreadyExists',
      status: 409,
      message: 'The account alias acme already exists.',
    });
    root.call('iam', 'CreateAccountAlias', { AccountAlias: 'acme-2' });
    expect(root.call('iam', 'ListAccountAliases').AccountAliases).toEqual(['acme-2']);
    other.call('iam', 'CreateAccountAlias', { AccountAlias: 'acme' });
    expect(failureOf(() => root.call('iam', 'DeleteAccountAlias', { AccountAlias: 'acme' })).code).toBe('NoSuchEntity');
    root.call('iam', 'DeleteAccountAlias', { AccountAlias: 'acme-2' });
    expect(root.call('iam', 'ListAccountAliases').AccountAliases).toEqual([]);
  });

  test.each(['ab', '-abc', 'abc-', 'a--b', 'Abc'])('%s is none', (AccountAlias) => {
    const { root } = twoAccounts();
    expect(failureOf(() => root.call('iam', 'CreateAccountAlias', { AccountAlias }))).toMatchObject({
      code: 'ValidationError',
      status: 400,
    });
  });
});

describe('password policy', () => {
  test('is absent, then as given with defaults for the rest, then gone', () => {
    const { root } = twoAccounts();
    expect(failureOf(() => root.call('iam', 'GetAccountPasswordPolicy'))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `The Password Policy with domain name ${ACCOUNT} cannot be found.`,
    });
    root.call('iam', 'UpdateAccountPasswordPolicy', {
      MinimumPasswordLength: 10,
      MaxPasswordAge: 60,
      RequireSymbols: true,
      HardExpiry: true,
    });
    expect(root.call('iam', 'GetAccountPasswordPolicy').PasswordPolicy).toEqual({
      AllowUsersToChangePassword: false,
      ExpirePasswords: true,
      HardExpiry: true,
      MaxPasswordAge: 60,
      MinimumPasswordLength: 10,
      RequireLowercaseCharacters: false,
      RequireNumbers: false,
      RequireSymbols: true,
      RequireUppercaseCharacters: false,
    });
    root.call('iam', 'UpdateAccountPasswordPolicy');
    expect(root.call('iam', 'GetAccountPasswordPolicy').PasswordPolicy).toEqual({
      AllowUsersToChangePassword: false,
      ExpirePasswords: false,
      MinimumPasswordLength: 6,
      RequireLowercaseCharacters: false,
      RequireNumbers: false,
      RequireSymbols: false,
      RequireUppercaseCharacters: false,
    });
    root.call('iam', 'DeleteAccountPasswordPolicy');
    expect(failureOf(() => root.call('iam', 'DeleteAccountPasswordPolicy')).message).toBe(
      'The account policy with name PasswordPolicy cannot be found.',
    );
  });
});

describe('GetAccountSummary', () => {
  test('counts what the account has', () => {
    const { root, other } = twoAccounts();
    const before = root.call('iam', 'GetAccountSummary').SummaryMap;
    for (const UserName of ['a', 'b']) root.call('iam', 'CreateUser', { UserName });
    root.call('iam', 'CreateGroup', { GroupName: 'g' });
    root.call('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'm' });
    root.call('iam', 'CreateAccessKey');
    other.call('iam', 'CreateUser', { UserName: 'c' });
    const after = root.call('iam', 'GetAccountSummary').SummaryMap;
    const changed = Object.keys(after).filter((key) => after[key] !== before[key]);
    expect(Object.fromEntries(changed.map((key) => [key, after[key] - before[key]]))).toEqual({
      AccountAccessKeysPresent: 1,
      Groups: 1,
      MFADevices: 1,
      Users: 2,
    });
    expect(after).toMatchObject({ UsersQuota: 5000, GroupsPerUserQuota: 10, PolicySizeQuota: 6144, GlobalEndpointTokenVersion: 1 });
  });
});

describe('credential report', () => {
  test('is generated, then complete for four hours, then expired', () => {
    const { root, cloud } = twoAccounts();
    expect(failureOf(() => root.call('iam', 'GetCredentialReport'))).toMatchObject({ code: 'ReportNotPresent', status: 410 });
    root.call('iam', 'CreateUser', { UserName: 'a,b' });
    root.call('iam', 'CreateUser', { UserName: 'bob' });
    root.call('iam', 'CreateLoginProfile', { UserName: 'bob', Password: 'Correct-Horse-1' });
    const first = root.call('iam', 'CreateAccessKey', { UserName: 'bob' }).AccessKey;
    root.call('iam', 'UpdateAccessKey', { UserName: 'bob', AccessKeyId: first.AccessKeyId, Status: 'Inactive' });
    expect(root.call('iam', 'GenerateCredentialReport').State).toBe('STARTED');
    expect(root.call('iam', 'GenerateCredentialReport')).toEqual({ State: 'COMPLETE' });
    const { Content, ReportFormat } = root.call('iam', 'GetCredentialReport');
    expect(ReportFormat).toBe('text/csv');
    const [header, rootLine, commaLine, bobLine] = Buffer.from(Content).toString().split('\n');
    const made = `${new Date(cloud.clock.now()).toISOString().slice(0, 19)}+00:00`;
    expect(header?.split(',').slice(0, 9)).toEqual([
      'user',
      'arn',
      'user_creation_time',
      'password_enabled',
      'password_last_used',
      'password_last_changed',
      'password_next_rotation',
      'mfa_active',
      'access_key_1_active',
    ]);
    expect(rootLine).toBe(
      `<root_account>,arn:aws:iam::${ACCOUNT}:root,${made},not_supported,no_information,not_supported,not_supported,false,` +
        `false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`,
    );
    expect(commaLine).toMatch(/^"a,b","arn:aws:iam::111111111111:user\/a,b",/);
    expect(bobLine).toBe(
      `bob,arn:aws:iam::${ACCOUNT}:user/bob,${made},true,no_information,${made},N/A,false,` +
        `false,${made},N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`,
    );
    expect(bobLine?.split(',')).toHaveLength(header?.split(',').length ?? 0);
    cloud.clock.advance(4 * 60 * 60 * 1000);
    expect(failureOf(() => root.call('iam', 'GetCredentialReport'))).toMatchObject({ code: 'ReportExpired', status: 410 });
    expect(root.call('iam', 'GenerateCredentialReport').State).toBe('STARTED');
  });
});
