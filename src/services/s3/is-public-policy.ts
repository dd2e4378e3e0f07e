// Whether S3 counts a bucket policy as public: an Allow for everybody without a condition that fixes who or from where.
import { parseArn } from '../../model/arn.ts';
import type { ConditionClause, OperatorName, Policy, Statement } from '../../policy/ast.ts';
import { readNetwork } from '../../policy/values/read-network.ts';

/** S3 User Guide: blocking public access, the meaning of "public". */
export function isPublicPolicy(policy: Policy): boolean {
  return policy.statements.some((statement) => isForEverybody(statement) && !statement.condition.some(isLimiting));
}

function isForEverybody({ effect, principal }: Statement): boolean {
  if (effect !== 'Allow' || principal === undefined) return false;
  return principal.negated || principal.entries.some(({ type, value }) => type === 'any' || (type === 'AWS' && value.value === '*'));
}

const POSITIVE: ReadonlySet<OperatorName | undefined> = new Set<OperatorName>([
  'StringEquals',
  'StringLike',
  'ArnEquals',
  'ArnLike',
  'IpAddress',
]);

const FIXED_KEYS: ReadonlySet<string> = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:userid',
  's3:dataaccesspointaccount',
]);

/** ARNs of resources, some of which name no account. */
const RESOURCE_ARN_KEYS: ReadonlySet<string> = new Set(['aws:sourcearn', 's3:dataaccesspointarn']);

function isLimiting({ operator, key, values }: ConditionClause): boolean {
  if (!POSITIVE.has(operator.name) || operator.ifExists || operator.set === 'ForAllValues') return false;
  const name = key.value.toLowerCase();
  const texts = values.map((value) => value.value);
  if (name === 'aws:sourceip') return operator.name === 'IpAddress' && texts.every(isNarrowNetwork);
  if (operator.name === 'IpAddress') return false;
  if (name === 'aws:principalarn') return texts.every((text) => /^\d{12}$/.test(parseArn(text)?.account ?? ''));
  if (RESOURCE_ARN_KEYS.has(name)) return texts.every((text) => /^(\d{12})?$/.test(parseArn(text)?.account ?? '*'));
  return FIXED_KEYS.has(name) && texts.every((text) => !hasPattern(text));
}

function hasPattern(text: string): boolean {
  return text.includes('*') || text.includes('?') || text.includes('${');
}

/** At least /8 for IPv4, /32 for IPv6: wider networks are the world. */
function isNarrowNetwork(text: string): boolean {
  const network = readNetwork(text);
  return network !== undefined && network.length >= (network.base.length === 1 ? 8 : 32);
}
