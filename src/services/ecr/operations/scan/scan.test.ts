// Scans: started by hand or by a push, and what an enhanced one needs of Inspector.
import { beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT_A, ACCOUNT_B, type EcrCloud, ecrCloud, indexManifest, REPOSITORY } from '../../../../../test/testkit/cloud/ecr-cloud.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import { type TestCaller, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../../iam/service.ts';
import { stsService } from '../../../sts/service.ts';
import { ecrService } from '../../service.ts';

const TAGGED = { imageId: { imageTag: 'v1' } };
const PENDING = { status: 'PENDING', description: 'Pending start of the image scan.' };

let ecr: EcrCloud;

beforeEach(() => {
  ecr = ecrCloud();
});

function configure(scanType: string, scanFrequency: string, filter: string): void {
  const rules = [{ scanFrequency, repositoryFilters: [{ filter, filterType: 'WILDCARD' }] }];
  ecr.owner.call('ecr', 'PutRegistryScanningConfiguration', { scanType, rules });
}

test('a scan is started once in a day, and waits', () => {
  const { digest } = ecr.pushImage('app', 'v1');
  expect(failureOf(() => ecr.call('DescribeImageScanFindings', TAGGED))).toEqual({
    code: 'ScanNotFoundException',
    status: 400,
    message: `Image scan does not exist for the image with '{imageDigest:'${digest}', imageTag:'v1'}' in the repository with name '${REPOSITORY}' in the registry with id '${ACCOUNT_A}'`,
  });
  const common = { registryId: ACCOUNT_A, repositoryName: REPOSITORY, imageScanStatus: PENDING };
  expect(ecr.call('StartImageScan', TAGGED)).toEqual({ ...common, imageId: { imageDigest: digest, imageTag: 'v1' } });
  expect(ecr.call('DescribeImageScanFindings', { imageId: { imageDigest: digest } })).toEqual({
    ...common,
    imageId: { imageDigest: digest },
  });
  ecr.cloud.clock.advance(86_399_999);
  expect(failureOf(() => ecr.call('StartImageScan', TAGGED))).toEqual({
    code: 'LimitExceededException',
    status: 400,
    message: 'The scan quota per image has been exceeded. Wait and try again.',
  });
  ecr.cloud.clock.advance(1);
  expect(ecr.call('StartImageScan', TAGGED)).toMatchObject({ imageScanStatus: PENDING });
});

test('an index has nothing to scan', () => {
  ecr.call('PutImage', { imageManifest: indexManifest(ecr.pushImage('leaf')), imageTag: 'v1' });
  expect(failureOf(() => ecr.call('StartImageScan', TAGGED))).toEqual({
    code: 'UnsupportedImageTypeException',
    status: 400,
    message:
      "An artifact with media type 'application/vnd.oci.image.index.v1+json' cannot be scanned. For more information, see the Amazon ECR documentation.",
  });
});

test('an archived image is not scanned', () => {
  ecr.pushImage('app', 'v1');
  ecr.call('UpdateImageStorageClass', { ...TAGGED, targetStorageClass: 'ARCHIVE' });
  expect(failureOf(() => ecr.call('StartImageScan', TAGGED)).code).toBe('ImageArchivedException');
});

describe('a push starts a scan', () => {
  test('by the setting of the repository', () => {
    ecr.call('PutImageScanningConfiguration', { imageScanningConfiguration: { scanOnPush: true } });
    const leaf = ecr.pushImage('app', 'v1');
    expect(ecr.call('DescribeImageScanFindings', TAGGED).imageScanStatus).toEqual(PENDING);
    expect(failureOf(() => ecr.call('StartImageScan', TAGGED)).code).toBe('LimitExceededException');
    ecr.call('PutImage', { imageManifest: indexManifest(leaf), imageTag: 'index' });
    expect(ecr.call('DescribeImageScanFindings', { imageId: { imageTag: 'index' } }).imageScanStatus.status).toBe('UNSUPPORTED_IMAGE');
  });

  test.each([
    ['BASIC', 'SCAN_ON_PUSH', 'team/*', true],
    ['BASIC', 'SCAN_ON_PUSH', 'other*', false],
    ['ENHANCED', 'CONTINUOUS_SCAN', '*', true],
  ])('by the rules of the registry: %s, %s, %s', (type, frequency, filter, scans) => {
    configure(type, frequency, filter);
    ecr.pushImage('app', 'v1');
    const ask = (): unknown => ecr.call('DescribeImageScanFindings', TAGGED).imageScanStatus;
    if (scans) expect(ask()).toEqual(PENDING);
    else expect(failureOf(ask).code).toBe('ScanNotFoundException');
  });
});

