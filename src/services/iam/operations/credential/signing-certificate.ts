// UploadSigningCertificate, ListSigningCertificates, UpdateSigningCertificate, DeleteSigningCertificate.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { base32 } from '../../../../cloud/credential/base32.ts';
import type { SigningCertificate } from '../../../../cloud/model/generated/iam.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { limitExceeded, noSuchEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { pageByKey } from '../../paging.ts';
import { QUOTAS } from '../../quotas.ts';
import { SIGNING_CERTIFICATES, type SigningCertificateRow } from '../../state.ts';
import { type Owner, ownerFor, ownerName, userDemand } from '../../users.ts';
import { malformedCertificate, readCertificate } from './certificate.ts';

export const uploadSigningCertificate: IamOperation<'UploadSigningCertificate'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'UploadSigningCertificate', UserName)],
  handle: (_permit, { UserName, CertificateBody }, cx) => {
    const owner = ownerFor(cx, UserName);
    const certificate = readCertificate(CertificateBody);
    if (certificate === undefined) throw malformedCertificate(`Certificate ${CertificateBody} is malformed.`);
    const held = certificatesOf(owner, cx);
    if (held.some(({ body }) => readCertificate(body)?.fingerprint256 === certificate.fingerprint256)) {
      throw new ServiceError('DuplicateCertificate', 409, 'The certificate is already associated with the user.');
    }
    if (held.length >= QUOTAS.signingCertificatesPerUser) {
      throw limitExceeded('CertificatesPerUser', QUOTAS.signingCertificatesPerUser);
    }
    const row: SigningCertificateRow = {
      account: cx.account,
      userId: owner.id,
      id: base32(cx.random.bytes(20)),
      body: CertificateBody,
      status: 'Active',
      uploadedAt: cx.now,
    };
    cx.state.put(SIGNING_CERTIFICATES, keyOf(cx.account, owner.id, row.id), row);
    return { Certificate: shown(row, owner, cx) };
  },
};

export const listSigningCertificates: IamOperation<'ListSigningCertificates'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'ListSigningCertificates', UserName)],
  handle: (_permit, input, cx) => {
    const owner = ownerFor(cx, input.UserName);
    const page = pageByKey(certificatesOf(owner, cx), input, ({ id }) => id);
    return { Certificates: page.items.map((row) => shown(row, owner, cx)), ...page.rest };
  },
};

export const updateSigningCertificate: IamOperation<'UpdateSigningCertificate'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'UpdateSigningCertificate', UserName)],
  handle: (_permit, { UserName, CertificateId, Status }, cx) => {
    const [key, row] = existing(ownerFor(cx, UserName), CertificateId, cx);
    cx.state.put(SIGNING_CERTIFICATES, key, { ...row, status: Status === 'Active' ? 'Active' : 'Inactive' });
  },
};

export const deleteSigningCertificate: IamOperation<'DeleteSigningCertificate'> = {
  authorize: ({ UserName }, cx) => [userDemand(cx, 'DeleteSigningCertificate', UserName)],
  handle: (_permit, { UserName, CertificateId }, cx) => {
    const [key] = existing(ownerFor(cx, UserName), CertificateId, cx);
    cx.state.delete(SIGNING_CERTIFICATES, key);
  },
};

function certificatesOf({ id }: Owner, { state, account }: CallContext): readonly SigningCertificateRow[] {
  return [...state.scan(SIGNING_CERTIFICATES, keyOf(account, id, ''))].map(([, row]) => row);
}

function existing(owner: Owner, id: string, { state, account }: CallContext): readonly [key: string, row: SigningCertificateRow] {
  const key = keyOf(account, owner.id, id);
  const row = state.get(SIGNING_CERTIFICATES, key);
  if (row === undefined) throw noSuchEntity(`The Certificate with id ${id} cannot be found.`);
  return [key, row];
}

function shown(row: SigningCertificateRow, owner: Owner, { account }: CallContext): SigningCertificate {
  return {
    UserName: ownerName(owner) ?? account,
    CertificateId: row.id,
    CertificateBody: row.body,
    Status: row.status,
    UploadDate: new Date(row.uploadedAt),
  };
}
