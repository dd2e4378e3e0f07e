// Wildcards within principals, which reference policies may have: as conditions on the caller's ARN.
import type { ConditionClause, Policy, PrincipalEntry, Statement } from '../../../policy/ast.ts';
import { Undecided } from '../../../reason/budget.ts';

const known = new WeakMap<Policy, Policy>();

/** The same policy with `AWS` principals such as `arn:aws:iam::*:role/app` made into everybody with such an ARN. */
export function openPrincipals(policy: Policy): Policy {
  let opened = known.get(policy);
  if (opened === undefined) {
    opened = policy.statements.some((statement) => statement.principal?.entries.some(isPattern))
      ? { ...policy, statements: policy.statements.flatMap(openStatement) }
      : policy;
    known.set(policy, opened);
  }
  return opened;
}

function openStatement(statement: Statement): readonly Statement[] {
  const { principal } = statement;
  const patterns = principal?.entries.filter(isPattern) ?? [];
  if (principal === undefined || patterns.length === 0) return [statement];
  if (principal.negated) throw new Undecided('a wildcard stands within NotPrincipal');
  const rest = principal.entries.filter((entry) => !patterns.includes(entry));
  const plain = rest.length === 0 ? [] : [{ ...statement, principal: { ...principal, entries: rest } }];
  const opened = patterns.map(({ value }): Statement => {
    if (!/^arn:[^:]*:iam::/.test(value.value)) throw new Undecided('a principal with a wildcard is no ARN of IAM');
    return {
      ...statement,
      principal: { ...principal, entries: [{ type: 'any', value: { ...value, value: '*' } }] },
      condition: [...statement.condition, likeArn(value)],
    };
  });
  return [...plain, ...opened];
}

function likeArn(pattern: PrincipalEntry['value']): ConditionClause {
  const { span } = pattern;
  return {
    operator: { text: { value: 'ArnLike', span }, name: 'ArnLike', ifExists: false },
    key: { value: 'aws:PrincipalArn', span },
    // Names of roles and users are matched without their paths.
    values: [pattern, { ...pattern, value: pattern.value.replace(/:(role|user)\/(?=[^/]*$)/, ':$1/*/') }],
    span,
  };
}

function isPattern({ type, value }: PrincipalEntry): boolean {
  return type === 'AWS' && value.value !== '*' && /[*?]/.test(value.value);
}
