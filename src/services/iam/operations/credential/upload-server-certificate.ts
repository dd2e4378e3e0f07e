// UploadServerCertificate.
import type { KeyObject, X509Certificate } from 'node:crypto';
import { mintUniqueId } from '../../../../cloud/credential/unique-id.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { iamArn } from '../../arns.ts';
import { checkQuota } from '../../check-quota.ts';
import { entityAlreadyExists } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkedPath, checkName } from '../../names.ts';
import { QUOTAS } from '../../quotas.ts';
import { findServerCertificate, shownServerCertificate } from '../../server-certificates.ts';
import { nameKey, SERVER_CERTIFICATES, type ServerCertificateRow } from '../../state.ts';
import { checkedTags, requestTagContext } from '../../tags.ts';
import { demand } from '../../targets.ts';
import { malformedCertificate, readCertificate, readChain, readPrivateKey } from './certificate.ts';

const UNREADABLE = 'Unable to parse certificate. Please ensure the certificate is in PEM format.';
const BROKEN_CHAIN =
  'Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, ' +
  'followed by any intermediaries in order. The index within the chain of the invalid certificate is: ';

export const uploadServerCertificate: IamOperation<'UploadServerCertificate'> = {
  authorize: ({ ServerCertificateName, Path, Tags }, cx) => {
    checkName('serverCertificateName', ServerCertificateName);
    const arn = iamArn(cx, 'server-certificate', ServerCertificateName, checkedPath(Path));
    return [demand('UploadServerCertificate', { arn }, requestTagContext(Tags))];
  },
  handle: (_permit, { ServerCertificateName: name, Path: path = '/', CertificateBody, PrivateKey, CertificateChain, Tags }, cx) => {
    const tags = checkedTags(Tags, 'caseSensitive');
    if (findServerCertificate(cx, name) !== undefined) {
      throw entityAlreadyExists(`The Server Certificate with name ${name} already exists.`);
    }
    const certificate = readCertificate(CertificateBody);
    if (certificate === undefined) throw malformedCertificate(UNREADABLE);
    checkKey(certificate, readPrivateKey(PrivateKey));
    if (CertificateChain !== undefined) checkChain(certificate, CertificateChain);
    checkQuota(cx.state, SERVER_CERTIFICATES, cx.account, 'ServerCertificatesPerAccount', QUOTAS.serverCertificatesPerAccount);
    const row: ServerCertificateRow = {
      account: cx.account,
      name,
      path,
      arn: iamArn(cx, 'server-certificate', name, path),
      id: mintUniqueId('ASCA', cx.random),
      createdAt: cx.now,
      body: CertificateBody,
      ...(CertificateChain !== undefined && { chain: CertificateChain }),
      privateKey: PrivateKey,
      expiresAt: Date.parse(certificate.validTo),
      tags,
    };
    cx.state.put(SERVER_CERTIFICATES, nameKey(cx.account, name), row);
    return { ServerCertificateMetadata: shownServerCertificate(row), ...(tags.length > 0 && { Tags: tags }) };
  },
};

function checkKey(certificate: X509Certificate, key: KeyObject): void {
  if (certificate.checkPrivateKey(key)) return;
  throw new ServiceError('KeyPairMismatch', 400, 'The public key certificate and the private key do not match.');
}

/** Each certificate must have signed the one before it. */
function checkChain(certificate: X509Certificate, pem: string): void {
  const chain = readChain(pem);
  if (chain === undefined) throw malformedCertificate(UNREADABLE);
  let signed = certificate;
  chain.forEach((signer, index) => {
    if (!signed.checkIssued(signer) || !signed.verify(signer.publicKey)) throw malformedCertificate(`${BROKEN_CHAIN}${index - 1}`);
    signed = signer;
  });
}
