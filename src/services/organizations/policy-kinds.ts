// The kinds of policy that an organization can have: how their ARNs call them, and how long they may be.
import { rcpQuota, scpQuota } from '../../policy/limits.ts';

export interface PolicyKind {
  /** In ARNs: `service_control_policy`. */
  readonly family: string;
  /** Characters. AWS Organizations User Guide, Quotas and service limits. */
  readonly maxLength: number;
  readonly maxAttached: number;
  /** Decides requests; the others are management policies, which are merged down the tree. */
  readonly control: boolean;
}

const DEFAULT_LENGTH = 10_000;
const CONTROL_ATTACHED = 5;
const MANAGEMENT_ATTACHED = 10;

function management(family: string, maxLength: number = DEFAULT_LENGTH, maxAttached: number = MANAGEMENT_ATTACHED): PolicyKind {
  return { family, maxLength, maxAttached, control: false };
}

export const SCP = 'SERVICE_CONTROL_POLICY';
export const RCP = 'RESOURCE_CONTROL_POLICY';

export const POLICY_KINDS: ReadonlyMap<string, PolicyKind> = new Map<string, PolicyKind>([
  [SCP, { family: 'service_control_policy', maxLength: scpQuota.characters, maxAttached: CONTROL_ATTACHED, control: true }],
  [RCP, { family: 'resource_control_policy', maxLength: rcpQuota.characters, maxAttached: CONTROL_ATTACHED, control: true }],
  ['TAG_POLICY', management('tag_policy')],
  ['BACKUP_POLICY', management('backup_policy')],
  ['AISERVICES_OPT_OUT_POLICY', management('aiservices_opt_out_policy', 2500, CONTROL_ATTACHED)],
  ['CHATBOT_POLICY', management('chatbot_policy', DEFAULT_LENGTH, CONTROL_ATTACHED)],
  ['DECLARATIVE_POLICY_EC2', management('declarative_policy_ec2')],
  ['SECURITYHUB_POLICY', management('securityhub_policy')],
  ['SECURITYHUB_CSPM_POLICY', management('securityhub_cspm_policy')],
  ['INSPECTOR_POLICY', management('inspector_policy')],
  ['UPGRADE_ROLLOUT_POLICY', management('upgrade_rollout_policy')],
  ['BEDROCK_POLICY', management('bedrock_policy')],
  ['S3_POLICY', management('s3_policy')],
  ['NETWORK_SECURITY_DIRECTOR_POLICY', management('network_security_director_policy')],
  ['GUARDDUTY_POLICY', management('guardduty_policy')],
]);
