// Principals as people name them, as the readers look for them.
import { permissionSetOf } from '../../activity/permission-set.ts';
import type { PrincipalPattern } from '../../activity/principal-pattern.ts';
import { parseArn } from '../../model/arn.ts';

/**
 * Finds everybody whom `choosePrincipal` could choose for the name: a role of a permission set is the set, and a role without a path, or of a session, is one
 * under any path. Undefined for names that are looked for among all that there are, such as those of federated users, whose events have the name of the user.
 */
export function principalPatternOf(asked: string): PrincipalPattern | undefined {
  const set = /^sso:(.+)$/.exec(asked)?.[1];
  if (set !== undefined) return { kind: 'permissionSet', name: set };
  const arn = parseArn(asked);
  if (arn === undefined || !/^\d{12}$/.test(arn.account)) return undefined;
  const [kind, ...names] = arn.resource.split('/');
  const isSession = arn.service === 'sts' && kind === 'assumed-role';
  const isRole = arn.service === 'iam' && kind === 'role';
  const name = isSession ? names[0] : names.at(-1);
  if (name === undefined || name === '') return undefined;
  if (!isSession && !isRole) return arn.service === 'iam' && kind === 'user' ? { kind: 'arn', arn: asked } : undefined;
  const ofRole = permissionSetOf(name);
  if (ofRole !== undefined) return { kind: 'permissionSet', name: ofRole };
  return isRole && names.length > 1 ? { kind: 'arn', arn: asked } : { kind: 'role', account: arn.account, name };
}
