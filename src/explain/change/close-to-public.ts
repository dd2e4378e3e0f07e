// A bucket policy that counts as public made one that does not: whom it names is held to the owner's account and the caller.
import type { Statement } from '../../policy/ast.ts';
import { positionAt } from '../../policy/position-at.ts';
import { callerOf } from '../../evaluate/caller.ts';
import { NO_RULES, serviceOf } from '../../evaluate/decide.ts';
import { queryOf, type State } from '../state.ts';
import { replaceStatement, statementJson } from './policy-json.ts';
import type { Step } from './proposal.ts';
import type { ConditionJson } from './statement-json.ts';

/**
 * Narrows the first public statement to the owner's account and the caller. While RestrictPublicBuckets is on, no account loses by it:
 * others are shut out as it is. Further statements are found when the state is decided again.
 */
export function closeToPublic(state: State): Step | undefined {
  const { request, policies } = state;
  const { resource } = policies;
  const owner = request.resource.owner?.id;
  const { principalArn, partition } = callerOf(request.principal);
  if (resource === undefined || owner === undefined || principalArn === undefined) return undefined;
  const open = resource.policy.statements.find((statement) => isPublic(state, statement));
  if (open === undefined) return undefined;
  const json = statementJson(open);
  const condition = (json['Condition'] ?? {}) as ConditionJson;
  const operator = OPERATORS.find((one) => !hasKey(condition[one])) ?? OPERATORS[0];
  const callers = { 'aws:PrincipalArn': [`arn:${partition}:*::${owner}:*`, principalArn] };
  const statement = { ...json, Condition: { ...condition, [operator]: { ...condition[operator], ...callers } } };
  const changed = replaceStatement(resource, open.index, statement);
  const name = open.sid === undefined ? `statement ${open.index + 1}` : `statement ${open.sid.value}`;
  return {
    change: {
      kind: 'narrowStatement',
      side: 'resource',
      layer: 'publicAccessBlock',
      account: owner,
      policy: resource.description,
      summary: `in account ${owner}, narrow ${name} of ${resource.description.name}, so that the policy is not public`,
      statement,
      position: positionAt(resource.policy.source, open.span.start),
      index: open.index,
    },
    after: { ...state, policies: { ...policies, resource: changed } },
  };
}

/** S3 counts each of them, with a fixed account, as limiting. */
const OPERATORS = ['ArnLike', 'StringLike', 'ArnEquals'] as const;

function hasKey(clauses: ConditionJson[string] | undefined): boolean {
  return Object.keys(clauses ?? {}).some((key) => key.toLowerCase() === 'aws:principalarn');
}

/** Whether the statement alone makes the policy public: the service's own rule is asked. */
function isPublic(state: State, statement: Statement): boolean {
  const { resource } = state.policies;
  if (resource === undefined || statement.effect !== 'Allow') return false;
  const alone = { ...resource, policy: { ...resource.policy, statements: [statement] } };
  const rules = state.rules(serviceOf(state.request.action)) ?? NO_RULES;
  return rules.resourceSide?.(queryOf(state), { ...state.policies, resource: alone }).closed !== undefined;
}
