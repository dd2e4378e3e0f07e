// The condition that an event is of one of some principals: what `isOneOf` says of its ARN, as Trino and Athena read it.
import type { PrincipalPattern } from '../principal-pattern.ts';
import { sqlList, sqlLiteral } from './sql-text.ts';

/** On the column `identity_arn`. All expressions are constants; what is asked for stands in literals only. */
export function principalSql(patterns: readonly PrincipalPattern[]): string {
  const arns = patterns.flatMap((pattern) => (pattern.kind === 'arn' && pattern.arn !== '' ? [pattern.arn] : []));
  const names = patterns.flatMap((pattern) => (pattern.kind === 'role' ? [sqlLiteral(`${pattern.account}/${pattern.name}`)] : []));
  const sets = patterns.flatMap((pattern) => (pattern.kind === 'permissionSet' ? [pattern.name] : []));
  const conditions = [
    ...(arns.length === 0 ? [] : [`identity_arn IN ${sqlList(arns)}`]),
    ...(names.length === 0 ? [] : [`${ACCOUNT} || '/' || ${ROLE} IN (${names.join(', ')})`]),
    ...(sets.length === 0 ? [] : [`regexp_extract(${ROLE}, '${PERMISSION_SET}', 1) IN ${sqlList(sets)}`]),
  ];
  return conditions.length === 0 ? 'false' : conditions.length === 1 ? (conditions[0] ?? '') : `(${conditions.join(' OR ')})`;
}

/** The name of the role, without its path; NULL for others. */
const ROLE = [
  "coalesce(regexp_extract(identity_arn, '^arn:[^:]*:(iam|sts):[^:]*:[^:]*:assumed-role/([^/]*)', 2),",
  "regexp_extract(identity_arn, '^arn:[^:]*:iam:[^:]*:[^:]*:role/([^/]*/)*([^/]*)$', 2))",
].join(' ');
const ACCOUNT = "split_part(identity_arn, ':', 5)";
/** As IAM Identity Center names the roles of permission sets. */
const PERMISSION_SET = '(?i)^AWSReservedSSO_(.+)_[0-9a-f]{16}$';
