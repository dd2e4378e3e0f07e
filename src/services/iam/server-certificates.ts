// Server certificates as operations find and show them.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { Demand } from '../../cloud/demand.ts';
import type { ServerCertificateMetadata } from '../../cloud/model/generated/iam.ts';
import { iamArn } from './arns.ts';
import { noSuchEntity } from './errors.ts';
import { checkName } from './names.ts';
import { nameKey, SERVER_CERTIFICATES, type ServerCertificateRow } from './state.ts';
import { demand, taggedResource } from './targets.ts';
import type { UserPlace } from './users.ts';

export function findServerCertificate({ state, account }: UserPlace, name: string): ServerCertificateRow | undefined {
  return state.get(SERVER_CERTIFICATES, nameKey(account, name));
}

/** Throws NoSuchEntity. */
export function existingServerCertificate(place: UserPlace, name: string): ServerCertificateRow {
  const row = findServerCertificate(place, name);
  if (row === undefined) throw noSuchEntity(`The Server Certificate with name ${name} cannot be found.`);
  return row;
}

/** `action` on the certificate of that name, whether there is one or not. Throws ValidationError. */
export function serverCertificateDemand(cx: AuthorizeContext, action: string, name: string, context: Demand['context'] = []): Demand {
  checkName('serverCertificateName', name);
  const row = findServerCertificate(cx, name);
  return demand(action, taggedResource(row?.arn ?? iamArn(cx, 'server-certificate', name), row?.tags), context);
}

export function shownServerCertificate(row: ServerCertificateRow): ServerCertificateMetadata {
  return {
    Path: row.path,
    ServerCertificateName: row.name,
    ServerCertificateId: row.id,
    Arn: row.arn,
    UploadDate: new Date(row.createdAt),
    Expiration: new Date(row.expiresAt),
  };
}
