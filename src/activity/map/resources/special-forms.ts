// Resource types whose values in events differ from what their ARN templates have in that place.
import type { ActionFacts, ResourceTypeFacts } from '../../../catalog/facts.ts';
import { arnWith } from './arn-template.ts';
import type { ArnTemplate, Place } from './arn-template.ts';
import { EC2_ID_PREFIXES, ec2IdPrefix } from './ec2-id-prefixes.ts';
import { secretArns } from './secret-arns.ts';

/** An ARN; `pattern` when its `*` are wildcards. */
export interface FoundArn {
  readonly arn: string;
  readonly pattern?: true;
}

/** Undefined: the general rule holds. `other`: the value names no resource of the type. A string: the value to take instead. */
export type SpecialForm = FoundArn | 'other' | { readonly value: string } | undefined;

type Rule = (value: string, template: ArnTemplate, place: Place) => SpecialForm;

const TWELVE_DIGITS = /^\d{12}$/u;
/** Model ids that name a profile of several regions begin with where it is: `us.anthropic.…`. */
export const PROFILE_PREFIX: RegExp = /^(?:us|eu|apac|global|us-gov|au|ca|jp)\./u;

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  // A key by its alias is some key: which one, only `resources[]` says.
  ['kms:key', (value) => (value.includes('/') ? 'other' : undefined)],
  ['kms:alias', (value) => (value.startsWith('alias/') ? { value: value.slice('alias/'.length) } : 'other')],
  ['lambda:function alias', (value) => (/^(?:\d+|\$LATEST)$/u.test(value) ? 'other' : undefined)],
  ['lambda:function version', (value) => (/^(?:\d+|\$LATEST)$/u.test(value) ? undefined : 'other')],
  ['elasticfilesystem:file-system', (value) => (value.startsWith('fsap-') ? 'other' : undefined)],
  ['elasticfilesystem:access-point', (value) => (value.startsWith('fsap-') ? undefined : 'other')],
  // Builds are named `project:id`.
  ['codebuild:project', (value) => ({ value: value.split(':')[0] ?? value })],
  ['secretsmanager:Secret', secret],
  ['logs:log-group', (value, template, place) => ({ arn: arnWith(template, place, `log-group:${value}:*`), pattern: true })],
  ['ssm:parameter', parameter],
  ['ssm:document', document],
  ['ssm:instance', (value) => (value.startsWith('i-') ? undefined : 'other')],
  ['ssm:managed-instance', (value) => (value.startsWith('mi-') ? undefined : 'other')],
  ['ssm:maintenancewindow', (value) => (value.startsWith('mw-') ? undefined : 'other')],
  ['sqs:queue', queue],
  ['ecs:task-definition', taskDefinition],
  ['bedrock:foundation-model', (value) => (PROFILE_PREFIX.test(value) ? 'other' : undefined)],
  ['bedrock:inference-profile', (value) => (PROFILE_PREFIX.test(value) ? undefined : 'other')],
  ['iam:role', iamRole],
  ['ses:identity', (value) => ({ value: value.replace(/^.*<([^<>]+)>$/u, '$1') })],
  ['organizations:account', (value) => (TWELVE_DIGITS.test(value) ? undefined : 'other')],
  ['organizations:policy', organizationPolicy],
  ['s3:bucket', (value) => (value.includes('/') || value.includes(':') ? 'other' : undefined)],
]);

