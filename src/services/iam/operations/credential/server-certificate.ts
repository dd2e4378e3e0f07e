// GetServerCertificate, ListServerCertificates, UpdateServerCertificate, DeleteServerCertificate.
import { iamArn } from '../../arns.ts';
import { entityAlreadyExists } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { checkName, checkPath, checkPathPrefix } from '../../names.ts';
import { pageOfRows } from '../../paging.ts';
import {
  existingServerCertificate,
  findServerCertificate,
  serverCertificateDemand,
  shownServerCertificate,
} from '../../server-certificates.ts';
import { nameKey, SERVER_CERTIFICATES } from '../../state.ts';
import { demand } from '../../targets.ts';

export const getServerCertificate: IamOperation<'GetServerCertificate'> = {
  authorize: ({ ServerCertificateName }, cx) => [serverCertificateDemand(cx, 'GetServerCertificate', ServerCertificateName)],
  handle: (_permit, { ServerCertificateName }, cx) => {
    const row = existingServerCertificate(cx, ServerCertificateName);
    return {
      ServerCertificate: {
        ServerCertificateMetadata: shownServerCertificate(row),
        CertificateBody: row.body,
        ...(row.chain !== undefined && { CertificateChain: row.chain }),
        Tags: row.tags,
      },
    };
  },
};

export const listServerCertificates: IamOperation<'ListServerCertificates'> = {
  authorize: ({ PathPrefix }, cx) => {
    checkPathPrefix(PathPrefix);
    return [demand('ListServerCertificates', { arn: iamArn(cx, 'server-certificate', '', PathPrefix) })];
  },
  handle: (_permit, input, cx) => {
    const { PathPrefix = '/' } = input;
    const page = pageOfRows(cx.state, SERVER_CERTIFICATES, cx.account, input, ({ path }) => path.startsWith(PathPrefix));
    return { ServerCertificateMetadataList: page.items.map(shownServerCertificate), ...page.rest };
  },
};

export const updateServerCertificate: IamOperation<'UpdateServerCertificate'> = {
  // IAM API Reference, UpdateServerCertificate: permission is needed on the old name and on the new one.
  authorize: ({ ServerCertificateName, NewServerCertificateName, NewPath }, cx) => {
    if (NewServerCertificateName !== undefined) checkName('newServerCertificateName', NewServerCertificateName);
    checkPath(NewPath);
    const onOld = serverCertificateDemand(cx, 'UpdateServerCertificate', ServerCertificateName);
    const row = findServerCertificate(cx, ServerCertificateName);
    const arn = iamArn(cx, 'server-certificate', NewServerCertificateName ?? row?.name ?? ServerCertificateName, NewPath ?? row?.path);
    return arn === onOld.resource.arn ? [onOld] : [onOld, { ...onOld, resource: { ...onOld.resource, arn } }];
  },
  handle: (_permit, { ServerCertificateName, NewServerCertificateName, NewPath }, cx) => {
    const row = existingServerCertificate(cx, ServerCertificateName);
    const name = NewServerCertificateName ?? row.name;
    const path = NewPath ?? row.path;
    const holder = findServerCertificate(cx, name);
    if (holder !== undefined && holder.id !== row.id) {
      throw entityAlreadyExists(`The Server Certificate with name ${name} already exists.`);
    }
    cx.state.delete(SERVER_CERTIFICATES, nameKey(cx.account, row.name));
    const arn = iamArn(cx, 'server-certificate', name, path);
    cx.state.put(SERVER_CERTIFICATES, nameKey(cx.account, name), { ...row, name, path, arn });
  },
};

export const deleteServerCertificate: IamOperation<'DeleteServerCertificate'> = {
  authorize: ({ ServerCertificateName }, cx) => [serverCertificateDemand(cx, 'DeleteServerCertificate', ServerCertificateName)],
  handle: (_permit, { ServerCertificateName }, cx) => {
    const row = existingServerCertificate(cx, ServerCertificateName);
    cx.state.delete(SERVER_CERTIFICATES, nameKey(cx.account, row.name));
  },
};
