// Session policies of a call: inline and managed, checked, and how much of the session's space they take.
import { deflateRawSync } from 'node:zlib';
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { NewSession } from '../../cloud/session.ts';
import type { AccountId } from '../../model/account.ts';
import { ServiceError } from '../../cloud/service-error.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { validatePolicy } from '../../policy/validate-policy.ts';
import { validationError } from './validation-error.ts';

export interface PolicyInput {
  readonly Policy?: string | undefined;
  readonly PolicyArns?: readonly { readonly arn?: string | undefined }[] | undefined;
}

export interface SessionPolicies {
  readonly fields: Pick<NewSession, 'policy' | 'policyArns'>;
  readonly given: boolean;
}

const MAX_MANAGED = 10;

/**
 * `account`: the session's. Managed policies must be its own, or AWS's: of others it is not even told whether they are there.
 * Throws `MalformedPolicyDocument`, or `ValidationError` for ARNs. Source: AWS STS API Reference, AssumeRole, PolicyArns.
 */
export function sessionPolicies(cx: AuthorizeContext, account: AccountId, { Policy, PolicyArns = [] }: PolicyInput): SessionPolicies {
  if (Policy !== undefined) checkInline(Policy);
  if (PolicyArns.length > MAX_MANAGED) {
    throw validationError(
      `1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to ${MAX_MANAGED}`,
    );
  }
  const arns = PolicyArns.flatMap(({ arn }) => arn ?? []);
  for (const arn of arns) {
    const owner = /^arn:[\w-]+:iam::(\d{12}|aws):policy\/.+$/.exec(arn)?.[1];
    const known = (owner === account || owner === 'aws') && cx.identities.managedPolicyExists?.(cx.state, arn) !== false;
    if (!known) throw validationError(`${arn} is invalid`);
  }
  return {
    fields: { ...(Policy !== undefined && { policy: Policy }), ...(arns.length > 0 && { policyArns: arns }) },
    given: Policy !== undefined || arns.length > 0,
  };
}

function checkInline(text: string): void {
  const { policy, diagnostics } = parsePolicyText({ name: 'session policy', text });
  if (policy === undefined)
    throw malformed(isJson(text) && diagnostics.length > 0 ? 'Syntax errors in policy.' : 'This policy contains invalid Json');
  const errors = validatePolicy(policy, 'session').filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const principal = policy.statements.some((statement) => statement.principal !== undefined);
  throw malformed(principal ? 'Policy document should not specify a principal.' : 'Syntax errors in policy.');
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function malformed(message: string): ServiceError {
  return new ServiceError('MalformedPolicyDocument', 400, message);
}

// AWS does not document its packing. These agree within a few percent with what is known of it: a policy of one short statement takes 16 %, one of
// 42 actions in 1,690 characters with three tags 157 %, the six tags that EKS Pod Identity passes 74 %.
const POLICY_BYTES = 480;
const TAG_BYTES = 390;

/** Percent of the space for session policies and tags. Throws `PackedPolicyTooLarge` above 100. */
export function packedSize({ policy, policyArns = [] }: SessionPolicies['fields'], tags: Readonly<Record<string, string>>): number {
  const policies = policy === undefined && policyArns.length === 0 ? 0 : deflateRawSync([policy ?? '', ...policyArns].join('\n')).length;
  const tagBytes = Object.entries(tags).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value) + 2, 0);
  const percent = Math.floor((100 * policies) / POLICY_BYTES + (100 * tagBytes) / TAG_BYTES);
  if (percent <= 100) return percent;
  const what = policies === 0 ? 'Packed size of session tags consumes' : 'Packed policy consumes';
  const advice = policies === 0 ? '' : ', please use smaller policy';
  throw new ServiceError('PackedPolicyTooLarge', 400, `${what} ${percent}% of allotted space${advice}.`);
}
