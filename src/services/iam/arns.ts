// ARNs of what IAM owns. Without a path they are what AWS authorizes against when the thing does not exist.
import type { AccountId } from '../../model/account.ts';

/** Partition and account that an ARN is made in. */
export interface ArnPlace {
  readonly partition: string;
  readonly account: AccountId;
}

type IamResource =
  | 'user'
  | 'group'
  | 'role'
  | 'policy'
  | 'instance-profile'
  | 'mfa'
  | 'u2f'
  | 'server-certificate'
  | 'saml-provider'
  | 'oidc-provider'
  | 'access-report';

/** `arn:aws:iam::111111111111:role/path/name`; `path` begins and ends with `/`. */
export function iamArn({ partition, account }: ArnPlace, resource: IamResource, name: string, path = '/'): string {
  return `arn:${partition}:iam::${account}:${resource}${path}${name}`;
}

/** `arn:aws:iam::111111111111:root` */
export function rootArn({ partition, account }: ArnPlace): string {
  return `arn:${partition}:iam::${account}:root`;
}