export function specialForm(
  of: { readonly action: ActionFacts; readonly type: ResourceTypeFacts },
  value: string,
  template: ArnTemplate,
  place: Place,
): SpecialForm {
  const { action, type } = of;
  if (template.service === 'ec2') {
    const prefix = EC2_ID_PREFIXES.get(type.name);
    if (prefix !== undefined && ec2IdPrefix(value) !== prefix) return 'other';
  }
  if (template.service === 'route53') return { value: value.replace(/^\/?[a-z]+\//u, '') };
  if (type.service === 'logs' && type.name === 'log-group' && TAGS_LOG_GROUPS.has(action.name)) return undefined;
  return RULES.get(`${type.service}:${type.name}`)?.(value, template, place);
}

/** The ARNs that a resource of the type may have that an event has as `value`, an ARN that fits the type; none when it names another kind of thing. */
export function arnForms(type: ResourceTypeFacts, action: ActionFacts, value: string): readonly FoundArn[] {
  if (type.service === 's3' && type.name === 'bucket' && value.includes('/')) return [];
  if (type.service === 'sns' && type.name === 'topic') return [{ arn: value.split(':').slice(0, 6).join(':') }];
  if (type.service === 'secretsmanager') return secretArns(value);
  if (type.service !== 'logs' || type.name !== 'log-group') return [{ arn: value }];
  const group = value.replace(/:\*$/u, '');
  return TAGS_LOG_GROUPS.has(action.name) ? [{ arn: group }] : [{ arn: `${group}:*`, pattern: true }];
}

/** The actions that are authorized on a log group without `:*` (CloudWatch Logs: resources, log group ARNs). */
const TAGS_LOG_GROUPS: ReadonlySet<string> = new Set(['TagResource', 'UntagResource', 'ListTagsForResource']);

/** Parameters that AWS publishes (`/aws/service/…`) have no account in their ARN (Systems Manager: public parameters). `name:label`: one version. */
function parameter(value: string, template: ArnTemplate, place: Place): SpecialForm {
  const name = value.replace(/^\//u, '').replace(/:[^:]*$/u, '');
  return name.startsWith('aws/service/') ? { arn: arnWith(template, { ...place, account: '' }, `parameter/${name}`) } : { value: name };
}

/** ARNs of secrets end in six characters that the name does not tell (Secrets Manager: Secret ARN). */
function secret(value: string, template: ArnTemplate, place: Place): SpecialForm {
  return { arn: arnWith(template, place, `secret:${value}-*`), pattern: true };
}

/** Documents that AWS owns have no account in their ARN (Systems Manager: resource types, document). */
function document(value: string, template: ArnTemplate, place: Place): SpecialForm {
  const owned = value.startsWith('AWS-') || value.startsWith('AWSSupport-') || value.startsWith('Amazon') || value.startsWith('AWSEC2-');
  return owned ? { arn: arnWith(template, { ...place, account: '' }, `document/${value}`) } : undefined;
}

/** `https://sqs.us-east-1.amazonaws.com/123456789012/name`, or the name. */
function queue(value: string, template: ArnTemplate, place: Place): SpecialForm {
  if (!value.includes('/')) return undefined;
  const parts = value.split('/');
  const name = parts.at(-1) ?? '';
  const account = parts.at(-2) ?? '';
  if (name === '' || !TWELVE_DIGITS.test(account)) return 'other';
  return { arn: arnWith(template, { ...place, account }, name) };
}

/** `family:revision`; without a revision the latest is taken, which the event does not tell. */
function taskDefinition(value: string, template: ArnTemplate, place: Place): SpecialForm {
  if (value.includes(':')) return { arn: arnWith(template, place, `task-definition/${value}`) };
  return { arn: arnWith(template, place, `task-definition/${value}:*`), pattern: true };
}

/** Policies that AWS owns are in no organization (Organizations: resource types, awspolicy). The `p-` of the id is the template's. */
function organizationPolicy(value: string, template: ArnTemplate, place: Place): SpecialForm {
  if (!/^(?:RCP)?FullAWSAccess$/u.test(value)) return undefined;
  return { arn: arnWith(template, { ...place, account: 'aws' }, `policy/*/p-${value}`), pattern: true };
}

/** Roles of services and of IAM Identity Center have paths that their names do not tell wholly. */
function iamRole(value: string, template: ArnTemplate, place: Place): SpecialForm {
  if (value.includes('/')) return undefined;
  if (value.startsWith('AWSServiceRoleFor')) return { arn: arnWith(template, place, `role/aws-service-role/*/${value}`), pattern: true };
  if (!value.startsWith('AWSReservedSSO_')) return undefined;
  return { arn: arnWith(template, place, `role/aws-reserved/sso.amazonaws.com/*${value}`), pattern: true };
}
