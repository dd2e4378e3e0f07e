// CreateServiceSpecificCredential, ListServiceSpecificCredentials, Reset…, Update…, Delete….
import { mintUniqueId } from '../../../../cloud/credential/unique-id.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { iamArn } from '../../arns.ts';
import { limitExceeded } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { pageByKey } from '../../paging.ts';
import { userById } from '../../principal-rows.ts';
import { QUOTAS } from '../../quotas.ts';
import { SERVICE_CREDENTIALS, type ServiceCredentialRow } from '../../state.ts';
import { demand } from '../../targets.ts';
import { existingUser, ownerFor, ownerName, userDemand } from '../../users.ts';
import {
  existingServiceCredential,
  freeServiceUserName,
  listedCredential,
  mintServiceSecret,
  serviceCredentialDemand,
  serviceCredentialsOf,
  shownCredential,
  SUPPORTED_SERVICES,
} from './service-credentials.ts';

const DAY = 86_400_000;

export const createServiceSpecificCredential: IamOperation<'CreateServiceSpecificCredential'> = {
  authorize: ({ UserName, ServiceName, CredentialAgeDays }, cx) => [
    userDemand(cx, 'CreateServiceSpecificCredential', UserName, [
      ['iam:servicespecificcredentialservicename', ServiceName],
      ...(CredentialAgeDays === undefined ? [] : [['iam:servicespecificcredentialagedays', String(CredentialAgeDays)] as const]),
    ]),
  ],
  handle: (_permit, { UserName, ServiceName, CredentialAgeDays }, cx) => {
    const user = existingUser(cx, UserName);
    const kind = SUPPORTED_SERVICES.get(ServiceName);
    if (kind === undefined) throw new ServiceError('NotSupportedService', 404, `The service ${ServiceName} is not supported.`);
    const held = serviceCredentialsOf(cx.state, cx.account, user.id).filter(({ service }) => service === ServiceName);
    if (held.length >= QUOTAS.serviceCredentialsPerUser) {
      throw limitExceeded('ServiceSpecificCredentialsPerUser', QUOTAS.serviceCredentialsPerUser);
    }
    const name = freeServiceUserName(held, user.name, cx.account);
    const row: ServiceCredentialRow = {
      account: cx.account,
      userId: user.id,
      id: mintUniqueId('ACCA', cx.random),
      service: ServiceName,
      ...(kind === 'password' ? { serviceUserName: name } : { alias: name }),
      ...mintServiceSecret(kind, name, cx.random),
      ...(kind === 'apiKey' && CredentialAgeDays !== undefined && { expiresAt: cx.now + CredentialAgeDays * DAY }),
      status: 'Active',
      createdAt: cx.now,
    };
    cx.state.put(SERVICE_CREDENTIALS, keyOf(cx.account, user.id, row.id), row);
    return { ServiceSpecificCredential: shownCredential(row, user.name, cx.now) };
  },
};

export const listServiceSpecificCredentials: IamOperation<'ListServiceSpecificCredentials'> = {
  authorize: ({ UserName, AllUsers }, cx) => [
    AllUsers === true
      ? demand('ListServiceSpecificCredentials', { arn: iamArn(cx, 'user', '*') })
      : userDemand(cx, 'ListServiceSpecificCredentials', UserName),
  ],
  handle: (_permit, input, cx) => {
    const { UserName, ServiceName, AllUsers } = input;
    const prefix = AllUsers === true ? keyOf(cx.account, '') : keyOf(cx.account, ownerFor(cx, UserName).id, '');
    const rows = [...cx.state.scan(SERVICE_CREDENTIALS, prefix)].filter(([, { service }]) => {
      return ServiceName === undefined || service === ServiceName;
    });
    const page = pageByKey(rows, input, ([key]) => key);
    const ServiceSpecificCredentials = page.items.map(([, row]) => {
      return listedCredential(row, userById(cx.state, row.userId)?.name ?? cx.account, cx.now);
    });
    return { ServiceSpecificCredentials, ...page.rest };
  },
};

export const resetServiceSpecificCredential: IamOperation<'ResetServiceSpecificCredential'> = {
  authorize: ({ UserName, ServiceSpecificCredentialId }, cx) => [
    serviceCredentialDemand(cx, 'ResetServiceSpecificCredential', UserName, ServiceSpecificCredentialId),
  ],
  handle: (_permit, { UserName, ServiceSpecificCredentialId }, cx) => {
    const { key, row, owner } = existingServiceCredential(cx, UserName, ServiceSpecificCredentialId);
    const renewed = { ...row, ...mintServiceSecret(row.password === undefined ? 'apiKey' : 'password', row.alias ?? '', cx.random) };
    cx.state.put(SERVICE_CREDENTIALS, key, renewed);
    return { ServiceSpecificCredential: shownCredential(renewed, ownerName(owner) ?? cx.account, cx.now) };
  },
};

export const updateServiceSpecificCredential: IamOperation<'UpdateServiceSpecificCredential'> = {
  authorize: ({ UserName, ServiceSpecificCredentialId }, cx) => [
    serviceCredentialDemand(cx, 'UpdateServiceSpecificCredential', UserName, ServiceSpecificCredentialId),
  ],
  handle: (_permit, { UserName, ServiceSpecificCredentialId, Status }, cx) => {
    const { key, row } = existingServiceCredential(cx, UserName, ServiceSpecificCredentialId);
    cx.state.put(SERVICE_CREDENTIALS, key, { ...row, status: Status === 'Active' ? 'Active' : 'Inactive' });
  },
};

export const deleteServiceSpecificCredential: IamOperation<'DeleteServiceSpecificCredential'> = {
  authorize: ({ UserName, ServiceSpecificCredentialId }, cx) => [
    serviceCredentialDemand(cx, 'DeleteServiceSpecificCredential', UserName, ServiceSpecificCredentialId),
  ],
  handle: (_permit, { UserName, ServiceSpecificCredentialId }, cx) => {
    cx.state.delete(SERVICE_CREDENTIALS, existingServiceCredential(cx, UserName, ServiceSpecificCredentialId).key);
  },
};
