// Policies of which a look at each statement tells that nobody outside can get in: most of them, and at next to no cost.
import { parseArn } from '../../model/arn.ts';
import type { ConditionClause, OperatorName, PrincipalEntry, Statement } from '../../policy/ast.ts';
import type { Surface } from '../outside-access.ts';
import { CALLER_KEYS, CONFINING_KEYS, type ConfiningKind } from './confining-keys.ts';
import type { ZoneFacts } from './zone-facts.ts';

/** True only if it is certain. The rules of the service must not let anybody in by themselves. */
export function letsNobodyIn(surface: Surface, zone: ZoneFacts): boolean {
  const { owner, policies } = surface;
  const { resource, grants, s3, share } = policies;
  if (!zone.accounts.has(owner.id)) return false;
  if (share !== undefined && (share.public || !share.accounts.every((id) => zone.accounts.has(id)))) return false;
  if (grants !== undefined && !grants.every(({ granteePrincipal }) => zone.accounts.has(parseArn(granteePrincipal)?.account ?? '')))
    return false;
  if (s3 !== undefined && s3.ownership !== 'BucketOwnerEnforced') {
    if (s3.objectOwner !== undefined && !zone.accounts.has(s3.objectOwner)) return false;
    for (const { grantee } of s3.acl ?? []) if (grantee.kind === 'group' || !zone.accounts.has(grantee.account)) return false;
  }
  if (resource === undefined) return true;
  const { statements } = resource.policy;
  return statements.every((statement) => isConfined(statement, zone)) || statements.some((statement) => shutsOut(statement, surface, zone));
}

/** A Deny of everything for everybody but those inside: each of its clauses holds for whoever is not. */
function shutsOut(
  { effect, principal, action, resource, condition }: Statement,
  { actions, resources }: Surface,
  zone: ZoneFacts,
): boolean {
  if (effect === 'Allow' || principal === undefined || principal.negated || action.negated || resource?.negated || condition.length === 0)
    return false;
  if (!principal.entries.some(({ type, value: { value } }) => type === 'any' || (type === 'AWS' && value === '*'))) return false;
  const services = new Set(actions.map((name) => name.slice(0, name.indexOf(':') + 1).toLowerCase()));
  const wanted = [...services].map((service) => `${service}*`);
  const has = action.patterns.map(({ value }) => value.toLowerCase());
  if (!has.includes('*') && !wanted.every((pattern) => has.includes(pattern))) return false;
  const covered = resource?.patterns.map(({ value }) => value);
  if (covered !== undefined && !covered.includes('*') && !resources.every((pattern) => covered.includes(pattern))) return false;
  return condition.every((clause) => holdsOutside(clause, zone));
}

const OPPOSITE: ReadonlyMap<OperatorName | undefined, OperatorName> = new Map<OperatorName, OperatorName>([
  ['StringNotEquals', 'StringEquals'],
  ['StringNotLike', 'StringLike'],
  ['ArnNotEquals', 'ArnEquals'],
  ['ArnNotLike', 'ArnLike'],
]);

function holdsOutside(clause: ConditionClause, zone: ZoneFacts): boolean {
  const { name, set, ifExists, text } = clause.operator;
  const key = clause.key.value.toLowerCase();
  // All outsiders are callers of accounts, or anonymous, where services are inside.
  if (name === 'Bool' && key === 'aws:principalisawsservice' && zone.servicesInside) {
    return ifExists && set === undefined && clause.values.some(({ value }) => value === 'false');
  }
  const opposite = OPPOSITE.get(name);
  if (opposite === undefined || set !== undefined || clause.values.length === 0) return false;
  if ((CONFINING_KEYS.get(key) ?? CALLER_KEYS.get(key)) === 'paths') return false;
  return confines({ ...clause, operator: { text, name: opposite, ifExists: false } }, zone);
}

function isConfined({ effect, principal, condition }: Statement, zone: ZoneFacts): boolean {
  if (effect === 'Deny' || principal === undefined) return true;
  if (!principal.negated && principal.entries.every((entry) => isOfZone(entry, zone))) return true;
  return condition.some((clause) => confines(clause, zone));
}

function isOfZone({ type, value: { value } }: PrincipalEntry, zone: ZoneFacts): boolean {
  switch (type) {
    case 'AWS':
    case 'CanonicalUser':
      return zone.accounts.has(value) || (value.startsWith('arn:') && zone.accounts.has(parseArn(value)?.account ?? ''));
    case 'Service':
      return zone.servicesInside && value !== '*';
    default:
      return false;
  }
}

const POSITIVE: ReadonlySet<OperatorName | undefined> = new Set<OperatorName>(['StringEquals', 'StringLike', 'ArnEquals', 'ArnLike']);

function confines({ operator, key, values }: ConditionClause, zone: ZoneFacts): boolean {
  if (!POSITIVE.has(operator.name) || operator.ifExists || operator.set === 'ForAllValues') return false;
  const name = key.value.toLowerCase();
  const kind = CONFINING_KEYS.get(name) ?? CALLER_KEYS.get(name);
  if (kind === undefined) return false;
  return values.every(({ value }) => !value.includes('${') && isValueOfZone(kind, value, operator.name, zone));
}

function isValueOfZone(kind: ConfiningKind, value: string, operator: OperatorName | undefined, zone: ZoneFacts): boolean {
  switch (kind) {
    case 'account':
      return zone.accounts.has(value);
    case 'organization':
      return zone.organizations.has(value);
    case 'network':
      return zone.networks.has(value);
    case 'arn': {
      const arn = parseArn(value);
      if (arn === undefined || !zone.accounts.has(arn.account)) return false;
      // A wildcard before the account could reach over it, but for operators on ARNs.
      return operator?.startsWith('Arn') === true || !/[*?]/.test(`${arn.partition}${arn.service}${arn.region}`);
    }
    case 'paths': {
      const slash = value.indexOf('/');
      return slash > 0 && zone.organizations.has(value.slice(0, slash));
    }
  }
}