test('enhanced scanning leaves nothing to start by hand', () => {
  configure('ENHANCED', 'SCAN_ON_PUSH', '*');
  ecr.pushImage('app', 'v1');
  expect(failureOf(() => ecr.call('StartImageScan', TAGGED))).toEqual({
    code: 'ValidationException',
    status: 400,
    message: 'This feature is disabled',
  });
  expect(ecr.call('DescribeImageScanFindings', TAGGED).imageScanFindings).toEqual({ findings: [], enhancedFindings: [] });
});

describe('findings of another account', () => {
  const SESSION = `arn:aws:sts::${ACCOUNT_B}:assumed-role/reader/i-1`;
  const ASKED = { registryId: ACCOUNT_A, repositoryName: REPOSITORY, ...TAGGED };

  /** A role of B that A's repository policy lets read, with these actions in its own policy. */
  function reader(...actions: readonly string[]): TestCaller {
    const cloud = testCloud({ services: [iamService, stsService, ecrService] });
    for (const account of [ACCOUNT_A, ACCOUNT_B]) cloud.createAccount(account);
    const [a, b] = [cloud.root(ACCOUNT_A), cloud.root(ACCOUNT_B)];
    const trust = { Effect: 'Allow', Principal: { AWS: ACCOUNT_B }, Action: 'sts:AssumeRole' };
    b.call('iam', 'CreateRole', { RoleName: 'reader', AssumeRolePolicyDocument: document(trust) });
    const own = {
      Effect: 'Allow',
      Action: actions,
      Resource: '*',
      Condition: { StringEquals: { 'aws:CalledViaLast': 'ecr.amazonaws.com' } },
    };
    const ofEcr = { Effect: 'Allow', Action: 'ecr:*', Resource: '*' };
    b.call('iam', 'PutRolePolicy', { RoleName: 'reader', PolicyName: 'p', PolicyDocument: document(ofEcr, own) });
    a.call('ecr', 'CreateRepository', { repositoryName: REPOSITORY });
    const rules = [{ scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }] }];
    a.call('ecr', 'PutRegistryScanningConfiguration', { scanType: 'ENHANCED', rules });
    const policyText = document({ Effect: 'Allow', Principal: { AWS: ACCOUNT_B }, Action: 'ecr:DescribeImageScanFindings' });
    a.call('ecr', 'SetRepositoryPolicy', { repositoryName: REPOSITORY, policyText });
    b.call('iam', 'CreateUser', { UserName: 'u' });
    b.call('iam', 'PutUserPolicy', {
      UserName: 'u',
      PolicyName: 'p',
      PolicyDocument: document({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }),
    });
    const { AccessKey } = b.call('iam', 'CreateAccessKey', { UserName: 'u' });
    const RoleArn = `arn:aws:iam::${ACCOUNT_B}:role/reader`;
    return cloud.as(cloud.as(AccessKey).call('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'i-1' }).Credentials);
  }

  function document(...statements: readonly object[]): string {
    return JSON.stringify({ Version: '2012-10-17', Statement: statements });
  }

  test.each([
    [[], 'ListCoverage', '/coverage/list'],
    [['inspector2:ListCoverage'], 'ListFindings', '/findings/list'],
  ])('with %j: the reader lacks inspector2:%s in its own account', (actions, action, path) => {
    const caller = reader('ecr:ListImages', ...actions);
    expect(failureOf(() => caller.call('ecr', 'DescribeImageScanFindings', ASKED))).toEqual({
      code: 'AccessDeniedException',
      status: 400,
      message: `User: ${SESSION} is not authorized to perform: inspector2:${action} on resource: arn:aws:inspector2:us-west-2:${ACCOUNT_B}:${path} because no identity-based policy allows the inspector2:${action} action`,
    });
  });

  test('with both, the image itself is looked for', () => {
    const caller = reader('inspector2:ListCoverage', 'inspector2:ListFindings');
    expect(failureOf(() => caller.call('ecr', 'DescribeImageScanFindings', ASKED)).code).toBe('ImageNotFoundException');
  });
});
