// The tags that a call carries.
import type { ContextValue } from '../../../model/request.ts';
import { remembered } from '../remembered.ts';
import type { Call } from './call.ts';
import { catalogAction } from './catalog-action.ts';
import { bothCases, elementsOf, memberOf, textOf } from './read-member.ts';

/** Names of the members that hold tags, in lower camel case. */
const TAG_MEMBERS: readonly string[] = [
  ...['tags', 'tagList', 'tagSet', 'tagsList', 'addTags', 'tagsToAdd', 'jobTags'],
  ...['tagSpecificationSet', 'tagSpecifications', 'tagSpecification'],
  ...['backupVaultTags', 'backupPlanTags', 'frameworkTags', 'reportPlanTags', 'recoveryPointTags', 'identityPoolTags', 'userPoolTags'],
];

const TAG_PARAMETERS: readonly string[] = TAG_MEMBERS.flatMap(bothCases);
const TAG_PARAMETER_SET: ReadonlySet<string> = new Set(TAG_PARAMETERS);

/** Sessions have one parameter for them (AWS STS API Reference, AssumeRole). */
const SESSION_TAGS: readonly string[] = ['tags'];

/** Services that have their own rule for tags. */
const OTHER_RULES: ReadonlySet<string> = new Set(['sts', 's3', 's3express']);

/** Whether the usual rule for tags that are given on creation is that of the operation (`service:Name`). */
export const mayGiveTags: (name: string) => boolean = remembered((name): boolean => {
  const level = catalogAction(name)?.accessLevel;
  return level !== 'Read' && level !== 'List' && !OTHER_RULES.has(name.slice(0, name.indexOf(':')));
});

/** The members that may hold the tags of a call; groups keep these, and no others are looked at. */
export function tagMembers(prefix: string, operation: string): readonly string[] {
  if (prefix === 'sts') return SESSION_TAGS;
  return mayGiveTags(`${prefix}:${operation}`) ? TAG_PARAMETERS : [];
}

interface RequestTags {
  readonly parameter: string;
  readonly tags: ReadonlyMap<string, string>;
  /** EC2 says for which types of resource the tags are: `instance` → its tags. Empty for the other services. */
  readonly byType: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Undefined when the call carries none. Tag keys and values of more than one list are joined. */
export function tagsOf(call: Call): RequestTags | undefined {
  const { parameters } = call.event;
  if (!hasAny(parameters.keys(), TAG_PARAMETER_SET)) return undefined;
  for (const parameter of tagMembers(call.prefix, call.operation)) {
    const value = parameters.get(parameter);
    if (value === undefined || value === null) continue;
    const byType = new Map<string, Map<string, string>>();
    for (const specification of elementsOf(value)) {
      const type = textOf(specification, 'resourceType') ?? textOf(specification, 'ResourceType');
      const lists = ['tags', 'Tag', 'Tags']
        .map((name) => memberOf(specification, name))
        .filter((list) => list !== undefined && list !== null);
      // Tags of Auto Scaling say for themselves of which type what they are on is.
      if (type === undefined || lists.length === 0) continue;
      const tags = byType.get(type) ?? new Map<string, string>();
      for (const list of lists) addTags(list, tags);
      byType.set(type, tags);
    }
    const tags = new Map<string, string>();
    if (byType.size === 0) addTags(value, tags);
    for (const typeTags of byType.values()) for (const [key, text] of typeTags) tags.set(key, text);
    if (tags.size > 0) return { parameter, tags, byType };
  }
  return undefined;
}

function hasAny(names: Iterable<string>, wanted: ReadonlySet<string>): boolean {
  for (const name of names) if (wanted.has(name)) return true;
  return false;
}

/**
 * `aws:requesttag/KEY` and `aws:tagkeys` for tags. Condition keys are in lower case, tag keys in them too; the list has them as they are.
 */
export function contextOfTags(tags: ReadonlyMap<string, string>): readonly (readonly [string, ContextValue])[] {
  const known = [...tags].filter(([key, value]) => key !== HIDDEN && value !== HIDDEN).toSorted(([a], [b]) => (a < b ? -1 : 1));
  // Keys that are not known make the list of keys unknown; there is none to put into a condition then.
  if (known.length < tags.size || tags.size === 0) return [];
  return [
    ...known.map(([key, value]) => [`aws:requesttag/${key.toLowerCase()}`, value] as const),
    ['aws:tagkeys', known.map(([key]) => key)],
  ];
}

export function tagContext(call: Call): readonly (readonly [string, ContextValue])[] {
  return contextOfTags(tagsOf(call)?.tags ?? new Map());
}

/** CloudTrail puts this in the place of keys and values that a service calls sensitive. */
const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** Tags are lists of `{key, value}` (in the spellings that services have) or objects of key → value. */
function addTags(value: unknown, tags: Map<string, string>): void {
  const list = elementsOf(value);
  for (const element of list) {
    const key = textOf(element, 'key') ?? textOf(element, 'Key') ?? textOf(element, 'tagKey') ?? textOf(element, 'TagKey');
    const text = ['value', 'Value', 'tagValue', 'TagValue'].map((name) => memberOf(element, name)).find((each) => each !== undefined);
    if (key !== undefined) addTag(key, text, tags);
  }
  if (list.length > 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const key of Object.keys(value)) addTag(key, memberOf(value, key), tags);
}

/** EC2's newer operations log `true` for the text `true`. */
function addTag(key: string, value: unknown, tags: Map<string, string>): void {
  if (value === undefined || value === null || value === '') tags.set(key, '');
  else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') tags.set(key, String(value));
}
