// Ways around an explicit deny that leave the policy as it is: one of its conditions no longer holds for the request.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { type CompiledStatement, statementGrades } from '../../evaluate/compile-statement.ts';
import type { Layer } from '../../model/decision.ts';
import type { ConditionClause } from '../../policy/ast.ts';
import { queryOf, type State } from '../state.ts';
import { addressIn } from './meet-conditions.ts';
import { policiesOf } from './policies-of.ts';
import type { Step, Way } from './proposal.ts';
import { leaveOut } from './send-context.ts';
import { supplyKey } from './supply-key.ts';

/** Conditions that are looked at; each way is decided again. */
const CONDITIONS_MAX = 16;

/** One way for each condition of the first Deny statement of the layer that the caller can make untrue. */
export function escapeDeny(state: State, layer: Layer): readonly Way[] {
  for (const [policy] of policiesOf(state.policies, layer)) {
    const hit = firstHit(policy, state);
    if (hit !== undefined) {
      return hit.statement.condition.slice(0, CONDITIONS_MAX).flatMap((clause): readonly Way[] => {
        const step = makeUntrue(state, layer, clause);
        return step === undefined ? [] : [[step]];
      });
    }
  }
  return [];
}

/** The first Deny of a policy that hits the request. */
export function firstHit(policy: CompiledPolicy, state: State): CompiledStatement | undefined {
  const query = queryOf(state);
  return policy.candidates(query.action).deny.find((statement) => statementGrades(statement, query) !== 0);
}

/** Headers that make a request mean more; without them it is refused less. */
const OPTIONAL = /^s3:x-amz-/;

function makeUntrue(state: State, layer: Layer, { operator, key, values }: ConditionClause): Step | undefined {
  const first = values[0]?.value;
  if (first === undefined) return undefined;
  const wanted = { key: key.value, value: first, multi: operator.set !== undefined };
  switch (operator.name) {
    case 'StringNotEquals':
    case 'StringNotEqualsIgnoreCase':
    case 'StringNotLike':
    case 'ArnNotEquals':
    case 'ArnNotLike':
    case 'NumericNotEquals':
    case 'NumericLessThan':
    case 'NumericGreaterThan':
    case 'DateLessThan':
    case 'DateGreaterThan':
      return supplyKey(state, layer, wanted);
    case 'NotIpAddress': {
      const address = addressIn(first);
      return address === undefined ? undefined : supplyKey(state, layer, { ...wanted, value: address });
    }
    case 'Bool':
      return first.toLowerCase() === 'false' ? supplyKey(state, layer, { ...wanted, value: 'true' }) : undefined;
    case 'Null':
      return escapeNull(state, layer, key.value, first);
    case 'StringEquals':
    case 'StringLike':
      return OPTIONAL.test(key.value.toLowerCase()) && !operator.ifExists ? leaveOut(state, layer, key.value) : undefined;
    default:
      return undefined;
  }
}

/** Most keys could take any value then, which nobody can guess; that MFA was used is one thing only. */
function escapeNull(state: State, layer: Layer, key: string, wanted: string): Step | undefined {
  if (wanted.toLowerCase() === 'false') return OPTIONAL.test(key.toLowerCase()) ? leaveOut(state, layer, key) : undefined;
  switch (key.toLowerCase()) {
    case 'aws:multifactorauthage':
      return supplyKey(state, layer, { key, value: '0', multi: false });
    case 'aws:multifactorauthpresent':
      return supplyKey(state, layer, { key, value: 'true', multi: false });
    default:
      return undefined;
  }
}
