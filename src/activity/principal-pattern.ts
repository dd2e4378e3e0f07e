// Principals as far as the ARN of an identity tells them: whose events are read. Plain data, so that it can be sent to a thread.
import { parseArn } from '../model/arn.ts';
import { permissionSetOf } from './permission-set.ts';

export type PrincipalPattern =
  /** Who has this very ARN. */
  | { readonly kind: 'arn'; readonly arn: string }
  /** Roles of this name in this account, under any path, in any partition. */
  | { readonly kind: 'role'; readonly account: string; readonly name: string }
  /** The roles of a permission set, in all accounts. */
  | { readonly kind: 'permissionSet'; readonly name: string };

/** Whether an identity with this ARN (`ActivityIdentity.arn`) is one of the principals; '' never is. */
export function isOneOf(patterns: readonly PrincipalPattern[], arn: string): boolean {
  return arn !== '' && patterns.some((pattern) => matches(pattern, arn));
}

function matches(pattern: PrincipalPattern, arn: string): boolean {
  if (pattern.kind === 'arn') return arn === pattern.arn;
  const role = roleOf(arn);
  if (role === undefined) return false;
  if (pattern.kind === 'role') return role.name === pattern.name && role.account === pattern.account;
  return permissionSetOf(role.name) === pattern.name;
}

/** Of the ARN of a role, or of a session of it, which events have that lack the issuer of the session. */
function roleOf(arn: string): { readonly account: string; readonly name: string } | undefined {
  const parts = parseArn(arn);
  if (parts === undefined || (parts.service !== 'iam' && parts.service !== 'sts')) return undefined;
  const { service, account, resource } = parts;
  const [kind, first = ''] = resource.split('/', 2);
  if (kind === 'assumed-role') return { account, name: first };
  return kind === 'role' && service === 'iam' ? { account, name: resource.slice(resource.lastIndexOf('/') + 1) } : undefined;
}
