// CheckAccessNotGranted: whether a policy allows any of some actions, on any of some resources.
import { fail, ok, type Result } from '../../../model/result.ts';
import type { Policy } from '../../../policy/ast.ts';
import { parsePolicyText } from '../../../policy/parse-policy.ts';
import type { CheckAnswer, CheckedKind } from './answer.ts';
import { grantsBeyond } from './grants-beyond.ts';
import { toAnswer, type Wording } from './to-answer.ts';

export interface ListedAccess {
  /** Patterns as in Action elements; empty: all actions. */
  readonly actions: readonly string[];
  /** ARNs, with wildcards in the last part only; empty: all resources. */
  readonly resources: readonly string[];
}

/**
 * Passes if and only if the policy allows no listed action on a listed resource under any condition. A failure of the input is told in words.
 * Source: IAM Access Analyzer API reference, CheckAccessNotGranted.
 */
export function checkAccessNotGranted(policy: Policy, access: ListedAccess, kind: CheckedKind): Result<CheckAnswer, string> {
  const { actions, resources } = access;
  if (actions.length === 0 && resources.length === 0) return fail('name at least one action or one resource');
  const badAction = actions.find((action) => action !== '*' && !/^[0-9A-Za-z*?-]+:[0-9A-Za-z*?_-]+$/.test(action));
  if (badAction !== undefined) return fail(`\`${badAction}\` is no action`);
  const badArn = resources.find((arn) => !/^arn:[^*?:]*:[^*?:]*:[^*?:]*:[^*?:]*:./.test(arn));
  if (badArn !== undefined) return fail(`\`${badArn}\` is no ARN with wildcards in its last part only`);
  return ok(toAnswer(grantsBeyond(policy, allOther(access), kind), wordingOf(access)));
}

/** A policy that allows all but the listed access: what is allowed beyond it is what the check is about. */
function allOther({ actions, resources }: ListedAccess): Policy {
  const allow = { Effect: 'Allow', Principal: '*' };
  const others = [
    ...(actions.length === 0 ? [] : [{ ...allow, NotAction: actions, Resource: '*' }]),
    ...(resources.length === 0 ? [] : [{ ...allow, Action: '*', NotResource: resources }]),
  ];
  // Without the version that turns variables on, so that ARNs count as they stand.
  const text = JSON.stringify({ Version: '2008-10-17', Statement: others });
  const { policy } = parsePolicyText({ name: 'listed access', text });
  if (policy === undefined) throw new Error('the policy made for a check cannot be read');
  return policy;
}

function wordingOf({ actions, resources }: ListedAccess): Wording {
  const pass = (what: string): string => `The policy document does not grant access to ${what}.`;
  const fails = (what: string): string => `The policy document grants access to ${what}.`;
  const both = 'one or more listed resources to perform one or more listed actions';
  const [what, listed] =
    resources.length === 0
      ? ['perform one or more of the listed actions', 'actions']
      : actions.length === 0
        ? ['one or more of the listed resources', 'resources']
        : [both, 'actions and/or resources'];
  return { pass: pass(what), fail: fails(what), reason: `One or more of the listed ${listed} in the statement` };
}
