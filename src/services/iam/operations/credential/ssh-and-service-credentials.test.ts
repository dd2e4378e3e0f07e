// SSH public keys and service-specific credentials of users.
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import { type TestCaller, type TestCloud, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';

const ACCOUNT = '111111111111';
// One key in three forms, as ssh-keygen prints them.
const OPENSSH: string = [
  'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCuvsdEOgXdUDp+XobqqTjqToX8mbesuJidDwSB0XuxAVH/xxYfJkrpQOj+Mt0hrY+3Gka0lp',
  'xF0wMvywPOAwsDDPMxU3DS+H0tcJw2Q+mkBRbo8Q5YQcxXy6vKin1RSRw1+Yg1a6+FBvzU7cxwkc8+yDmjuCyUYrzCD7zmwwxIthUNhD1msBsI',
  '+84Y5eOAn/pbl3ew4ylDMvwKuT1/VMYuCn6euf/KscLTc/8N0Qu2k5FJPBOhAeuUfrQFrCtOZU79+43L6MzBjbwNLkEu8KGLkqCUmIUYC8WDoi',
  'deMs+knx8rve9/t/QKBousBSxTNYTJIXB7Ycv9LHxeeOB9baoj',
].join('');
const PEM = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArr7HRDoF3VA6fl6G6qk4
6k6F/Jm3rLiYnQ8EgdF7sQFR/8cWHyZK6UDo/jLdIa2PtxpGtJacRdMDL8sDzgML
AwzzMVNw0vh9LXCcNkPppAUW6PEOWEHMV8uryop9UUkcNfmINWuvhQb81O3McJHP
Psg5o7gslGK8wg+85sMMSLYVDYQ9ZrAbCPvOGOXjgJ/6W5d3sOMpQzL8Crk9f1TG
Lgp+nrn/yrHC03P/DdELtpORSTwToQHrlH60BawrTmVO/fuNy+jMwY28DS5BLvCh
i5KglJiFGAvFg6InXjLPpJ8fK73vf7f0CgaLrAUsUzWEySFwe2HL/Sx8XnjgfW2q
IwIDAQAB
-----END PUBLIC KEY-----
`;
const FINGERPRINT = '3f:af:39:88:dc:66:d1:da:04:49:05:e6:5c:a2:c2:6a';

function withBob(): { readonly cloud: TestCloud; readonly root: TestCaller } {
  const cloud = testCloud({ services: [iamService] });
  cloud.createAccount(ACCOUNT);
  const root = cloud.root(ACCOUNT);
  root.call('iam', 'CreateUser', { UserName: 'Bob' });
  return { cloud, root };
}

/** A key in OpenSSH's form, of a modulus that nobody has factors of: the fields of the first one with other bytes. */
function anotherKey(number: number, bytes = 256): string {
  const blob = Buffer.from(OPENSSH.slice('ssh-rsa '.length), 'base64');
  const modulus = Buffer.from(blob.subarray(-bytes));
  modulus.writeUInt8(0x80 + number, 0);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes + 1);
  return `ssh-rsa ${Buffer.concat([blob.subarray(0, 18), length, Buffer.alloc(1), modulus]).toString('base64')}`;
}

describe('SSH public keys', () => {
  test('are read in either form and shown in either', () => {
    const { root } = withBob();
    for (const SSHPublicKeyBody of [`${OPENSSH} bob@host`, PEM]) {
      const { SSHPublicKey } = root.call('iam', 'UploadSSHPublicKey', { UserName: 'bob', SSHPublicKeyBody });
      expect(SSHPublicKey).toMatchObject({ UserName: 'Bob', Fingerprint: FINGERPRINT, SSHPublicKeyBody, Status: 'Active' });
      const { SSHPublicKeyId } = SSHPublicKey;
      expect(SSHPublicKeyId).toMatch(/^APKA[A-Z2-7]{17}$/);
      const body = (Encoding: string): string =>
        root.call('iam', 'GetSSHPublicKey', { UserName: 'Bob', SSHPublicKeyId, Encoding }).SSHPublicKey.SSHPublicKeyBody;
      expect(body('SSH')).toBe(OPENSSH);
      expect(body('PEM')).toBe(PEM);
      root.call('iam', 'UpdateSSHPublicKey', { UserName: 'Bob', SSHPublicKeyId, Status: 'Inactive' });
      const listed = root.call('iam', 'ListSSHPublicKeys', { UserName: 'Bob' }).SSHPublicKeys;
      expect(listed).toMatchObject([{ SSHPublicKeyId, Status: 'Inactive' }]);
      expect(listed[0]).not.toHaveProperty('SSHPublicKeyBody');
      root.call('iam', 'DeleteSSHPublicKey', { UserName: 'Bob', SSHPublicKeyId });
      expect(failureOf(() => root.call('iam', 'DeleteSSHPublicKey', { UserName: 'Bob', SSHPublicKeyId }))).toEqual({
        code: 'NoSuchEntity',
        status: 404,
        message: `The Public Key with id ${SSHPublicKeyId} cannot be found.`,
      });
    }
  });

  test('are RSA of 2048 bits at least, each once, five per user', () => {
    const { root } = withBob();
    const add = (SSHPublicKeyBody: string): unknown => root.call('iam', 'UploadSSHPublicKey', { UserName: 'Bob', SSHPublicKeyBody });
    const truncated = OPENSSH.slice(0, -40);
    for (const body of ['ssh-rsa', 'ssh-rsa AAAA', truncated, 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==', anotherKey(0, 128)]) {
      expect(failureOf(() => add(body))).toMatchObject({ code: 'InvalidPublicKey', status: 400 });
    }
    add(OPENSSH);
    expect(failureOf(() => add(PEM))).toMatchObject({ code: 'DuplicateSSHPublicKey', status: 400 });
    for (let number = 1; number < 5; number += 1) add(anotherKey(number));
    expect(failureOf(() => add(anotherKey(5)))).toMatchObject({ code: 'LimitExceeded', status: 409 });
    expect(failureOf(() => root.call('iam', 'DeleteUser', { UserName: 'Bob' })).message).toBe(
      'Cannot delete entity, must remove referenced objects first.',
    );
  });
});

describe('service-specific credentials', () => {
  test('show the password when made and reset only', () => {
    const { root } = withBob();
    const create = (): Record<string, string> =>
      root.call('iam', 'CreateServiceSpecificCredential', { UserName: 'Bob', ServiceName: 'codecommit.amazonaws.com' })
        .ServiceSpecificCredential;
    const first = create();
    expect(first).toMatchObject({ UserName: 'Bob', ServiceUserName: `Bob-at-${ACCOUNT}`, Status: 'Active' });
    expect(create()['ServiceUserName']).toBe(`Bob+1-at-${ACCOUNT}`);
    expect(failureOf(create)).toMatchObject({ code: 'LimitExceeded', status: 409 });
    const ServiceSpecificCredentialId = first['ServiceSpecificCredentialId'];
    const { ServicePassword } = root.call('iam', 'ResetServiceSpecificCredential', {
      UserName: 'Bob',
      ServiceSpecificCredentialId,
    }).ServiceSpecificCredential;
    expect(ServicePassword).not.toBe(first['ServicePassword']);
    root.call('iam', 'UpdateServiceSpecificCredential', { UserName: 'Bob', ServiceSpecificCredentialId, Status: 'Inactive' });
    root.call('iam', 'UpdateUser', { UserName: 'Bob', NewUserName: 'Rob' });
    const listed = root.call('iam', 'ListServiceSpecificCredentials', { UserName: 'Rob' }).ServiceSpecificCredentials;
    expect(listed).toHaveLength(2);
    expect(JSON.stringify(listed)).not.toContain('ServicePassword');
    expect(listed).toContainEqual(
      expect.objectContaining({ ServiceSpecificCredentialId, Status: 'Inactive', UserName: 'Rob', ServiceUserName: `Bob-at-${ACCOUNT}` }),
    );
    root.call('iam', 'DeleteServiceSpecificCredential', { UserName: 'Rob', ServiceSpecificCredentialId });
    expect(
      failureOf(() => root.call('iam', 'DeleteServiceSpecificCredential', { UserName: 'Rob', ServiceSpecificCredentialId })).code,
    ).toBe('NoSuchEntity');
  });

  test('of Bedrock are keys that expire; all users can be listed', () => {
    const { root, cloud } = withBob();
    root.call('iam', 'CreateUser', { UserName: 'Eve' });
    root.call('iam', 'CreateServiceSpecificCredential', { UserName: 'Eve', ServiceName: 'codecommit.amazonaws.com' });
    const { ServiceSpecificCredential: key } = root.call('iam', 'CreateServiceSpecificCredential', {
      UserName: 'Bob',
      ServiceName: 'bedrock.amazonaws.com',
      CredentialAgeDays: 1,
    });
    expect(key).toMatchObject({ ServiceCredentialAlias: `Bob-at-${ACCOUNT}`, ExpirationDate: new Date(cloud.clock.now() + 86_400_000) });
    expect(key.ServiceCredentialSecret).toMatch(/^ABSK[A-Za-z0-9+/]+=*$/);
    cloud.clock.advance(86_400_000);
    const list = (input: object): unknown => root.call('iam', 'ListServiceSpecificCredentials', { ...input }).ServiceSpecificCredentials;
    expect(list({ UserName: 'Bob' })).toMatchObject([{ Status: 'Expired' }]);
    expect(list({ AllUsers: true })).toHaveLength(2);
    expect(list({ AllUsers: true, ServiceName: 'codecommit.amazonaws.com' })).toMatchObject([{ UserName: 'Eve' }]);
    expect(
      failureOf(() => root.call('iam', 'CreateServiceSpecificCredential', { UserName: 'Bob', ServiceName: 's3.amazonaws.com' })),
    ).toMatchObject({
      code: 'NotSupportedService',
      status: 404,
    });
  });
});
