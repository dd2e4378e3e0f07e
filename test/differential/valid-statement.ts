// Whether a statement is one that a careful person writes: no dead entry, no misspelt operator, no malformed value.
import { OPERATOR_NAMES, OPERATORS } from '../testkit/operators.ts';
import type { ConditionJson, OneOrMany, PrincipalJson, StatementJson } from '../testkit/policy-json.ts';

const OPERATOR = /^(?:(?:ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;
const ACTION = /^(?:\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?]+)$/;
const RESOURCE = /^(?:\*|arn:[^:]*:[^:]+:[^:]*:[^:]*:.+)$/s;
const PRINCIPAL =
  /^(?:\*|\d{12}|arn:[a-z-]+:(?:iam|sts)::\d{12}:(?:root|(?:user|role|assumed-role|federated-user)\/[^*?]+)|A(?:IDA|ROA)[A-Z0-9]+)$/;
const PROVIDER = /^(?:arn:[a-z-]+:iam::\d{12}:(?:saml|oidc)-provider\/[^*?]+|[a-z0-9.-]+)$/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e\d+)?$/;
const DATE = /^(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|30|31)(?:T[0-2]\d:[0-5]\d:[0-5]\d(?:Z|[+-]\d\d:\d\d))?|\d{9,10})$/;
const NETWORK = /^(?:\d{1,3}(?:\.\d{1,3}){3}(?:\/(?:3[012]|[12]?\d))?|[0-9A-Fa-f:]*::[0-9A-Fa-f]*(?:\/\d{1,3})?)$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const numeric: ReadonlySet<string> = new Set(OPERATORS.number);
const temporal: ReadonlySet<string> = new Set(OPERATORS.date);
const networks: ReadonlySet<string> = new Set(OPERATORS.ip);
const names: ReadonlySet<string> = new Set(OPERATOR_NAMES);

function all(entries: OneOrMany | undefined, test: (entry: string) => boolean): boolean {
  if (entries === undefined) return true;
  const list = Array.isArray(entries) ? entries : [entries];
  return list.length > 0 && list.every((entry) => test(String(entry)));
}

export function isValidStatement(statement: StatementJson): boolean {
  return (
    all(statement.Action, (entry) => ACTION.test(entry)) &&
    all(statement.NotAction, (entry) => ACTION.test(entry)) &&
    all(statement.Resource, (entry) => RESOURCE.test(entry)) &&
    all(statement.NotResource, (entry) => RESOURCE.test(entry)) &&
    isValidPrincipal(statement.Principal) &&
    isValidPrincipal(statement.NotPrincipal) &&
    isValidCondition(statement.Condition)
  );
}

function isValidPrincipal(principal: PrincipalJson | undefined): boolean {
  if (principal === undefined || principal === '*') return true;
  if (typeof principal === 'string') return false;
  return Object.entries(principal).every(([type, entries]) => {
    const pattern = type === 'Service' || type === 'Federated' ? PROVIDER : PRINCIPAL;
    return all(entries, (entry) => pattern.test(entry) && !(type === 'CanonicalUser' && entry === '*'));
  });
}

function isValidCondition(condition: ConditionJson | undefined): boolean {
  return Object.entries(condition ?? {}).every(([operator, block]) => {
    const [, name, ifExists] = OPERATOR.exec(operator) ?? [];
    if (name === undefined || !names.has(name)) return false;
    if (name === 'Null' && (ifExists !== undefined || operator.includes(':'))) return false;
    return Object.values(block).every((values) => all(values, (value) => isValidValue(name, value)));
  });
}

function isValidValue(operator: string, value: string): boolean {
  if (numeric.has(operator)) return NUMBER.test(value);
  if (temporal.has(operator)) return DATE.test(value);
  if (networks.has(operator)) return NETWORK.test(value);
  if (operator === 'Bool' || operator === 'Null') return value === 'true' || value === 'false';
  if (operator === 'BinaryEquals') return BASE64.test(value);
  if (operator.startsWith('Arn')) return value.includes('${') || RESOURCE.test(value);
  return true;
}
