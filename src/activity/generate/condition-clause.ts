// What requests had in common under one condition key, as a clause that each of them meets.
import { findConditionKey } from '../../catalog/condition-key.ts';
import type { ActionFacts, ConditionKeyFacts, ConditionKeyType } from '../../catalog/facts.ts';
import { findResourceType } from '../../catalog/resource-type.ts';
import { validate } from '../../analyze/checks/validate/validate.ts';
import { parseArn } from '../../model/arn.ts';
import type { ContextValue } from '../../model/request.ts';
import { escapeValue } from './escape-pattern.ts';

export interface Clause {
  readonly operator: string;
  /** As AWS spells it. */
  readonly key: string;
  /** Sorted. */
  readonly values: readonly string[];
}

/** More different values than this are what the caller works with, not what it is bound to. */
const MOST_VALUES = 20;

const OPERATORS: ReadonlyMap<ConditionKeyType, string> = new Map([
  ['String', 'StringEquals'],
  ['ARN', 'ArnEquals'],
  ['Bool', 'Bool'],
  ['Numeric', 'NumericEquals'],
  ['IPAddress', 'IpAddress'],
]);

/**
 * Undefined where none can be written that is sure to hold for each of these requests: a key that the action does not have, values that no policy can
 * hold or that vary too much. `name` is in lower case.
 */
export function conditionClause(action: ActionFacts, name: string, values: readonly ContextValue[]): Clause | undefined {
  const facts = findConditionKey(name);
  const operator = facts && OPERATORS.get(facts.type);
  if (facts === undefined || operator === undefined || !carries(action, name, facts.key)) return undefined;
  // Of lists: ForAnyValue asks that one of the values is there, so an empty list would not do. Tag keys are all of them asked for.
  if (values.some((value) => (typeof value === 'string') === facts.multi || value.length === 0)) return undefined;
  const qualifier = !facts.multi ? '' : name === 'aws:tagkeys' ? 'ForAllValues:' : 'ForAnyValue:';
  const texts = new Set(values.flat());
  if (texts.size === 0 || texts.size > MOST_VALUES) return undefined;
  const written: string[] = [];
  for (const text of texts) {
    const value = escapeValue(text);
    if (value === undefined || (facts.type === 'ARN' && parseArn(text) === undefined)) return undefined;
    written.push(value);
  }
  const clause: Clause = { operator: qualifier + operator, key: spelled(name, facts), values: written.sort() };
  return isSound(action, clause) ? clause : undefined;
}

/** Whether the checks of policies take it: a Region that does not exist may well stand in an event, and makes a policy that is refused. */
function isSound({ service, name }: ActionFacts, { operator, key, values }: Clause): boolean {
  const statement = { Effect: 'Allow', Action: `${service}:${name}`, Resource: '*', Condition: { [operator]: { [key]: values } } };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const findings = validate({ name: 'a condition', text }, { policyType: 'IDENTITY_POLICY' });
  return findings.every(({ findingType, issueCode }) => findingType !== 'ERROR' && !issueCode.startsWith('TYPE_MISMATCH'));
}

/** Global keys go with every action, tags of the request aside. */
function carries(action: ActionFacts, name: string, key: string): boolean {
  if (name.startsWith('aws:') && !name.startsWith('aws:requesttag/') && name !== 'aws:tagkeys') return true;
  const lower = key.toLowerCase();
  const has = (keys: readonly string[]): boolean => keys.some((one) => one.toLowerCase() === lower);
  return (
    has(action.conditionKeys) ||
    action.resourceTypes.some(
      ({ type, conditionKeys }) => has(conditionKeys) || has(findResourceType(action.service, type)?.conditionKeys ?? []),
    )
  );
}

/** `aws:RequestTag/env` for the name `aws:requesttag/env`: what stands for `${…}` is as in the name. */
function spelled(name: string, { key }: ConditionKeyFacts): string {
  const open = key.indexOf('${');
  return open < 0 ? key : key.slice(0, open) + name.slice(open);
}
