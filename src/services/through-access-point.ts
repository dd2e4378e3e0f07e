// A bucket's policy as it reads for the requests of one access point: what it asks of the access point is settled.
import { compileGlob, globMatches } from '../evaluate/glob.ts';
import type { ConditionClause, Policy } from '../policy/ast.ts';

/** Clauses on the access point that hold are left out, and statements with one that does not. `keys` are lower case. */
export function throughAccessPoint(policy: Policy, keys: ReadonlyMap<string, string>): Policy {
  const statements = policy.statements.flatMap((statement) => {
    const settled = statement.condition.map((clause) => holds(clause, keys));
    if (settled.includes(false)) return [];
    return [{ ...statement, condition: statement.condition.filter((_, index) => settled[index] === undefined) }];
  });
  return { ...policy, statements };
}

/** Undefined: the clause is about something else. */
function holds({ operator, key, values }: ConditionClause, keys: ReadonlyMap<string, string>): boolean | undefined {
  const actual = keys.get(key.value.toLowerCase());
  const name = operator.name ?? '';
  if (actual === undefined) return undefined;
  const isEqual = name === 'StringEquals' || name === 'StringNotEquals';
  if (!isEqual && !/^(?:String|Arn)(?:Not)?(?:Like|Equals)$/.test(name)) return undefined;
  const found = values.some(({ value }) => (isEqual ? value === actual : globMatches(compileGlob(value), actual)));
  return name.includes('Not') ? !found : found;
}
