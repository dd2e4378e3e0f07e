// Limits of inputs about users, groups, their credentials and the account. Source: IAM API Reference, each operation's request parameters.
// The characters of names and paths are checked in `names.ts`, since IAM words those failures in its own way.
import type { Constraint, Constraints } from '../../cloud/service.ts';

const NAME: Constraint = { length: [1, 64] };
const LONG_NAME: Constraint = { length: [1, 128] };
const PATH: Constraint = { length: [1, 512] };
const ARN: Constraint = {
  length: [20, 2048],
  pattern: /[\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]+/u,
  printed: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+',
};
const DOCUMENT: Constraint = {
  length: [1, 131_072],
  pattern: /[\t\n\r\u0020-\u00ff]+/,
  printed: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+',
};
const SERIAL: Constraint = { length: [9, 256], pattern: /[\w+=/:,.@-]+/, printed: '[\\w+=/:,.@-]+' };
const CODE: Constraint = { length: [6, 6], pattern: /[\d]+/ };
const KEY_ID: Constraint = { length: [16, 128], pattern: /[\w]+/ };
const SSH_KEY_ID: Constraint = { length: [20, 128], pattern: /[\w]+/ };
const CERTIFICATE_ID: Constraint = { length: [24, 128], pattern: /[\w]+/ };
const CREDENTIAL_ID: Constraint = { length: [20, 128], pattern: /[\w]+/ };
const PASSWORD: Constraint = { length: [1, 128], pattern: /[\t\n\r\u0020-\u00ff]+/, printed: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+' };
const PEM: Constraint = { length: [1, 16_384], pattern: /[\t\n\r\u0020-\u00ff]+/, printed: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+' };
const CHAIN: Constraint = { ...PEM, length: [1, 2_097_152] };
const ALIAS: Constraint = {
  length: [3, 63],
  pattern: /[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]/,
  printed: '^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$',
};
const TAGS: Constraint = { length: [0, 50] };
const PAGE: Constraint = { range: [1, 1000] };

/** What each member is, wherever it stands in these operations. */
const MEMBERS: Readonly<Record<string, Constraint>> = {
  AccessKeyId: KEY_ID,
  AccountAlias: ALIAS,
  AuthenticationCode1: CODE,
  AuthenticationCode2: CODE,
  CertificateBody: PEM,
  CertificateChain: CHAIN,
  CertificateId: CERTIFICATE_ID,
  CredentialAgeDays: { range: [1, 36_600] },
  GroupName: LONG_NAME,
  Marker: { length: [1, 320] },
  MaxItems: PAGE,
  MaxPasswordAge: { range: [1, 1095] },
  MinimumPasswordLength: { range: [6, 128] },
  NewGroupName: LONG_NAME,
  NewPassword: PASSWORD,
  NewPath: PATH,
  NewServerCertificateName: LONG_NAME,
  NewUserName: NAME,
  OldPassword: PASSWORD,
  Password: PASSWORD,
  PasswordReusePrevention: { range: [1, 24] },
  Path: PATH,
  PathPrefix: PATH,
  PermissionsBoundary: ARN,
  PolicyArn: ARN,
  PolicyDocument: DOCUMENT,
  PolicyName: LONG_NAME,
  PrivateKey: PEM,
  SSHPublicKeyBody: PEM,
  SSHPublicKeyId: SSH_KEY_ID,
  SerialNumber: SERIAL,
  ServerCertificateName: LONG_NAME,
  ServiceSpecificCredentialId: CREDENTIAL_ID,
  TagKeys: TAGS,
  Tags: TAGS,
  UserName: LONG_NAME,
  VirtualMFADeviceName: { length: [1, 226] },
};

const OPERATIONS: readonly string[] = [
  'AddUserToGroup',
  'AttachGroupPolicy',
  'AttachUserPolicy',
  'ChangePassword',
  'CreateAccessKey',
  'CreateAccountAlias',
  'CreateGroup',
  'CreateLoginProfile',
  'CreateServiceSpecificCredential',
  'CreateUser',
  'CreateVirtualMFADevice',
  'DeactivateMFADevice',
  'DeleteAccessKey',
  'DeleteAccountAlias',
  'DeleteGroup',
  'DeleteGroupPolicy',
  'DeleteLoginProfile',
  'DeleteSSHPublicKey',
  'DeleteServerCertificate',
  'DeleteServiceSpecificCredential',
  'DeleteSigningCertificate',
  'DeleteUser',
  'DeleteUserPermissionsBoundary',
  'DeleteUserPolicy',
  'DeleteVirtualMFADevice',
  'DetachGroupPolicy',
  'DetachUserPolicy',
  'EnableMFADevice',
  'GetAccessKeyLastUsed',
  'GetGroup',
  'GetGroupPolicy',
  'GetLoginProfile',
  'GetMFADevice',
  'GetSSHPublicKey',
  'GetServerCertificate',
  'GetUser',
  'GetUserPolicy',
  'ListAccessKeys',
  'ListAccountAliases',
  'ListAttachedGroupPolicies',
  'ListAttachedUserPolicies',
  'ListGroupPolicies',
  'ListGroups',
  'ListGroupsForUser',
  'ListMFADeviceTags',
  'ListMFADevices',
  'ListSSHPublicKeys',
  'ListServerCertificateTags',
  'ListServerCertificates',
  'ListServiceSpecificCredentials',
  'ListSigningCertificates',
  'ListUserPolicies',
  'ListUserTags',
  'ListUsers',
  'ListVirtualMFADevices',
  'PutGroupPolicy',
  'PutUserPermissionsBoundary',
  'PutUserPolicy',
  'RemoveUserFromGroup',
  'ResetServiceSpecificCredential',
  'ResyncMFADevice',
  'TagMFADevice',
  'TagServerCertificate',
  'TagUser',
  'UntagMFADevice',
  'UntagServerCertificate',
  'UntagUser',
  'UpdateAccessKey',
  'UpdateAccountPasswordPolicy',
  'UpdateGroup',
  'UpdateLoginProfile',
  'UpdateSSHPublicKey',
  'UpdateServerCertificate',
  'UpdateServiceSpecificCredential',
  'UpdateSigningCertificate',
  'UpdateUser',
  'UploadSSHPublicKey',
  'UploadServerCertificate',
  'UploadSigningCertificate',
];

export const iamUserConstraints: Constraints = {
  ...Object.fromEntries(
    OPERATIONS.flatMap((operation) =>
      Object.entries(MEMBERS).map(([member, limits]) => [`${operation}Request.${member}`, limits] as const),
    ),
  ),
  // Users that are there may have longer names than a new one.
  'CreateUserRequest.UserName': NAME,
};
