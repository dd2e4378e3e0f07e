// Server certificates and signing certificates.
import { describe, expect, test } from 'vitest';
import { issueCertificate } from '../../../../../test/testkit/cloud/certificates.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import { type TestCaller, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';

const ACCOUNT = '111111111111';
const authority = issueCertificate('Test CA');
const leaf = issueCertificate('www.example.com', authority);
const stranger = issueCertificate('stranger');

function rootOf(): TestCaller {
  const cloud = testCloud({ services: [iamService] });
  cloud.createAccount(ACCOUNT);
  return cloud.root(ACCOUNT);
}

const upload = { ServerCertificateName: 'www', CertificateBody: leaf.certificate, PrivateKey: leaf.key };

describe('server certificates', () => {
  test('are kept with their chain, found in any case, renamed, tagged, deleted', () => {
    const root = rootOf();
    const answer = root.call('iam', 'UploadServerCertificate', {
      ...upload,
      CertificateChain: authority.certificate,
      Path: '/cloudfront/',
      Tags: [{ Key: 'a', Value: '1' }],
    });
    expect(answer).toMatchObject({
      ServerCertificateMetadata: {
        Path: '/cloudfront/',
        ServerCertificateName: 'www',
        Arn: `arn:aws:iam::${ACCOUNT}:server-certificate/cloudfront/www`,
        Expiration: new Date('2049-12-31T00:00:00Z'),
      },
      Tags: [{ Key: 'a', Value: '1' }],
    });
    expect(answer.ServerCertificateMetadata.ServerCertificateId).toMatch(/^ASCA[A-Z2-7]{17}$/);
    root.call('iam', 'UpdateServerCertificate', { ServerCertificateName: 'WWW', NewServerCertificateName: 'web', NewPath: '/' });
    root.call('iam', 'TagServerCertificate', { ServerCertificateName: 'web', Tags: [{ Key: 'b', Value: '2' }] });
    root.call('iam', 'UntagServerCertificate', { ServerCertificateName: 'web', TagKeys: ['a'] });
    const { ServerCertificate } = root.call('iam', 'GetServerCertificate', { ServerCertificateName: 'web' });
    expect(ServerCertificate).toMatchObject({
      ServerCertificateMetadata: { Arn: `arn:aws:iam::${ACCOUNT}:server-certificate/web` },
      CertificateBody: leaf.certificate,
      CertificateChain: authority.certificate,
      Tags: [{ Key: 'b', Value: '2' }],
    });
    expect(JSON.stringify(ServerCertificate)).not.toContain('PRIVATE');
    expect(root.call('iam', 'ListServerCertificateTags', { ServerCertificateName: 'web' }).Tags).toHaveLength(1);
    expect(root.call('iam', 'ListServerCertificates', { PathPrefix: '/cloudfront/' }).ServerCertificateMetadataList).toEqual([]);
    root.call('iam', 'DeleteServerCertificate', { ServerCertificateName: 'web' });
    expect(failureOf(() => root.call('iam', 'GetServerCertificate', { ServerCertificateName: 'web' }))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: 'The Server Certificate with name web cannot be found.',
    });
  });

  test.each([
    [
      'no certificate',
      { CertificateBody: 'certificate' },
      'MalformedCertificate',
      'Unable to parse certificate. Please ensure the certificate is in PEM format.',
    ],
    ['a key of another', { PrivateKey: stranger.key }, 'KeyPairMismatch', undefined],
    ['no key', { PrivateKey: 'key' }, 'MalformedCertificate', undefined],
    [
      'a chain that did not sign it',
      { CertificateChain: stranger.certificate },
      'MalformedCertificate',
      'Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, ' +
        'followed by any intermediaries in order. The index within the chain of the invalid certificate is: -1',
    ],
  ])('%s is refused', (_what, input, code, message) => {
    const root = rootOf();
    const refused = failureOf(() => root.call('iam', 'UploadServerCertificate', { ...upload, ...input }));
    expect(refused).toMatchObject({ code, status: 400, ...(message !== undefined && { message }) });
  });

  test('have unique names, and there are twenty at most', () => {
    const root = rootOf();
    root.call('iam', 'UploadServerCertificate', upload);
    expect(failureOf(() => root.call('iam', 'UploadServerCertificate', upload))).toEqual({
      code: 'EntityAlreadyExists',
      status: 409,
      message: 'The Server Certificate with name www already exists.',
    });
    for (let number = 1; number < 20; number += 1) {
      root.call('iam', 'UploadServerCertificate', { ...upload, ServerCertificateName: `www${number}` });
    }
    expect(failureOf(() => root.call('iam', 'UploadServerCertificate', { ...upload, ServerCertificateName: 'more' }))).toMatchObject({
      code: 'LimitExceeded',
      message: 'Cannot exceed quota for ServerCertificatesPerAccount: 20',
    });
  });
});

describe('signing certificates', () => {
  test('are two per user, each once, active or not', () => {
    const root = rootOf();
    root.call('iam', 'CreateUser', { UserName: 'Bob' });
    const add = (CertificateBody: string): { readonly CertificateId: string } =>
      root.call('iam', 'UploadSigningCertificate', { UserName: 'Bob', CertificateBody }).Certificate;
    expect(failureOf(() => add('invalid-certificate-body'))).toEqual({
      code: 'MalformedCertificate',
      status: 400,
      message: 'Certificate invalid-certificate-body is malformed.',
    });
    const first = add(leaf.certificate);
    expect(first).toMatchObject({ UserName: 'Bob', CertificateBody: leaf.certificate, Status: 'Active' });
    expect(failureOf(() => add(leaf.certificate)).code).toBe('DuplicateCertificate');
    add(stranger.certificate);
    expect(failureOf(() => add(authority.certificate))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for CertificatesPerUser: 2',
    });
    const { CertificateId } = first;
    root.call('iam', 'UpdateSigningCertificate', { UserName: 'Bob', CertificateId, Status: 'Inactive' });
    const listed = root.call('iam', 'ListSigningCertificates', { UserName: 'Bob' }).Certificates as readonly {
      CertificateId: string;
      Status: string;
    }[];
    expect(listed.find((one) => one.CertificateId === CertificateId)?.Status).toBe('Inactive');
    expect(failureOf(() => root.call('iam', 'DeleteUser', { UserName: 'Bob' })).message).toBe(
      'Cannot delete entity, must delete certificates first.',
    );
    root.call('iam', 'DeleteSigningCertificate', { UserName: 'Bob', CertificateId });
    expect(failureOf(() => root.call('iam', 'DeleteSigningCertificate', { UserName: 'Bob', CertificateId }))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `The Certificate with id ${CertificateId} cannot be found.`,
    });
  });
});
