// Sessions of a role that the same statement names itself.
import type { DraftStatement } from '../draft/draft.ts';
import { isTrust } from '../is-trust.ts';
import type { Validation } from '../validation.ts';

export function checkRedundantPrincipals(validation: Validation, statement: DraftStatement): void {
  if (!isTrust(validation, statement)) return;
  const values = statement.principals.flatMap(({ entries }) => entries.flatMap(({ type, values }) => (type === 'AWS' ? values : [])));
  const roles = new Map(
    values.flatMap((value) => (/^arn:[^:]*:iam::[0-9]+:role\//.test(value.text) ? [[roleOf(value.text), value] as const] : [])),
  );
  for (const value of values) {
    if (!value.text.includes(':assumed-role/')) continue;
    const role = roles.get(roleOf(value.text));
    if (role === undefined) continue;
    validation.tell(
      'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY',
      'The role itself is named too, and with it all of its sessions: remove this one.',
      value,
      role,
    );
  }
}

/** Account and name, without the path of a role or the name of a session. */
function roleOf(arn: string): string {
  const [, , , , account = '', resource = ''] = arn.split(':', 6);
  const parts = resource.split('/');
  const name = parts[0] === 'role' ? parts.at(-1) : parts[1];
  return `${account}/${name ?? ''}`;
}
