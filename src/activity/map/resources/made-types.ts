// Of which types the thing is that a call makes and gives tags to.
import type { ActionFacts, ResourceTypeFacts } from '../../../catalog/facts.ts';
import { findResourceType, resourceTypesOf } from '../../../catalog/resource-type.ts';
import { creates, makes } from './created.ts';
import { nounOf, nounsOf } from './member-names.ts';
import { typeQuestion } from './type-question.ts';

/** Operations whose names say something else than what gets the tags. Source: their parameter `Tags` in the services' API references. */
const TAGGED: ReadonlyMap<string, string> = new Map([
  ['cloudformation:CreateChangeSet', 'stack'],
  ['cloudwatch:CreateServiceLevelObjective', 'slo'],
  ['rds:CreateDBShardGroup', 'shardgrp'],
  ['route53resolver:AssociateFirewallRuleGroup', 'firewall-rule-group-association'],
  ['ssm:CreateActivation', 'managed-instance'],
  ['ssm:StartChangeRequestExecution', 'automation-execution'],
]);

/**
 * Of the types of the call's own action and of the tagging action, those that the operation is named after; empty where it is named after none. Other types
 * of the service count last: for Elastic Load Balancing, the catalog's tagging action has no listeners.
 */
export function madeTypes(own: ActionFacts, tagging: ActionFacts): readonly ResourceTypeFacts[] {
  const known = TAGGED.get(`${own.service}:${own.name}`) ?? onlyType(own, tagging);
  if (known !== undefined) return [findResourceType(own.service, known) ?? []].flat();
  const noun = madeNoun(own);
  if (noun === '') return [];
  const types = typesOf(own, tagging);
  const made = named(noun, own, types) ?? endsWith(noun, resourceTypesOf(own.service));
  const ofOwn = made.filter(({ name }) => own.resourceTypes.some(({ type }) => type === name));
  return ofOwn.length > 0 ? ofOwn : made;
}

/** IAM has a tagging action for each type. */
function onlyType(own: ActionFacts, tagging: ActionFacts): string | undefined {
  const [only, ...others] = tagging.resourceTypes;
  return others.length === 0 && own.resourceTypes.some(({ type }) => type === only?.type) ? only?.type : undefined;
}

/** Whether the operation's name says what it makes (`CreateTable`, and not `Create`). */
export function namesWhatItMakes(own: ActionFacts): boolean {
  return makes(own) && madeNoun(own) !== '';
}

/** The members whose values may name what is tagged, beyond those that name the resources of the call's own action. */
export function membersOfTagged(own: ActionFacts, tagging: ActionFacts): readonly string[] {
  if (!makes(own)) return [];
  const others = madeTypes(own, tagging).filter(({ name }) => own.resourceTypes.every(({ type }) => type !== name));
  return others.flatMap((type) => typeQuestion(own, type, true).members);
}

function named(noun: string, own: ActionFacts, types: readonly ResourceTypeFacts[]): readonly ResourceTypeFacts[] | undefined {
  const ways = [
    types.filter((type) => isSame(noun, nounsOf(type)[0] ?? '')),
    types.filter((type) => creates(own, type) || nounsOf(type).some((each) => isSame(noun, each))),
    longest(types, (each) => noun.endsWith(each)),
    endsWith(noun, types),
    longest(types, (each) => noun.startsWith(each)),
  ];
  return ways.find((found) => found.length > 0);
}

/** The type that a parameter for tags says they are for: `recoveryPointTags`. */
export function typesOfTagMembers(own: ActionFacts, tagging: ActionFacts, members: Iterable<string>): readonly ResourceTypeFacts[] {
  const nouns = [...members].flatMap((name) => /^(.+)Tags$/u.exec(name)?.[1]?.toLowerCase() ?? []);
  return nouns.length === 0 ? [] : typesOf(own, tagging).filter((type) => nounsOf(type).some((noun) => nouns.includes(noun)));
}

function typesOf(own: ActionFacts, tagging: ActionFacts): readonly ResourceTypeFacts[] {
  const names = new Set([...own.resourceTypes, ...tagging.resourceTypes].map(({ type }) => type));
  return [...names].flatMap((name) => findResourceType(own.service, name) ?? []);
}

/** `RestoreDBInstanceFromDBSnapshot` → `dbinstance`. */
function madeNoun({ name }: ActionFacts): string {
  return nounOf(name)
    .replace(/(?:(?:From|With|Into|Using|For)(?=[A-Z])|To(?=PointInTime|Organization)).*$/u, '')
    .replace(/(?:MultiRegion)?Resource$/u, '')
    .toLowerCase();
}

/** Whatever their number: `RunInstances` makes an instance. */
function isSame(noun: string, other: string): boolean {
  return noun === other || noun === `${other}s` || noun === `${other}es` || `${noun}s` === other;
}

/** `CreateRule` makes a `listener-rule`. */
function endsWith(noun: string, types: readonly ResourceTypeFacts[]): readonly ResourceTypeFacts[] {
  return types.filter((type) => nounsOf(type).some((each) => each.endsWith(noun)));
}

/** Of the types with a noun that fits, those whose noun says most: a cluster's snapshot before a snapshot. Short nouns fit by accident. */
function longest(types: readonly ResourceTypeFacts[], fits: (noun: string) => boolean): readonly ResourceTypeFacts[] {
  const lengths = types.map((type) =>
    Math.max(0, ...nounsOf(type).map((noun) => (noun.length > 3 && noun !== 'resource' && fits(noun) ? noun.length : 0))),
  );
  const most = Math.max(0, ...lengths);
  return most === 0 ? [] : types.filter((_, index) => lengths[index] === most);
}
