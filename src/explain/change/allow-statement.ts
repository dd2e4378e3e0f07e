// An Allow of exactly the action of a request on its resource.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import { canonicalAction } from '../canonical-action.ts';
import { hasVariables } from './policy-json.ts';
import { resourceElement } from './resource-element.ts';
import type { ConditionJson, StatementJson } from './statement-json.ts';

/** For policies of principals and organizations. `policy` is the one that gets it. */
export function allowStatement(request: AuthorizationRequest, policy: CompiledPolicy | undefined): StatementJson {
  return {
    Effect: 'Allow',
    Action: canonicalAction(request.action),
    Resource: resourceElement(request.resource.arn, hasVariables(policy)),
  };
}

/** For policies that name principals; without `resource` the statement has no Resource element. */
export function allowStatementFor(
  principal: unknown,
  action: string,
  resource: string | undefined,
  condition: ConditionJson,
): StatementJson {
  return {
    Effect: 'Allow',
    Principal: principal,
    Action: canonicalAction(action),
    ...(resource === undefined ? {} : { Resource: resource }),
    ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
  };
}
