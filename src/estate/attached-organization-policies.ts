// Finds the policies attached to one root, OU or account among the saved answers of AWS Organizations.
import type { AccountId } from '../model/account.ts';
import { quoteInput } from '../policy/quote-input.ts';
import type { EstateDraft } from './estate-draft.ts';
import type { EstatePolicy } from './estate.ts';
import { FULL_AWS_ACCESS } from './full-access.ts';
import type { AnsweredNode } from './organization-answers.ts';
import { organizationPolicy } from './organization-policy.ts';
import { errorAt, type Place } from './place.ts';

export const SCP = 'SERVICE_CONTROL_POLICY';
const RCP = 'RESOURCE_CONTROL_POLICY';

/** The organization whose tree is put together. */
export interface TreeContext {
  readonly draft: EstateDraft;
  readonly organization: string;
  readonly managementAccount: AccountId;
  /** The policy types that are switched on; undefined where no file tells. */
  readonly enabledTypes: ReadonlySet<string> | undefined;
}

export interface AttachedPolicies {
  readonly scps: readonly EstatePolicy[];
  readonly rcps: readonly EstatePolicy[];
  /** No file tells which SCPs are attached: FullAWSAccess is assumed. */
  readonly assumed: boolean;
}

export function attachedOrganizationPolicies(context: TreeContext, node: AnsweredNode): AttachedPolicies {
  const scps: EstatePolicy[] = [];
  const rcps: EstatePolicy[] = [];
  for (const [id, place] of node.attached ?? []) {
    const type = typeOf(context, id, place);
    const policy = type === undefined ? undefined : policyOf(context, id, type, place);
    if (policy !== undefined) (type === SCP ? scps : rcps).push(policy);
  }
  const enabled = (type: string): boolean => context.enabledTypes?.has(type) ?? true;
  // AWS keeps at least one SCP attached everywhere, so a list without any is a list of something else.
  const known = enabled(SCP) && scps.length > 0;
  return { scps: known ? scps : [FULL_AWS_ACCESS], rcps: enabled(RCP) ? rcps : [], assumed: enabled(SCP) && !known };
}

/** Undefined for policies that decide nothing here: tag policies, backup policies, RCPFullAWSAccess. */
function typeOf(context: TreeContext, id: string, place: Place): typeof SCP | typeof RCP | undefined {
  if (id === 'p-FullAWSAccess') return SCP;
  if (id === 'p-RCPFullAWSAccess') return undefined;
  const type = context.draft.organizationAnswers.policies.get(id)?.type;
  if (type === SCP || type === RCP) return type;
  if (type === undefined) reportNoContent(context, id, place);
  return undefined;
}

function policyOf(context: TreeContext, id: string, type: typeof SCP | typeof RCP, place: Place): EstatePolicy | undefined {
  if (id === 'p-FullAWSAccess') return FULL_AWS_ACCESS;
  const policy = context.draft.organizationAnswers.policies.get(id);
  if (policy?.document === undefined) return reportNoContent(context, id, place);
  return organizationPolicy({
    type: type === SCP ? 'scp' : 'rcp',
    name: policy.name ?? id,
    id,
    arn: policy.arn,
    document: policy.document.value,
    organization: context.organization,
    managementAccount: context.managementAccount,
  }).policy;
}

function reportNoContent({ draft }: TreeContext, id: string, place: Place): undefined {
  const hint = `add the answer of \`aws organizations describe-policy --policy-id ${id}\``;
  draft.report.add(errorAt(place, 'policy-without-content', `policy ${quoteInput(id)} is attached, and its content is not given`, hint));
  return undefined;
}
