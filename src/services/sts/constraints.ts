// Limits of STS's inputs. AWS STS API Reference, per operation.
import type { Constraint, Constraints } from '../../cloud/service.ts';

const name: Constraint = { length: [2, 64], pattern: /[\w+=,.@-]*/, printed: '[\\w+=,.@-]*' };
const roleArn: Constraint = { length: [20, 2048] };
const policy: Constraint = {
  length: [1, 2048],
  pattern: /[\t\n\r -\u00FF]+/,
  printed: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+',
};
const roleDuration: Constraint = { range: [900, 43_200] };
const sessionDuration: Constraint = { range: [900, 129_600] };
const serialNumber: Constraint = { length: [9, 256], pattern: /[\w+=/:,.@-]*/, printed: '[\\w+=/:,.@-]*' };
const tokenCode: Constraint = { length: [6, 6], pattern: /[\d]*/, printed: '[\\d]*' };
const tags: Constraint = { length: [0, 50] };

export const stsConstraints: Constraints = {
  'AssumeRoleRequest.RoleArn': roleArn,
  'AssumeRoleRequest.RoleSessionName': name,
  'AssumeRoleRequest.Policy': policy,
  'AssumeRoleRequest.DurationSeconds': roleDuration,
  'AssumeRoleRequest.Tags': tags,
  'AssumeRoleRequest.TransitiveTagKeys': tags,
  'AssumeRoleRequest.ExternalId': { length: [2, 1224], pattern: /[\w+=,.@:/-]*/, printed: '[\\w+=,.@:\\/-]*' },
  'AssumeRoleRequest.SerialNumber': serialNumber,
  'AssumeRoleRequest.TokenCode': tokenCode,
  'AssumeRoleRequest.SourceIdentity': name,
  'AssumeRoleWithSAMLRequest.RoleArn': roleArn,
  'AssumeRoleWithSAMLRequest.PrincipalArn': roleArn,
  'AssumeRoleWithSAMLRequest.SAMLAssertion': { length: [4, 100_000] },
  'AssumeRoleWithSAMLRequest.Policy': policy,
  'AssumeRoleWithSAMLRequest.DurationSeconds': roleDuration,
  'AssumeRoleWithWebIdentityRequest.RoleArn': roleArn,
  'AssumeRoleWithWebIdentityRequest.RoleSessionName': name,
  'AssumeRoleWithWebIdentityRequest.WebIdentityToken': { length: [4, 20_000] },
  'AssumeRoleWithWebIdentityRequest.ProviderId': { length: [4, 2048] },
  'AssumeRoleWithWebIdentityRequest.Policy': policy,
  'AssumeRoleWithWebIdentityRequest.DurationSeconds': roleDuration,
  'AssumeRootRequest.TargetPrincipal': { length: [12, 2048] },
  'AssumeRootRequest.DurationSeconds': { range: [0, 900] },
  'DecodeAuthorizationMessageRequest.EncodedMessage': { length: [1, 10_240] },
  'GetAccessKeyInfoRequest.AccessKeyId': { length: [16, 128], pattern: /[\w]*/, printed: '[\\w]*' },
  'GetFederationTokenRequest.Name': { length: [2, 32], pattern: /[\w+=,.@-]*/, printed: '[\\w+=,.@-]*' },
  'GetFederationTokenRequest.Policy': policy,
  'GetFederationTokenRequest.DurationSeconds': sessionDuration,
  'GetFederationTokenRequest.Tags': tags,
  'GetSessionTokenRequest.DurationSeconds': sessionDuration,
  'GetSessionTokenRequest.SerialNumber': serialNumber,
  'GetSessionTokenRequest.TokenCode': tokenCode,
  'PolicyDescriptorType.arn': { length: [20, 2048] },
  'Tag.Key': {
    length: [1, 128],
    pattern: /[\p{L}\p{Z}\p{N}_.:/=+\-@]+/u,
    printed: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+',
  },
  'Tag.Value': {
    length: [0, 256],
    pattern: /[\p{L}\p{Z}\p{N}_.:/=+\-@]*/u,
    printed: '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*',
  },
};
