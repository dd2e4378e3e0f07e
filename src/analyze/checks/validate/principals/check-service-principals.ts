// Services as principals: whether the statement says for whom they act.
import type { DraftClause, DraftStatement, Leaf } from '../draft/draft.ts';
import { isTrust } from '../is-trust.ts';
import { needsKey } from '../conditions/operator-kind.ts';
import type { Validation } from '../validation.ts';

/** IAM User Guide, The confused deputy problem. */
const SOURCE_KEYS: ReadonlySet<string> = new Set(['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths']);
const WEAK_KEYS: ReadonlySet<string> = new Set([
  'aws:referer',
  'aws:useragent',
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceowner',
]);
const ADVICE = 'Add a condition on aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths.';

export function checkServicePrincipals(validation: Validation, statement: DraftStatement): void {
  const { tell, kind } = validation;
  if (kind !== 'RESOURCE_POLICY' || statement.effect !== 'Allow') return;
  const principals = statement.principals.filter(({ negated }) => !negated).flatMap(({ entries }) => entries);
  const services = principals.filter(({ type }) => type === 'Service').flatMap(({ values }) => values);
  const clauses = statement.condition?.clauses ?? [];
  const [first, ...more] = services;
  if (first === undefined) return;
  const names = new Set(clauses.map(({ name }) => name));
  if (!isTrust(validation, statement) && ![...SOURCE_KEYS].some((key) => names.has(key))) {
    const weak = clauses.find(({ name }) => WEAK_KEYS.has(name));
    if (weak === undefined) {
      tell('RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL', `Anybody may make the service call on their behalf. ${ADVICE}`, first, ...more);
    } else {
      const details = `${weak.key.text} does not say for whom the service acts. ${ADVICE}`;
      tell('RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL', details, weak.key, first, ...more);
    }
  }
  if (principals.every(({ type }) => type === 'Service')) for (const clause of clauses) checkKey(validation, clause, services);
}

/** Facts about an IAM principal, which a service is not. */
const PRINCIPAL_KEYS: ReadonlySet<string> = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principaltype',
  'aws:username',
]);

function checkKey({ tell }: Validation, { name, key, operator }: DraftClause, services: readonly Leaf[]): void {
  if (!needsKey(operator) || !(PRINCIPAL_KEYS.has(name) || name.startsWith('aws:principaltag/'))) return;
  const shown = services.map(({ text }) => text).join(', ');
  tell(
    'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
    `Requests of ${shown} do not carry ${key.text}, so this never holds.`,
    key,
    ...services,
  );
}
