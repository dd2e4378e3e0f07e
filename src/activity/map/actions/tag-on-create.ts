// Tags that are given when something is created: most services check their tagging action for them too.
import { findResourceType } from '../../../catalog/resource-type.ts';
import { catalogAction } from './catalog-action.ts';
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import type { NeededAction } from './needed-action.ts';
import { contextOfTags, mayGiveTags, tagsOf } from './request-tags.ts';
import { TAGGING_ACTIONS } from './tagging-actions.ts';

/** IAM has one tagging action for each kind of thing. Service Authorization Reference, AWS Identity and Access Management. */
const IAM_TAGGING: ReadonlyMap<string, string> = new Map([
  ['CreateRole', 'iam:TagRole'],
  ['CreateUser', 'iam:TagUser'],
  ['CreatePolicy', 'iam:TagPolicy'],
  ['CreateInstanceProfile', 'iam:TagInstanceProfile'],
  ['CreateOpenIDConnectProvider', 'iam:TagOpenIDConnectProvider'],
  ['CreateSAMLProvider', 'iam:TagSAMLProvider'],
  ['CreateVirtualMFADevice', 'iam:TagMFADevice'],
  ['UploadServerCertificate', 'iam:TagServerCertificate'],
]);

/** The usual names of tagging actions, for services that are not in the table. */
const USUAL_NAMES = ['TagResource', 'AddTagsToResource', 'AddTags', 'CreateTags'];

/**
 * The tagging action on what the call creates, with the tags in the context. Grade `conditional` where the service's guide says that
 * tagging on creation is
 * authorized, `possible` where the catalog has such an action and nothing says so.
 */
export function tagOnCreate(call: Call): readonly NeededAction[] {
  if (call.event.parameters.size === 0 || !mayGiveTags(call.name)) return [];
  const own = catalogAction(call.name);
  if (own?.accessLevel === 'Tagging') return [];
  const given = tagsOf(call);
  if (given === undefined) return [];
  const because = `requestParameters.${given.parameter}`;
  if (call.prefix === 'ec2') return [...given.byType].flatMap(([type, tags]) => ec2Tags(call, type, tags, because));
  const tagging = taggingAction(call.prefix, call.operation);
  return tagging === undefined ? [] : need(tagging.action, { grade: tagging.grade, because, context: contextOfTags(given.tags) });
}

/** The action that is checked for tags that the operation gives; undefined for operations with a rule of their own, and where the catalog has none. */
export function taggingAction(
  prefix: string,
  operation: string,
): { readonly action: string; readonly grade: 'conditional' | 'possible' } | undefined {
  if (prefix === 'ec2' || !mayGiveTags(`${prefix}:${operation}`)) return undefined;
  const known = prefix === 'iam' ? IAM_TAGGING.get(operation) : TAGGING_ACTIONS.get(prefix);
  if (known !== undefined) return { action: known, grade: 'conditional' };
  const usual = prefix === 'iam' ? undefined : USUAL_NAMES.find((name) => catalogAction(`${prefix}:${name}`) !== undefined);
  return usual === undefined ? undefined : { action: `${prefix}:${usual}`, grade: 'possible' };
}

/**
 * What is created has no id yet when this is authorized: the resource is `…:instance/*` (Amazon EC2 User Guide, "Grant permission to tag
 * Amazon EC2
 * resources during creation").
 */
function ec2Tags(call: Call, type: string, tags: ReadonlyMap<string, string>, because: string): readonly NeededAction[] {
  const template = findResourceType('ec2', type)?.arns[0] ?? `arn:\${Partition}:ec2:\${Region}:\${Account}:${type}/*`;
  const parts = new Map([
    ['Partition', call.partition],
    ['Region', call.region],
    ['Account', call.account],
  ]);
  const arn = template.replace(/\$\{(\w+)\}/g, (_, name: string) => parts.get(name) ?? '*');
  return need('ec2:CreateTags', {
    grade: 'conditional',
    because,
    on: { kind: 'arns', arns: [arn], patterns: true },
    context: [['ec2:createaction', call.operation], ...contextOfTags(tags)],
  });
}
