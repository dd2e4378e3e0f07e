// Service-specific credentials as operations find and show them: user names and passwords for one service, or API keys of Amazon Bedrock.
// Source: IAM API Reference, ServiceSpecificCredential; IAM User Guide, Service-specific credentials for IAM users.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import type { ServiceSpecificCredential, ServiceSpecificCredentialMetadata } from '../../../../cloud/model/generated/iam.ts';
import type { Random } from '../../../../cloud/ports/random.ts';
import { keyOf, type StateReader } from '../../../../cloud/state/table.ts';
import type { AccountId } from '../../../../model/account.ts';
import { noSuchEntity } from '../../errors.ts';
import { SERVICE_CREDENTIALS, type ServiceCredentialRow } from '../../state.ts';
import { type Owner, ownerFor, userDemand } from '../../users.ts';

/** Services that take a user name and password, and those that take an API key. */
export const SUPPORTED_SERVICES: ReadonlyMap<string, 'password' | 'apiKey'> = new Map([
  ['codecommit.amazonaws.com', 'password'],
  ['cassandra.amazonaws.com', 'password'],
  ['bedrock.amazonaws.com', 'apiKey'],
]);

/** What the service is shown, drawn anew. */
export function mintServiceSecret(
  kind: 'password' | 'apiKey',
  alias: string,
  random: Random,
): Pick<ServiceCredentialRow, 'password' | 'secret'> {
  if (kind === 'password') return { password: Buffer.from(random.bytes(33)).toString('base64') };
  return { secret: `ABSK${Buffer.from(`${alias}:${Buffer.from(random.bytes(33)).toString('base64')}`).toString('base64')}` };
}

/** `bob-at-111111111111`, then `bob+1-at-111111111111`: what no credential of the user for the service has. */
export function freeServiceUserName(held: readonly ServiceCredentialRow[], userName: string, account: AccountId): string {
  const taken = new Set(held.map(({ serviceUserName, alias }) => serviceUserName ?? alias));
  for (let number = 0; ; number += 1) {
    const name = `${userName}${number === 0 ? '' : `+${number}`}-at-${account}`;
    if (!taken.has(name)) return name;
  }
}

/** Those of one user, ascending by id. */
export function serviceCredentialsOf(state: StateReader, account: AccountId, userId: string): readonly ServiceCredentialRow[] {
  return [...state.scan(SERVICE_CREDENTIALS, keyOf(account, userId, ''))].map(([, row]) => row);
}

export interface HeldCredential {
  readonly key: string;
  readonly row: ServiceCredentialRow;
  readonly owner: Owner;
}

/** The credential of that user; without a name, of the caller. Throws NoSuchEntity. */
export function existingServiceCredential(cx: AuthorizeContext, userName: string | undefined, id: string): HeldCredential {
  const owner = ownerFor(cx, userName);
  const key = keyOf(cx.account, owner.id, id);
  const row = cx.state.get(SERVICE_CREDENTIALS, key);
  if (row === undefined) throw noSuchEntity(`Service specific credential with id ${id} cannot be found.`);
  return { key, row, owner };
}

/** `action` on the user, with the service of the credential that it is about. */
export function serviceCredentialDemand(cx: AuthorizeContext, action: string, userName: string | undefined, id: string): Demand {
  const bare = userDemand(cx, action, userName);
  const row = [...cx.state.scan(SERVICE_CREDENTIALS, keyOf(cx.account, ''))].find(([, { id: known }]) => known === id)?.[1];
  return row === undefined ? bare : { ...bare, context: [['iam:servicespecificcredentialservicename', row.service]] };
}

export function listedCredential(row: ServiceCredentialRow, UserName: string, now: number): ServiceSpecificCredentialMetadata {
  return {
    UserName,
    Status: row.expiresAt !== undefined && row.expiresAt <= now ? 'Expired' : row.status,
    CreateDate: new Date(row.createdAt),
    ServiceSpecificCredentialId: row.id,
    ServiceName: row.service,
    ...(row.serviceUserName !== undefined && { ServiceUserName: row.serviceUserName }),
    ...(row.alias !== undefined && { ServiceCredentialAlias: row.alias }),
    ...(row.expiresAt !== undefined && { ExpirationDate: new Date(row.expiresAt) }),
  };
}

/** With what the service is shown; only when it is made or made anew. */
export function shownCredential(row: ServiceCredentialRow, UserName: string, now: number): ServiceSpecificCredential {
  return {
    ...listedCredential(row, UserName, now),
    ...(row.password !== undefined && { ServicePassword: row.password }),
    ...(row.secret !== undefined && { ServiceCredentialSecret: row.secret }),
  };
}
