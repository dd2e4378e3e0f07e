// The change that lets identity policies say yes: one Allow statement in a policy that the caller has for itself.
import type { CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { type Caller, callerOf, lastElement } from '../../evaluate/caller.ts';
import { parseArn } from '../../model/arn.ts';
import type { PolicyDescription } from '../../model/decision.ts';
import type { State } from '../state.ts';
import { allowStatement } from './allow-statement.ts';
import { isEditable } from './is-editable.ts';
import { withStatement } from './policy-json.ts';
import type { Step } from './proposal.ts';
import { replaceIn } from './replace-in.ts';
import { shortName } from './short-name.ts';

/** Adds the action to a policy that the caller has already, inline ones first, or in a new inline policy. */
export function allowInIdentity(state: State): Step | undefined {
  const { request, policies } = state;
  const caller = callerOf(request.principal);
  // What a service-linked role may do is fixed by AWS.
  if (caller.account === undefined || caller.principalArn === undefined || caller.serviceLinked) return undefined;
  const carrier = caller.parent ?? caller.principalArn;
  const own = ownPolicy(policies.identity, carrier);
  const description: PolicyDescription = own?.description ?? newPolicy(caller, carrier, request.action);
  const statement = allowStatement(request, own);
  const changed = withStatement(own, description, statement);
  const identity = own === undefined ? [...policies.identity, changed] : replaceIn(policies.identity, own, changed);
  return {
    change: {
      kind: 'addStatement',
      side: 'caller',
      layer: 'identity',
      account: caller.account,
      policy: description,
      summary: `in account ${caller.account}, add to ${placeOf(own, carrier)}`,
      statement,
    },
    after: { ...state, policies: { ...policies, identity } },
  };
}

/** A managed policy may have other carriers; those of groups certainly do. */
function ownPolicy(identity: readonly CompiledPolicy[], carrier: string): CompiledPolicy | undefined {
  const own = identity.filter((policy) => isEditable(policy) && policy.description.attachedTo === carrier);
  return own.find(({ description }) => description.arn === undefined) ?? own[0];
}

function newPolicy({ account }: Caller, carrier: string, action: string): PolicyDescription {
  const name = `allow-${action.toLowerCase().replace(':', '-')}`;
  return { type: 'identity', name, attachedTo: carrier, ...(account === undefined ? {} : { account }) };
}

function placeOf(own: CompiledPolicy | undefined, carrier: string): string {
  const set = permissionSet(carrier);
  if (set !== undefined) return `the inline policy of permission set ${set}, in IAM Identity Center`;
  return own === undefined ? `a new inline policy of ${shortName(carrier)}` : `policy ${own.description.name} of ${shortName(carrier)}`;
}

const RESERVED = /^role\/aws-reserved\/sso\.amazonaws\.com\//;

/** IAM Identity Center User Guide: its roles are called `AWSReservedSSO_NAME_ID`, and only it can change them. */
function permissionSet(arn: string): string | undefined {
  const resource = parseArn(arn)?.resource ?? '';
  if (!RESERVED.test(resource)) return undefined;
  const name = lastElement(resource);
  return name.slice(name.indexOf('_') + 1, Math.max(name.lastIndexOf('_'), 0));
}
