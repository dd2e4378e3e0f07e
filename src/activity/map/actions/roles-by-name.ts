// Parameters that take a role by its name, and the ARN of such a role.
import type { Call } from './call.ts';

/** Service prefix → parameters, or `parameter.inner`, of which the operation's reference says that they take a name. */
export const ROLES_BY_NAME: ReadonlyMap<string, readonly string[]> = new Map([
  // CreateComputeEnvironment: a role with a path by path and name (`/foo/bar`); a name alone is one without a path
  ['batch', ['serviceRole']],
  // RegisterTaskDefinition: "short name or full ARN"; CreateService: "name or full ARN"
  ['ecs', ['taskRoleArn', 'role']],
  // RunJobFlow
  ['elasticmapreduce', ['serviceRole', 'autoScalingRole']],
  // CreateJob, CreateCrawler, UpdateJob: "name or ARN"
  ['glue', ['role', 'jobUpdate.role']],
  // CreateActivation, UpdateManagedInstanceRole
  ['ssm', ['iamRole']],
]);

/** A name, or a path and a name (IAM API Reference, CreateRole: RoleName and Path). */
const NAME = /^\/?(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

/** CloudTrail's own text in the place of what is secret. */
const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** The ARN in the caller's account; undefined for what is no name of a role. */
export function roleArnOfName(name: unknown, call: Call): string | undefined {
  if (typeof name !== 'string' || name === HIDDEN || call.account === '' || !NAME.test(name)) return undefined;
  return `arn:${call.partition}:iam::${call.account}:role/${name.startsWith('/') ? name.slice(1) : name}`;
}
