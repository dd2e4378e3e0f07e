// Calls that pass a role which their event does not name: it stands in what they start.

interface RoleSource {
  readonly because: string;
  /** The role is passed only if this parameter is there. */
  readonly given?: string;
  /** Also where the event names another role: the definition has two. */
  readonly besides?: true;
}

/** `prefix:Operation` → where the role is. Service Authorization Reference: actions with the dependent action iam:PassRole. */
export const ROLES_NOT_IN_EVENT: ReadonlyMap<string, RoleSource> = new Map<string, RoleSource>([
  ['ecs:RunTask', { because: 'the roles of the task definition', besides: true }],
  ['ecs:StartTask', { because: 'the roles of the task definition', besides: true }],
  ['ec2:RunInstances', { because: 'the instance profile of the launch template', given: 'launchTemplate' }],
  ['ec2:CreateFleet', { because: 'the instance profile of the launch templates' }],
  ['autoscaling:CreateAutoScalingGroup', { because: 'the instance profile of the launch template' }],
  ['autoscaling:UpdateAutoScalingGroup', { because: 'the instance profile of the launch template', given: 'launchTemplate' }],
  ['backup:StartRestoreJob', { because: 'the roles in the metadata of the recovery point' }],
  ['ssm:StartAutomationExecution', { because: 'the assume role of the automation document' }],
]);
